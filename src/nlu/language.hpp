#pragma once
// Which language a message is written in: by script, and for Latin letters by what the workspace speaks.

#include <string>
#include <string_view>

namespace yingda::nlu {

// "zh", "en", "ja", "ko", "th", "ru", "ar", "hi", "he", "el", "km", "my", "lo"; `fallback` where the text
// says nothing (digits, marks, emoji) and for Latin letters that are no English words when that is not "en".
// Chinese mixed with English counts as "zh", as does typed pinyin where `fallback` is "zh". Takes a
// normalised text.
std::string detect_language(std::string_view normalized, std::string_view fallback);

}  // namespace yingda::nlu
