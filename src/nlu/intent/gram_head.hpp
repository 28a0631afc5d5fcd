#pragma once
// The cheap tier: n-gram features into one linear separator a class, with weights of one byte.

#include <cstdint>
#include <span>
#include <vector>

#include "nlu/intent/grams.hpp"
#include "nlu/intent/linear_trainer.hpp"

namespace yingda::nlu {

class GramHead {
 public:
  GramHead(std::span<const Query> texts, std::span<const std::uint32_t> classes, std::size_t class_count,
           const LinearOptions& options);
  std::size_t class_count() const { return class_count_; }
  // Writes the margin of each class: above 0 speaks for it. Returns how many of the text's features the
  // training knew.
  std::size_t score(const Query& text, std::span<float> out) const;

 private:
  std::size_t class_count_;
  Grams grams_;
  std::vector<std::int8_t> weights_;  // features × classes
  std::vector<float> unit_;           // what one step of a class's weights is worth
  std::vector<float> bias_;
};

}  // namespace yingda::nlu
