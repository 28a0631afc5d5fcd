#include "nlu/intent/kernel_space.hpp"

#include <cblas.h>

#include <algorithm>
#include <cmath>
#include <numeric>

#include "nlu/intent/shuffle.hpp"

namespace yingda::nlu {
namespace {

constexpr float kJitter = 1e-4F;  // keeps the kernel of nearly equal examples invertible

DenseMatrix chosen_rows(std::span<const float> vectors, std::size_t dimensions, std::size_t most,
                        std::uint64_t seed) {
  std::vector<std::uint32_t> order(vectors.size() / dimensions);
  std::iota(order.begin(), order.end(), 0U);
  if (order.size() > most) {
    Shuffle shuffle(seed);
    shuffle(std::span(order));
    order.resize(most);
    std::ranges::sort(order);
  }
  DenseMatrix rows;
  rows.reserve(order.size() * dimensions);
  for (const std::uint32_t i : order) {
    const auto row = vectors.subspan(i * dimensions, dimensions);
    rows.insert(rows.end(), row.begin(), row.end());
  }
  return rows;
}

}  // namespace

bool factorise(DenseMatrix& square, std::size_t count) {
  for (std::size_t i = 0; i < count; ++i) {
    float* const row = square.data() + i * count;
    for (std::size_t j = 0; j < i; ++j) {
      const float* const other = square.data() + j * count;
      row[j] = (row[j] - cblas_sdot(blas_int(j), row, 1, other, 1)) / other[j];
    }
    const float rest = row[i] - cblas_sdot(blas_int(i), row, 1, row, 1);
    if (rest <= 0) return false;
    row[i] = std::sqrt(rest);
  }
  return true;
}

KernelSpace::KernelSpace(std::span<const float> vectors, std::size_t dimensions, float width,
                         std::size_t most, std::uint64_t seed)
    : dimensions_(dimensions),
      width_(width),
      landmarks_(chosen_rows(vectors, dimensions, most, seed)),
      factor_(kernel(landmarks_, landmarks_)) {
  for (std::size_t i = 0; i < size(); ++i) factor_[i * size() + i] += kJitter;
  if (!factorise(factor_, size())) factor_.clear();
}

DenseMatrix KernelSpace::kernel(std::span<const float> a, std::span<const float> b) const {
  const std::size_t rows = a.size() / dimensions_;
  const std::size_t columns = b.size() / dimensions_;
  DenseMatrix out(rows * columns);
  cblas_sgemm(CblasRowMajor, CblasNoTrans, CblasTrans, blas_int(rows), blas_int(columns),
              blas_int(dimensions_), 1.F, a.data(), blas_int(dimensions_), b.data(), blas_int(dimensions_),
              0.F, out.data(), blas_int(columns));
  for (float& value : out) value = std::exp(width_ * (value - 1.F));
  return out;
}

void KernelSpace::solve(bool from_the_right, DenseMatrix& what, std::size_t rows, std::size_t columns) const {
  if (factor_.empty()) return;
  cblas_strsm(CblasRowMajor, from_the_right ? CblasRight : CblasLeft, CblasLower, CblasTrans, CblasNonUnit,
              blas_int(rows), blas_int(columns), 1.F, factor_.data(), blas_int(size()), what.data(),
              blas_int(columns));
}

DenseMatrix KernelSpace::coordinates(std::span<const float> vectors) const {
  DenseMatrix out = kernel(vectors, landmarks_);
  solve(true, out, vectors.size() / dimensions_, size());
  return out;
}

void KernelSpace::from_coordinates(DenseMatrix& weights, std::size_t columns) const {
  solve(false, weights, size(), columns);
}

float KernelSpace::kernel_row(std::span<const float> vector, std::vector<float>& out) const {
  out.resize(size());
  cblas_sgemv(CblasRowMajor, CblasNoTrans, blas_int(size()), blas_int(dimensions_), 1.F, landmarks_.data(),
              blas_int(dimensions_), vector.data(), 1, 0.F, out.data(), 1);
  const float nearest = std::ranges::max(out);
  for (float& value : out) value = std::exp(width_ * (value - 1.F));
  return nearest;
}

}  // namespace yingda::nlu
