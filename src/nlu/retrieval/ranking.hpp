#pragma once
// BM25's parts, the same for what is written into postings and for what is asked.

#include <cmath>

#include "nlu/lexical.hpp"

namespace yingda::nlu {

// Lengths count in any unit, the mean in the same.
class LengthNorm {
 public:
  LengthNorm(const LexicalWeights& weights, float mean_length)
      : constant_(weights.saturation * (1 - weights.length)),
        slope_(mean_length > 0 ? weights.saturation * weights.length / mean_length : 0) {}
  // What a feature of this frequency adds, of 1.
  float impact(float frequency, float length) const {
    return frequency / (frequency + constant_ + slope_ * length);
  }

 private:
  float constant_;
  float slope_;
};

inline float rarity_of(float documents, float holding, float power) {
  return std::pow(std::log1p((documents - holding + 0.5F) / (holding + 0.5F)), power);
}

}  // namespace yingda::nlu
