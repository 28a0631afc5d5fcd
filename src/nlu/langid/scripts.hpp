#pragma once
// What a text's letters say about its language, without any model.

#include <cstddef>
#include <string_view>

namespace yingda::nlu {

struct ScriptFinding {
  std::string_view language;      // empty where the letters do not tell
  float confidence = 0;           // 0 to 1
  std::size_t latin_letters = 0;  // A to Z and their accented forms
};

// Any Han, kana or Hangul decides for Chinese ("zh", or "zh-Hant" where more characters are in the
// traditional form than in the simplified one), Japanese or Korean; another script decides where it has at
// least a quarter as many letters as Latin has. Takes well-formed UTF-8. Pure; a few nanoseconds a character,
// the first call 20 ms.
ScriptFinding find_script(std::string_view text);

// What the Chinese characters of a text are.
struct HanFinding {
  bool chinese = false;      // there are some, and neither kana nor hangul beside them
  bool traditional = false;  // chinese, and at least one is written so in traditional Chinese only
};
// Takes well-formed UTF-8; the cost of find_script.
HanFinding find_han(std::string_view text);

}  // namespace yingda::nlu
