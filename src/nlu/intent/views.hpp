#pragma once
// The three views of an intent, trained side by side: n-grams, the kernel over meanings, a plain separator of
// meanings.

#include <memory>
#include <span>
#include <vector>

#include "nlu/encoder/encoder.hpp"
#include "nlu/intent/gram_head.hpp"
#include "nlu/intent/kernel_head.hpp"

namespace yingda::nlu {

// Training examples; the vectors are empty when there is no encoder.
struct ExampleSet {
  std::vector<Query> texts;
  std::vector<std::uint32_t> classes;
  std::vector<float> vectors;  // rows of `dimensions`
  std::size_t dimensions = 0;
  std::size_t class_count = 0;

  std::size_t size() const { return texts.size(); }
  std::span<const float> vector(std::size_t i) const {
    return std::span(vectors).subspan(i * dimensions, dimensions);
  }
  // The examples at these places, for classes numbered anew by `renumbered` (old class → new one).
  ExampleSet subset(std::span<const std::uint32_t> places, std::span<const std::uint32_t> renumbered,
                    std::size_t class_count_there) const;
};

// What each view says of one text, by class.
struct ViewScores {
  std::vector<float> grams;
  std::vector<float> kernel;
  std::vector<float> plane;
  std::size_t known_grams = 0;
  float nearest = 0;  // cosine to the nearest landmark
};

class Views {
 public:
  Views(const ExampleSet& examples, unsigned threads);
  std::size_t class_count() const { return grams_.class_count(); }
  bool has_meaning() const { return kernel_ != nullptr; }
  void score_grams(const Query& text, ViewScores& out) const;
  void score_meaning(std::span<const float> vector, ViewScores& out) const;

 private:
  GramHead grams_;
  std::unique_ptr<KernelHead> kernel_;
  std::vector<float> plane_;  // classes × (dimensions + 1)
};

}  // namespace yingda::nlu
