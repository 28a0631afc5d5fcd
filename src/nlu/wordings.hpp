#pragma once
// The single wordings of every entry, to find which of them a question is closest to. An entry may be right
// although no wording is close (ranking does that); an equal wording makes it sure.

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "nlu/lexical.hpp"

namespace yingda::nlu {

struct BestWording {
  std::uint32_t index = 0;  // 0 = the question, n = the n-th similar question
  float cosine = 0;         // 0–1
};

class Wordings {
 public:
  // `tier` weighs the features: always the same one.
  Wordings(std::span<const EntryTexts> entries, const LexicalTier& tier);
  BestWording best(EntryIndex entry, const Query& query, const LexicalTier& tier) const;

 private:
  struct Wording {
    std::uint32_t first = 0;  // into keys_; ends where the next one begins
    float norm = 0;
  };
  void add(std::string_view text, const LexicalTier& tier);

  std::uint64_t serial_;   // no other wordings of this process have it
  std::vector<Key> keys_;  // of each wording ascending
  std::vector<Wording> wordings_;
  std::vector<std::uint32_t> first_of_entry_;  // into wordings_; one more than there are entries
};

}  // namespace yingda::nlu
