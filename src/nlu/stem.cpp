#include "nlu/stem.hpp"

#include <algorithm>
#include <array>

namespace yingda::nlu {
namespace {

// Sorted, for binary search.
constexpr auto kStopWords = std::to_array<std::string_view>(
    {"a",     "about", "am",   "an",     "and",   "any",  "are",   "as",   "at",   "be",   "been",
     "but",   "by",    "can",  "could",  "did",   "do",   "does",  "for",  "from", "get",  "got",
     "had",   "has",   "have", "hello",  "help",  "hey",  "hi",    "i",    "if",   "in",   "is",
     "it",    "its",   "just", "know",   "let",   "like", "may",   "me",   "my",   "need", "of",
     "on",    "or",    "our",  "please", "pls",   "so",   "some",  "tell", "than", "that", "the",
     "their", "them",  "then", "there",  "these", "they", "this",  "to",   "us",   "want", "was",
     "we",    "were",  "what", "which",  "will",  "with", "would", "you",  "your"});
static_assert(std::ranges::is_sorted(kStopWords));

bool is_vowel(char c) { return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u' || c == 'y'; }

bool has_vowel(std::string_view word) { return std::ranges::any_of(word, is_vowel); }

}  // namespace

bool is_stop_word(std::string_view word) { return std::ranges::binary_search(kStopWords, word); }

std::string_view stem(std::string_view word) {
  const auto without = [&](std::size_t count) { return word.substr(0, word.size() - count); };
  if (word.size() < 4) return word;
  if (word.ends_with("ing") && word.size() > 5 && has_vowel(without(3))) {
    word = without(3);
  } else if (word.ends_with("ed") && word.size() > 4 && has_vowel(without(2))) {
    word = without(2);
  } else if (word.ends_with("ies")) {
    return without(3);
  } else if (word.ends_with("s") && !word.ends_with("ss") && !word.ends_with("us")) {
    word = without(1);
  }
  // "stopp", "shipp" → "stop", "ship"; "charge" and "charging", "city" and "cities" meet without the last
  // letter.
  if (word.size() > 3 && word[word.size() - 1] == word[word.size() - 2] && !is_vowel(word.back()) &&
      word.back() != 'l' && word.back() != 's') {
    return without(1);
  }
  if (word.size() > 3 && (word.ends_with("e") || word.ends_with("y"))) return without(1);
  return word;
}

}  // namespace yingda::nlu
