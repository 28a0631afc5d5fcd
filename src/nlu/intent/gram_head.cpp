#include "nlu/intent/gram_head.hpp"

#include <algorithm>
#include <cmath>

namespace yingda::nlu {
namespace {

constexpr float kSteps = 127.F;
constexpr float kValueSteps = 1024.F;  // features have values of at most 1

// sums[c] += value · weights[c]; whole numbers, so that the result does not hang on the width of the vectors.
#if defined(__x86_64__)
__attribute__((target_clones("avx2", "default")))
#endif
void add_row(std::int32_t value, const std::int8_t* weights, std::size_t count, std::int32_t* sums) {
  for (std::size_t c = 0; c < count; ++c) sums[c] += value * static_cast<std::int32_t>(weights[c]);
}

SparseRows rows_of(const Grams& grams, std::span<const Query> texts) {
  SparseRows rows(grams.dimensions());
  std::vector<Feature> features;
  for (const Query& text : texts) {
    grams.features(text, features);
    rows.add(features);
  }
  return rows;
}

}  // namespace

GramHead::GramHead(std::span<const Query> texts, std::span<const std::uint32_t> classes,
                   std::size_t class_count, const LinearOptions& options)
    : class_count_(class_count), grams_(texts), unit_(class_count), bias_(class_count) {
  const auto trained = train_linear(rows_of(grams_, texts), classes, class_count, options);
  const std::size_t dimensions = grams_.dimensions();
  weights_.resize(dimensions * class_count);
  for (std::size_t c = 0; c < class_count; ++c) {
    const auto own = std::span(trained).subspan(c * (dimensions + 1), dimensions);
    float most = 1e-9F;
    for (const float w : own) most = std::max(most, std::abs(w));
    unit_[c] = most / kSteps / kValueSteps;
    bias_[c] = trained[c * (dimensions + 1) + dimensions];
    for (std::size_t d = 0; d < dimensions; ++d)
      weights_[d * class_count + c] = static_cast<std::int8_t>(std::lround(own[d] / most * kSteps));
  }
}

std::size_t GramHead::score(const Query& text, std::span<float> out) const {
  thread_local std::vector<Feature> features;
  thread_local std::vector<std::int32_t> sums;
  grams_.features(text, features);
  sums.assign(class_count_, 0);
  for (const Feature& feature : features) {
    add_row(static_cast<std::int32_t>(std::lround(feature.value * kValueSteps)),
            weights_.data() + feature.index * class_count_, class_count_, sums.data());
  }
  for (std::size_t c = 0; c < class_count_; ++c) out[c] = static_cast<float>(sums[c]) * unit_[c] + bias_[c];
  return features.size();
}

}  // namespace yingda::nlu
