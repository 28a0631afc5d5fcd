#pragma once
// Tolerant reading of JSON objects: what is missing or of another type counts as empty; and how scores are
// written.

#include <cmath>
#include <string>
#include <vector>

#include "base/json.hpp"

namespace yingda::bot {

inline std::string text_at(const Json& json, const char* key) {
  const auto at = json.find(key);
  return at != json.end() && at->is_string() ? at->get<std::string>() : std::string();
}

inline std::vector<std::string> texts_at(const Json& json, const char* key) {
  std::vector<std::string> out;
  const auto at = json.find(key);
  if (at == json.end() || !at->is_array()) return out;
  for (const auto& item : *at) {
    if (item.is_string()) out.push_back(item.get<std::string>());
  }
  return out;
}

// A score as replies and explanations show it: four decimals.
inline double rounded(double value) { return std::round(value * 10000) / 10000; }

}  // namespace yingda::bot
