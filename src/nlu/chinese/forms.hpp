#pragma once
// Chinese in its two ways of writing, by OpenCC's dictionaries. They are read at the first use (the
// simplifying ones in 3 ms, each traditional form in about 20 ms and 5–8 MiB) and stay; any thread may call.
// Where they cannot be read, texts come back as they are.

#include <string>
#include <string_view>

namespace yingda::nlu {

enum class ChineseForm {
  as_written,
  simplified,   // with the mainland's words for Taiwan's ("軟體" → "软件")
  traditional,  // characters alone
  taiwan,       // with Taiwan's words and characters
  hong_kong     // with Hong Kong's characters
};

// Takes well-formed UTF-8; other scripts pass unchanged. About 1 µs a character.
std::string in_form(std::string_view utf8, ChineseForm form);

// The form that texts are compared in: simplified, with Cantonese words replaced by those of the standard
// language. Japanese and Korean texts stay as they are. Without a traditional character or a Cantonese word
// in it (a few ns a character to see) the text comes back unchanged.
std::string comparable_chinese(std::string utf8);

// The traditional form that a customer reads: by what his page or channel says ("zh-TW", "zh-HK", "zh-MO"),
// else Hong Kong's where he writes Cantonese, else the plain one.
ChineseForm traditional_form(std::string_view channel_language, bool cantonese);

}  // namespace yingda::nlu
