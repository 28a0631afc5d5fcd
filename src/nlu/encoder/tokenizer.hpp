#pragma once
// Splits text into the word pieces that the sentence encoder knows.

#include <array>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "nlu/encoder/character_map.hpp"
#include "nlu/encoder/tensor_file.hpp"

namespace yingda::nlu {

// A SentencePiece unigram model: of all ways to split a text it finds the most likely one. It reads the
// mapped file, which must outlive it. Immutable; safe from many threads.
class Tokenizer {
 public:
  // Error: invalid `model_damaged`.
  static Result<Tokenizer> load(const TensorFile& file);

  // How many ids there are.
  std::size_t size() const { return scores_.size(); }
  // The ids of the text's pieces between those of begin and end: at most `limit` (at least 3) in all, the
  // rest of the text is left out. A character that the model does not know (an emoji) is the unknown piece,
  // and so is an empty text.
  void split(std::string_view text, std::size_t limit, std::vector<std::uint32_t>& ids) const;

 private:
  explicit Tokenizer(CharacterMap characters) : characters_(characters) {}
  std::uint32_t child(std::uint32_t node, unsigned char label) const;

  CharacterMap characters_;
  // A trie in breadth-first order: node i has the children first_[i] up to first_[i + 1], sorted by label;
  // node 0 is the root. piece_[i] is the id of the piece that ends there, or 0.
  std::span<const std::uint8_t> labels_;
  std::span<const std::uint32_t> first_;
  std::span<const std::uint32_t> piece_;
  std::span<const float> scores_;  // logarithms of the pieces' probabilities
  double unknown_score_ = 0;
};

}  // namespace yingda::nlu
