#pragma once
// Which language a message is written in: by script, and for Latin letters by what the workspace speaks.

#include <string>
#include <string_view>

namespace yingda::nlu {

// The language that the script tells (langid/scripts.hpp; traditional Chinese counts as "zh"); `fallback`
// where the text says nothing (digits, marks, emoji) and for Latin letters that are no English words when
// that is not "en". Typed pinyin counts as "zh" where `fallback` is "zh". Takes a normalised text. Identifier
// (langid/identifier.hpp) tells languages in Latin letters apart; this is for a bot that knows which one is
// usual.
std::string detect_language(std::string_view normalized, std::string_view fallback);

}  // namespace yingda::nlu
