#pragma once
// Written Cantonese.

#include <string>
#include <string_view>

namespace yingda::nlu {

// Whether the text has a character that only Cantonese uses ("嘅", "唔", "喺" …), in either form of writing.
bool has_cantonese(std::string_view utf8);

// Cantonese words of a text in simplified characters, by those of the standard language.
std::string without_cantonese(std::string_view simplified);

}  // namespace yingda::nlu
