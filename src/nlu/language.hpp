#pragma once
// Which language a message of a conversation is written in. Short texts say little by themselves ("ok", an
// order number, "配送料"): what was spoken before decides as long as the text does not say otherwise.

#include <string>
#include <string_view>

#include "nlu/langid/identifier.hpp"

namespace yingda::nlu {

// What is known before the message, as language tags; each may be empty.
struct Spoken {
  std::string_view conversation;  // the customer's last message
  std::string_view channel;       // his page or channel
  std::string_view workspace;     // the company's own texts
};

// ISO 639-1, "zh-Hant" for traditional Chinese, "fil" for Filipino; empty only where the text and `spoken`
// say nothing. Takes the text as typed, any bytes. Typed pinyin is Chinese where Chinese is spoken. With an
// identifier without its table, Latin letters are English or pinyin, or what was spoken when they have
// accents. Pure; about 10 µs.
std::string recognise_language(const Identifier& identifier, std::string_view text, const Spoken& spoken);

// "zh-TW", "zh-HK", "zh-Hant-…" → "zh-Hant"; of any other tag the first part, in lower case.
std::string plain_language(std::string_view tag);

}  // namespace yingda::nlu
