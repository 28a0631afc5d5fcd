#include "nlu/encoder/matrix_kernels.hpp"

#include <algorithm>
#include <array>
#include <cstring>
#include <vector>

#if defined(__x86_64__)
#include <immintrin.h>
#endif

namespace yingda::nlu {
namespace {

void multiply_panel_generic(const std::int16_t* const* inputs, std::size_t count, const std::int8_t* weights,
                            std::size_t pairs, std::int32_t* out, std::size_t stride) {
  for (std::size_t i = 0; i < count; ++i) {
    std::array<std::int32_t, kPanel> sums{};
    for (std::size_t k = 0; k < pairs; ++k) {
      const std::int32_t a = inputs[i][2 * k];
      const std::int32_t b = inputs[i][2 * k + 1];
      const std::int8_t* pair = weights + k * 2 * kPanel;
      for (std::size_t c = 0; c < kPanel; ++c) sums[c] += a * pair[2 * c] + b * pair[2 * c + 1];
    }
    std::ranges::copy(sums, out + i * stride);
  }
}

#if defined(__x86_64__)
// Two neighbouring activations as one 32-bit word.
inline int load_pair(const std::int16_t* at) {
  int pair;
  std::memcpy(&pair, at, sizeof pair);
  return pair;
}

// kRows inputs with 16 columns: eight sums fill half of the 16 registers.
template <std::size_t kRows>
__attribute__((target("avx2"))) void tile_avx2(const std::int16_t* const* inputs, const std::int8_t* weights,
                                               std::size_t pairs, std::int32_t* out, std::size_t stride) {
  __m256i low[kRows];
  __m256i high[kRows];
  for (std::size_t i = 0; i < kRows; ++i) low[i] = high[i] = _mm256_setzero_si256();
  for (std::size_t k = 0; k < pairs; ++k) {
    const auto* at = reinterpret_cast<const __m128i*>(weights + k * 2 * kPanel);
    const __m256i w_low = _mm256_cvtepi8_epi16(_mm_load_si128(at));
    const __m256i w_high = _mm256_cvtepi8_epi16(_mm_load_si128(at + 1));
    for (std::size_t i = 0; i < kRows; ++i) {
      const __m256i x = _mm256_set1_epi32(load_pair(inputs[i] + 2 * k));
      low[i] = _mm256_add_epi32(low[i], _mm256_madd_epi16(x, w_low));
      high[i] = _mm256_add_epi32(high[i], _mm256_madd_epi16(x, w_high));
    }
  }
  for (std::size_t i = 0; i < kRows; ++i) {
    auto* to = reinterpret_cast<__m256i*>(out + i * stride);
    _mm256_storeu_si256(to, low[i]);
    _mm256_storeu_si256(to + 1, high[i]);
  }
}

// kRows inputs with the panel's 32 columns.
template <std::size_t kRows>
__attribute__((target("avx512f,avx512bw,avx512vl,avx512vnni"))) void tile_avx512(
    const std::int16_t* const* inputs, const std::int8_t* weights, std::size_t pairs, std::int32_t* out,
    std::size_t stride) {
  __m512i low[kRows];
  __m512i high[kRows];
  for (std::size_t i = 0; i < kRows; ++i) low[i] = high[i] = _mm512_setzero_si512();
  for (std::size_t k = 0; k < pairs; ++k) {
    const auto* at = reinterpret_cast<const __m256i*>(weights + k * 2 * kPanel);
    const __m512i w_low = _mm512_cvtepi8_epi16(_mm256_load_si256(at));
    const __m512i w_high = _mm512_cvtepi8_epi16(_mm256_load_si256(at + 1));
    for (std::size_t i = 0; i < kRows; ++i) {
      const __m512i x = _mm512_set1_epi32(load_pair(inputs[i] + 2 * k));
      low[i] = _mm512_dpwssd_epi32(low[i], x, w_low);
      high[i] = _mm512_dpwssd_epi32(high[i], x, w_high);
    }
  }
  for (std::size_t i = 0; i < kRows; ++i) {
    _mm512_storeu_si512(out + i * stride, low[i]);
    _mm512_storeu_si512(out + i * stride + 16, high[i]);
  }
}

using Tile = void (*)(const std::int16_t* const*, const std::int8_t*, std::size_t, std::int32_t*,
                      std::size_t);

void multiply_panel_avx2(const std::int16_t* const* inputs, std::size_t count, const std::int8_t* weights,
                         std::size_t pairs, std::int32_t* out, std::size_t stride) {
  static constexpr std::array<Tile, 5> kTiles = {nullptr, tile_avx2<1>, tile_avx2<2>, tile_avx2<3>,
                                                 tile_avx2<4>};
  for (std::size_t half = 0; half < 2; ++half) {
    for (std::size_t i = 0; i < count; i += 4) {
      kTiles[std::min<std::size_t>(4, count - i)](inputs + i, weights + half * kPanel, pairs,
                                                  out + i * stride + half * kPanel / 2, stride);
    }
  }
}

void multiply_panel_avx512vnni(const std::int16_t* const* inputs, std::size_t count,
                               const std::int8_t* weights, std::size_t pairs, std::int32_t* out,
                               std::size_t stride) {
  static constexpr std::array<Tile, 9> kTiles = {nullptr,        tile_avx512<1>, tile_avx512<2>,
                                                 tile_avx512<3>, tile_avx512<4>, tile_avx512<5>,
                                                 tile_avx512<6>, tile_avx512<7>, tile_avx512<8>};
  for (std::size_t i = 0; i < count; i += 8) {
    kTiles[std::min<std::size_t>(8, count - i)](inputs + i, weights, pairs, out + i * stride, stride);
  }
}
#endif

std::vector<MatrixKernel> find_kernels() {
  std::vector<MatrixKernel> found;
#if defined(__x86_64__)
  if (__builtin_cpu_supports("avx512vnni") && __builtin_cpu_supports("avx512bw") &&
      __builtin_cpu_supports("avx512vl")) {
    found.push_back({"avx512vnni", multiply_panel_avx512vnni});
  }
  if (__builtin_cpu_supports("avx2")) found.push_back({"avx2", multiply_panel_avx2});
#endif
  found.push_back({"generic", multiply_panel_generic});
  return found;
}

}  // namespace

std::span<const MatrixKernel> matrix_kernels() {
  static const std::vector<MatrixKernel> kernels = find_kernels();
  return kernels;
}

}  // namespace yingda::nlu
