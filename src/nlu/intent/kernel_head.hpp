#pragma once
// Classes in the space of meanings: multinomial logistic regression over a kernel
// (nlu/intent/kernel_space.hpp), fitted by L-BFGS. Deterministic.

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "nlu/intent/kernel_space.hpp"

namespace yingda::nlu {

struct KernelOptions {
  float width = 2.F;
  float regularisation = 0.01F;  // of the sum of squares, against the sum of the losses
  std::size_t landmarks = 1000;
  unsigned iterations = 60;
  std::uint64_t seed = 1;
};

class KernelHead {
 public:
  // `vectors`: one row of `dimensions` numbers an example, each of length 1; `classes` below `class_count`.
  KernelHead(std::span<const float> vectors, std::size_t dimensions, std::span<const std::uint32_t> classes,
             std::size_t class_count, const KernelOptions& options = {});
  std::size_t class_count() const { return class_count_; }
  // Writes class_count() logarithms of probabilities, before calibration. Returns the cosine to the nearest
  // landmark.
  float score(std::span<const float> vector, std::span<float> out) const;

 private:
  std::size_t class_count_;
  KernelSpace space_;
  DenseMatrix weights_;  // landmarks × classes
};

}  // namespace yingda::nlu
