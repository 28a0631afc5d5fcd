#pragma once
// Products of 16-bit activations with 8-bit weights, exact in 32-bit integers: every CPU gives the same
// result.

#include <cstddef>
#include <cstdint>
#include <new>
#include <span>
#include <vector>

#include "nlu/encoder/matrix_kernels.hpp"

namespace yingda::nlu {

// The largest activation: 1,280 products with 127 stay below 2^31.
inline constexpr int kMaxActivation = 8191;

// One layer's weights, rows = inputs (even, at most 1,280) and columns = outputs (a multiple of 32), in the
// order in which the kernels read them. Immutable; safe from many threads.
class Matrix {
 public:
  Matrix() = default;
  // `row_major` has rows × columns integers; a weight is scale * integer.
  Matrix(std::span<const std::int8_t> row_major, std::size_t rows, std::size_t columns, float scale,
         const MatrixKernel& kernel);

  std::size_t rows() const { return rows_; }
  std::size_t columns() const { return columns_; }
  float scale() const { return scale_; }
  // scale * the sum of each column.
  const std::vector<float>& column_sums() const { return column_sums_; }

  // out[i * columns() + c] = Σ inputs[i][k] * integer[k][c]; each of the `count` inputs has rows()
  // activations within ±kMaxActivation.
  void multiply(const std::int16_t* const* inputs, std::size_t count, std::int32_t* out) const;

 private:
  template <class T>
  struct CacheLineAllocator {
    using value_type = T;
    T* allocate(std::size_t n) {
      return static_cast<T*>(::operator new(n * sizeof(T), std::align_val_t(64)));
    }
    void deallocate(T* p, std::size_t) { ::operator delete(p, std::align_val_t(64)); }
    bool operator==(const CacheLineAllocator&) const = default;
  };

  MultiplyPanel run_ = nullptr;
  std::size_t rows_ = 0;
  std::size_t columns_ = 0;
  float scale_ = 0;
  std::vector<std::int8_t, CacheLineAllocator<std::int8_t>> packed_;
  std::vector<float> column_sums_;
};

}  // namespace yingda::nlu
