#include "nlu/intent/rows.hpp"

namespace yingda::nlu {

void SparseRows::add(std::span<const Feature> row) {
  features_.insert(features_.end(), row.begin(), row.end());
  begins_.push_back(features_.size());
}

float SparseRows::dot(std::size_t i, const float* weights) const {
  float sum = 0;
  for (const Feature& feature : row(i)) sum += feature.value * weights[feature.index];
  return sum;
}

void SparseRows::add_to(std::size_t i, float factor, float* weights) const {
  for (const Feature& feature : row(i)) weights[feature.index] += factor * feature.value;
}

float SparseRows::squared_norm(std::size_t i) const {
  float sum = 0;
  for (const Feature& feature : row(i)) sum += feature.value * feature.value;
  return sum;
}

float DenseRows::dot(std::size_t i, const float* weights) const {
  const float* row = values_.data() + i * dimensions_;
  // Eight sums side by side, so that the order of additions is fixed and they still run in one vector.
  float sums[8] = {};
  std::size_t d = 0;
  for (; d + 8 <= dimensions_; d += 8) {
    for (std::size_t lane = 0; lane < 8; ++lane) sums[lane] += row[d + lane] * weights[d + lane];
  }
  for (; d < dimensions_; ++d) sums[0] += row[d] * weights[d];
  return ((sums[0] + sums[4]) + (sums[2] + sums[6])) + ((sums[1] + sums[5]) + (sums[3] + sums[7]));
}

void DenseRows::add_to(std::size_t i, float factor, float* weights) const {
  const float* row = values_.data() + i * dimensions_;
  for (std::size_t d = 0; d < dimensions_; ++d) weights[d] += factor * row[d];
}

float DenseRows::squared_norm(std::size_t i) const { return dot(i, values_.data() + i * dimensions_); }

}  // namespace yingda::nlu
