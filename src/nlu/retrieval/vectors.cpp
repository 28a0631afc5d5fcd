#include "nlu/retrieval/vectors.hpp"

#include <algorithm>
#include <cmath>

#if defined(__x86_64__)
#include <immintrin.h>
#endif

namespace yingda::nlu {
namespace {

constexpr float kByteSteps = 127.F;
// 127 × 4095 × 512 numbers of a unit vector stay far below 31 bits (Cauchy–Schwarz).
constexpr float kQuestionSteps = 4095.F;

using Dot = std::int32_t (*)(const std::int16_t* a, const std::int8_t* b, std::size_t count);

std::int32_t dot_generic(const std::int16_t* a, const std::int8_t* b, std::size_t count) {
  std::int32_t sum = 0;
  for (std::size_t i = 0; i < count; ++i) sum += std::int32_t{a[i]} * std::int32_t{b[i]};
  return sum;
}

#if defined(__x86_64__)
__attribute__((target("avx2"))) std::int32_t dot_avx2(const std::int16_t* a, const std::int8_t* b,
                                                      std::size_t count) {
  constexpr std::size_t kStep = 16;
  __m256i sums = _mm256_setzero_si256();
  for (std::size_t i = 0; i < count; i += kStep) {
    const __m256i x = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(a + i));
    const __m256i y = _mm256_cvtepi8_epi16(_mm_loadu_si128(reinterpret_cast<const __m128i*>(b + i)));
    sums = _mm256_add_epi32(sums, _mm256_madd_epi16(x, y));
  }
  const __m128i half = _mm_add_epi32(_mm256_castsi256_si128(sums), _mm256_extracti128_si256(sums, 1));
  const __m128i quarter = _mm_add_epi32(half, _mm_unpackhi_epi64(half, half));
  return _mm_cvtsi128_si32(quarter) + _mm_extract_epi32(quarter, 1);
}

__attribute__((target("avx512f,avx512bw,avx512vnni"))) std::int32_t dot_avx512(const std::int16_t* a,
                                                                               const std::int8_t* b,
                                                                               std::size_t count) {
  constexpr std::size_t kStep = 32;
  __m512i even = _mm512_setzero_si512();
  __m512i odd = _mm512_setzero_si512();
  const auto words = [](const std::int8_t* at) __attribute__((target("avx512f,avx512bw,avx512vnni"))) {
    return _mm512_cvtepi8_epi16(_mm256_loadu_si256(reinterpret_cast<const __m256i*>(at)));
  };
  for (std::size_t i = 0; i < count; i += 2 * kStep) {
    even = _mm512_dpwssd_epi32(even, _mm512_loadu_si512(a + i), words(b + i));
    odd = _mm512_dpwssd_epi32(odd, _mm512_loadu_si512(a + i + kStep), words(b + i + kStep));
  }
  return _mm512_reduce_add_epi32(_mm512_add_epi32(even, odd));
}
#endif

// All give the same numbers.
Dot fastest_dot() {
#if defined(__x86_64__)
  if (__builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") &&
      __builtin_cpu_supports("avx512vnni"))
    return dot_avx512;
  if (__builtin_cpu_supports("avx2")) return dot_avx2;
#endif
  return dot_generic;
}

float largest(std::span<const float> vector) {
  float most = 0;
  for (const float value : vector) most = std::max(most, std::fabs(value));
  return most;
}

}  // namespace

float quantize(std::span<const float> vector, std::span<std::int8_t> out) {
  const float most = largest(vector);
  if (most == 0) {
    std::ranges::fill(out, std::int8_t{0});
    return 0;
  }
  for (std::size_t i = 0; i < vector.size(); ++i)
    out[i] = static_cast<std::int8_t>(std::lround(vector[i] / most * kByteSteps));
  return most / kByteSteps;
}

QuestionVector::QuestionVector(std::span<const float> vector, std::uint64_t model)
    : unit_(largest(vector) / kQuestionSteps), model_(model) {
  values_.reserve(vector.size());
  for (const float value : vector)
    values_.push_back(static_cast<std::int16_t>(unit_ > 0 ? std::lround(value / unit_) : 0));
}

void QuestionVector::cosines(const std::int8_t* rows, const float* units, std::span<float> out) const {
  static const Dot kDot = fastest_dot();
  for (std::size_t i = 0; i < out.size(); ++i) {
    const auto product = kDot(values_.data(), rows + i * values_.size(), values_.size());
    out[i] = static_cast<float>(product) * units[i] * unit_;
  }
}

}  // namespace yingda::nlu
