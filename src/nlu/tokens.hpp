#pragma once
// What of a text is compared: words, characters, pairs of them, how they sound, and which concepts they name.

#include <cstdint>
#include <string_view>
#include <vector>

namespace yingda::nlu {

// The kinds of features. Each has one weight in ranking (nlu/ranker.hpp).
enum class Family : std::uint8_t {
  character,      // one character of a script without spaces
  pair,           // two such characters side by side, or two words
  word,           // a stemmed word of a script with spaces
  number,         // a run of digits
  syllable,       // how a Chinese character reads, or typed pinyin
  syllable_pair,  // two of these side by side
  fragment,       // three letters of a long word: forgives a typo
  idea,           // a concept of concept_table.cpp
  term            // a term of the workspace's glossary, whichever synonym stands there (nlu/vocabulary.hpp)
};
inline constexpr std::size_t kFamilies = 9;

// A feature: family in the top 4 bits, hash of its text below.
using Key = std::uint32_t;
constexpr Family family_of(Key key) { return static_cast<Family>(key >> 28U); }
Key key_of(Family family, std::uint64_t value);  // `value` is hashed

struct Token {
  Key key = 0;
  std::uint32_t begin = 0;  // where in the normalised text, in bytes
  std::uint32_t end = 0;
};

// Appends the features of a normalised text (nlu/normalize.hpp), in no special order, repeated as in the
// text.
void tokenize(std::string_view normalized, std::vector<Token>& out);
// Of these only what stands in the text itself: the families character, word and number.
void tokenize_content(std::string_view normalized, std::vector<Token>& out);

}  // namespace yingda::nlu
