#pragma once
// A glossary beside the entries that it serves: what its words do to the features of a text.

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "nlu/glossary.hpp"
#include "nlu/query.hpp"
#include "nlu/tokens.hpp"

namespace yingda::nlu {

struct EntryTexts;

// Appends a feature of the family `term` for each word of the glossary in a normalised text.
void add_terms(const Glossary& glossary, std::string_view normalized, std::vector<Token>& out);

// Immutable; safe from many threads.
class Vocabulary {
 public:
  // `glossary` may be null or empty.
  Vocabulary(std::shared_ptr<const Glossary> glossary, std::span<const EntryTexts> entries);

  // The question as it is to be asked, where it holds words of the glossary: a word that no entry uses is
  // replaced by the word of the same term that they use most, and each term is a feature.
  std::optional<Query> read(const Query& query) const;

  const Glossary* glossary() const { return glossary_.get(); }

 private:
  std::shared_ptr<const Glossary> glossary_;
  std::vector<std::uint32_t> used_for_;  // by word: the word to read in its place; itself where it is used
};

}  // namespace yingda::nlu
