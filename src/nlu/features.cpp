#include "nlu/features.hpp"

#include <algorithm>
#include <cmath>

#include "nlu/normalize.hpp"
#include "nlu/vocabulary.hpp"

namespace yingda::nlu {

std::uint8_t in_byte_steps(float value, float unit) {
  return static_cast<std::uint8_t>(std::clamp(std::lround(value / unit), 1L, 255L));
}

void FeatureCollector::add(std::string_view text, float weight, float cap) {
  tokens_.clear();
  const std::string normalized = normalize(text);
  tokenize(normalized, tokens_);
  if (glossary_ != nullptr) add_terms(*glossary_, normalized, tokens_);
  std::ranges::sort(tokens_, {}, &Token::key);
  for (std::size_t i = 0; i < tokens_.size();) {
    std::size_t end = i;
    while (end < tokens_.size() && tokens_[end].key == tokens_[i].key) ++end;
    added_.emplace_back(tokens_[i].key, weight * std::min(static_cast<float>(end - i), cap));
    i = end;
  }
}

std::span<const std::pair<Key, float>> FeatureCollector::take() {
  // By weight too: sums of floats depend on their order.
  std::ranges::sort(added_);
  sums_.clear();
  for (const auto& [key, weight] : added_) {
    if (sums_.empty() || sums_.back().first != key) {
      sums_.emplace_back(key, weight);
    } else {
      sums_.back().second += weight;
    }
  }
  added_.clear();
  return sums_;
}

}  // namespace yingda::nlu
