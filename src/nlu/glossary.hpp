#pragma once
// A workspace's glossary: words that mean the same, and dictionaries whose words are entities.

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "nlu/word_trie.hpp"

namespace yingda::nlu {

// The kind of a term that belongs to no dictionary.
inline constexpr std::string_view kPlainTerm = "term";

// One term as it was written (normalised here).
struct GlossaryWords {
  std::string_view term;
  std::span<const std::string> synonyms;
  std::string_view kind = kPlainTerm;  // or the dictionary that it belongs to: "product", "place" …
};

// A term or a synonym of it in a normalised text.
struct GlossaryHit {
  std::uint32_t term = 0;   // its place in the glossary
  std::uint32_t word = 0;   // which of the glossary's words
  std::uint32_t begin = 0;  // bytes of the text
  std::uint32_t end = 0;
  bool operator==(const GlossaryHit&) const = default;
};

// A word of a dictionary in a text.
struct GlossaryEntity {
  std::string type;         // the dictionary's name
  std::string value;        // the term as the team wrote it, whichever synonym stands in the text
  std::uint32_t begin = 0;  // bytes of the normalised text
  std::uint32_t end = 0;
  bool operator==(const GlossaryEntity&) const = default;
};

// Immutable; safe from many threads.
class Glossary {
 public:
  Glossary() = default;
  // A word that several terms claim belongs to the one whose name it is, else to the first of them. Chains
  // are not followed, so that cycles of synonyms end nowhere.
  explicit Glossary(std::span<const GlossaryWords> terms);

  bool empty() const { return trie_.empty(); }
  std::size_t size() const { return terms_.size(); }

  // The words of the glossary in a normalised text (nlu/normalize.hpp), in the order of the text, none over
  // another: of two that overlap the longer one counts, then the earlier. A word that begins or ends with a
  // letter or a digit of a script with spaces must begin or end there; a plural -s, -es belongs to it. `out`
  // is replaced.
  void find(std::string_view normalized, std::vector<GlossaryHit>& out) const;

  // The text with each synonym replaced by its term, normalised.
  std::string canonical(std::string_view normalized) const;

  // The words of dictionaries (terms of another kind than "term"), in the order of the text.
  std::vector<GlossaryEntity> entities(std::string_view normalized) const;

  // The normalised form of a term.
  const std::string& normal_form(std::uint32_t term) const { return terms_[term].normal; }
  // The words of all terms: normalised, ascending, each of one term.
  std::size_t words() const { return words_.size(); }
  const std::string& word(std::uint32_t place) const { return words_[place].first; }
  std::uint32_t term_of(std::uint32_t word) const { return words_[word].second; }

 private:
  struct Term {
    std::string written;
    std::string normal;
    std::string kind;
  };
  std::vector<Term> terms_;
  std::vector<std::pair<std::string, std::uint32_t>> words_;  // with their terms
  WordTrie trie_;
};

// Appends a piece; words that would run together get a space between.
void append_apart(std::string& text, std::string_view piece);

// A normalised text with other words in place of its hits: `word_for(hit)` gives the word.
template <class WordFor>
std::string replaced(std::string_view normalized, std::span<const GlossaryHit> hits, WordFor word_for) {
  std::string text;
  std::size_t at = 0;
  for (const GlossaryHit& hit : hits) {
    append_apart(text, normalized.substr(at, hit.begin - at));
    append_apart(text, word_for(hit));
    at = hit.end;
  }
  append_apart(text, normalized.substr(at));
  return text;
}

// The dictionary words of a text as a customer wrote it; places are those of its normal form.
std::vector<GlossaryEntity> glossary_entities(const Glossary& glossary, std::string_view text);

}  // namespace yingda::nlu
