#pragma once
// The space of a Gaussian kernel on the unit sphere, k(a, b) = exp(width · (a·b − 1)), spanned by at most
// `most` of the given vectors (Williams, Seeger: "Using the Nyström method to speed up kernel machines", NIPS
// 2000).

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace yingda::nlu {

using DenseMatrix = std::vector<float>;  // row by row

// BLAS counts in int; no matrix here comes near its limit.
inline int blas_int(std::size_t value) { return static_cast<int>(value); }

class KernelSpace {
 public:
  KernelSpace(std::span<const float> vectors, std::size_t dimensions, float width, std::size_t most,
              std::uint64_t seed);
  // Landmarks; also the number of coordinates.
  std::size_t size() const { return landmarks_.size() / dimensions_; }

  // Coordinates of vectors, in which the kernel is a plain dot product. Only until settle().
  DenseMatrix coordinates(std::span<const float> vectors) const;
  // Weights for coordinates become weights for kernel_row(); only until settle().
  void from_coordinates(DenseMatrix& weights, std::size_t columns) const;
  // Drops what only training needs.
  void settle() { factor_ = {}; }

  // Writes the kernel of a vector with each landmark; returns the cosine to the nearest one.
  float kernel_row(std::span<const float> vector, std::vector<float>& out) const;

 private:
  DenseMatrix kernel(std::span<const float> a, std::span<const float> b) const;
  void solve(bool from_the_right, DenseMatrix& what, std::size_t rows, std::size_t columns) const;

  std::size_t dimensions_;
  float width_;
  DenseMatrix landmarks_;
  DenseMatrix
      factor_;  // lower triangle L with L·Lᵀ = kernel of the landmarks; empty where rounding forbade it
};

// A = L·Lᵀ in place, lower triangle. False when A is not positive definite.
bool factorise(DenseMatrix& square, std::size_t count);

}  // namespace yingda::nlu
