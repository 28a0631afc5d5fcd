#pragma once
// The inner loops of Matrix::multiply, one per instruction set.

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace yingda::nlu {

// Columns that are computed together. Weights of a panel: for each pair of inputs, for each column, two
// integers.
inline constexpr std::size_t kPanel = 32;

// out[i * stride + c] for all inputs i and the panel's columns c; `pairs` is half the number of inputs'
// values.
using MultiplyPanel = void (*)(const std::int16_t* const* inputs, std::size_t count,
                               const std::int8_t* weights, std::size_t pairs, std::int32_t* out,
                               std::size_t stride);

struct MatrixKernel {
  std::string_view name;  // "avx512vnni", "avx2", "generic"
  MultiplyPanel run;
};
// Those that this CPU can run, the fastest first. All give the same numbers.
std::span<const MatrixKernel> matrix_kernels();

}  // namespace yingda::nlu
