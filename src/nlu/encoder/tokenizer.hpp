#pragma once
// Splits text into the pieces that the sentence encoder knows.

#include <cstdint>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

#include "base/error.hpp"

namespace yingda::nlu {

// A SentencePiece unigram model. Immutable; safe from many threads.
class Tokenizer {
 public:
  // `model` is copied. Error: invalid `model_damaged`.
  static Result<Tokenizer> load(std::span<const std::byte> model);
  Tokenizer(Tokenizer&&) noexcept;
  ~Tokenizer();

  std::size_t size() const;
  // The ids of the text's pieces, between those of begin and end: at most `limit` in all, the rest of the
  // text is left out. Bytes that are no UTF-8 count as U+FFFD; what the model does not know (an emoji), and a
  // text without any letter, is the unknown piece.
  void split(std::string_view utf8, std::size_t limit, std::vector<std::uint32_t>& ids) const;

 private:
  struct Model;
  explicit Tokenizer(std::unique_ptr<Model> model);
  std::unique_ptr<Model> model_;
};

}  // namespace yingda::nlu
