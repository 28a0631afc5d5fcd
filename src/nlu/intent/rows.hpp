#pragma once
// Training rows for the linear trainer: sparse ones in one block of memory, dense ones as a matrix. Each has
// an implied last feature that is always 1, for the bias.

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace yingda::nlu {

struct Feature {
  std::uint32_t index = 0;
  float value = 0;
};

// Rows of few features among many.
class SparseRows {
 public:
  explicit SparseRows(std::size_t dimensions) : dimensions_(dimensions) {}
  void add(std::span<const Feature> row);
  std::size_t size() const { return begins_.size() - 1; }
  std::size_t dimensions() const { return dimensions_; }
  std::span<const Feature> row(std::size_t i) const {
    return {features_.data() + begins_[i], features_.data() + begins_[i + 1]};
  }
  float dot(std::size_t i, const float* weights) const;
  void add_to(std::size_t i, float factor, float* weights) const;
  float squared_norm(std::size_t i) const;

 private:
  std::size_t dimensions_;
  std::vector<std::size_t> begins_{0};
  std::vector<Feature> features_;
};

// Rows of a matrix that the caller keeps alive.
class DenseRows {
 public:
  DenseRows(std::span<const float> values, std::size_t dimensions)
      : values_(values), dimensions_(dimensions) {}
  std::size_t size() const { return values_.size() / dimensions_; }
  std::size_t dimensions() const { return dimensions_; }
  float dot(std::size_t i, const float* weights) const;
  void add_to(std::size_t i, float factor, float* weights) const;
  float squared_norm(std::size_t i) const;

 private:
  std::span<const float> values_;
  std::size_t dimensions_;
};

}  // namespace yingda::nlu
