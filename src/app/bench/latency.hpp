#pragma once
// Durations as a histogram of fixed size: 32 buckets to a doubling, so that a figure is at most 3 % too high.

#include <array>
#include <chrono>
#include <cstdint>

#include "base/json.hpp"

namespace yingda::app::bench {

class Latency {
 public:
  void add(std::chrono::microseconds duration);
  // In milliseconds: at most this long took `share` (0–1) of all; 0 when there is none.
  double at(double share) const;
  std::uint64_t count() const { return all_; }
  double largest_ms() const { return static_cast<double>(largest_) / 1000; }
  // [[upper bound in ms, count], …] of those that are not empty.
  Json buckets() const;

 private:
  static constexpr std::size_t kBuckets = 1024;
  std::array<std::uint64_t, kBuckets> counts_{};
  std::uint64_t all_ = 0;
  std::int64_t largest_ = 0;
};

}  // namespace yingda::app::bench
