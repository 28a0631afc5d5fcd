#pragma once
// Times in platforms' JSON.

#include <string_view>

#include "base/clock.hpp"
#include "channels/json_read.hpp"

namespace yingda::channels {

// Seconds since 1970, as a number or its digits; 0 for what cannot be one.
inline TimeMs seconds_at(const Json& json, std::string_view path) {
  constexpr std::int64_t kLatest = 100'000'000'000;
  constexpr TimeMs kSecond = 1000;
  const std::int64_t seconds = number_at(json, path);
  return seconds > 0 && seconds < kLatest ? seconds * kSecond : 0;
}

}  // namespace yingda::channels
