#pragma once
// The features of the n-gram tier: runs of characters (2–5 within a word, 1–3 in scripts without spaces),
// words and pairs of words as written, and the tokens of nlu/tokens.hpp (stems, readings, concepts). Each of
// the two groups is weighted by log term frequency × rarity and has length 1, so that neither drowns the
// other.

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "nlu/intent/rows.hpp"
#include "nlu/query.hpp"

namespace yingda::nlu {

// The same features without rarity, each at a hashed place below 2^bits (those that meet are added up): for
// weights that ship with the program and hold no list of features. Ascending by index. Clears `out` first.
void hashed_grams(const Query& text, unsigned bits, std::vector<Feature>& out);

class Grams {
 public:
  // Learns which features there are, and how rare each is.
  explicit Grams(std::span<const Query> texts);
  std::size_t dimensions() const { return rarity_.size(); }
  // The features of a text that the training knew, ascending by index. Appends to `out` after clearing it.
  void features(const Query& text, std::vector<Feature>& out) const;

 private:
  static constexpr std::uint32_t kUnknown = 0xFFFFFFFFU;
  std::uint32_t find(std::uint64_t key) const;
  void insert(std::uint64_t key);
  void grow();

  std::vector<std::uint64_t> keys_;     // open addressing; 0 = free
  std::vector<std::uint32_t> numbers_;  // of the key in the same place
  std::vector<float> rarity_;
};

}  // namespace yingda::nlu
