#pragma once
// Vectors of one byte a number, and their products with a question's vector.

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace yingda::nlu {

// Rounds a vector to 127 steps of its largest number on each side; returns what one step is worth. The cosine
// of two unit vectors, one of them rounded so, is off by at most about 0.002.
float quantize(std::span<const float> vector, std::span<std::int8_t> out);

// A question's vector, in finer steps than the rows.
class QuestionVector {
 public:
  QuestionVector() = default;
  // `model`: model_hash() of what made the vector; only rows of the same model are comparable.
  QuestionVector(std::span<const float> vector, std::uint64_t model);
  bool empty() const { return values_.empty(); }
  std::uint64_t model() const { return model_; }
  std::size_t dimensions() const { return values_.size(); }
  // out[i] = the cosine with row i, for out.size() rows of one byte a number, one after the other.
  // Dimensions are a multiple of 64.
  void cosines(const std::int8_t* rows, const float* units, std::span<float> out) const;

 private:
  std::vector<std::int16_t> values_;
  float unit_ = 0;
  std::uint64_t model_ = 0;
};

}  // namespace yingda::nlu
