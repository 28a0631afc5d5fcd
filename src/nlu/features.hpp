#pragma once
// The features of a document of several fields: each field's tokens, weighted and capped, added up.

#include <span>
#include <string_view>
#include <utility>
#include <vector>

#include "nlu/tokens.hpp"

namespace yingda::nlu {

inline constexpr float kFrequencyUnit = 0.1F;  // of a frequency in 8 bits, which so reaches 25.5

// A number above 0 in steps of `unit`, from 1 to 255.
std::uint8_t in_byte_steps(float value, float unit);

class Glossary;

class FeatureCollector {
 public:
  // With a glossary its terms are features too; it must outlive the collector.
  explicit FeatureCollector(const Glossary* glossary = nullptr) : glossary_(glossary) {}

  // Adds a field's text, as it is (normalised here). Each of its features counts `weight` as often as it
  // stands there, at most `cap` times.
  void add(std::string_view text, float weight, float cap);
  // What was added, ascending by key, each key once; clears the collector. The same fields in any order give
  // the same sums to the last bit. The view holds until the next call.
  std::span<const std::pair<Key, float>> take();

 private:
  const Glossary* glossary_;
  std::vector<Token> tokens_;
  std::vector<std::pair<Key, float>> added_;
  std::vector<std::pair<Key, float>> sums_;
};

}  // namespace yingda::nlu
