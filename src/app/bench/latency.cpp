#include "app/bench/latency.hpp"

#include <algorithm>
#include <bit>
#include <cmath>

namespace yingda::app::bench {
namespace {

constexpr unsigned kFineBits = 5;  // 32 buckets to a doubling
constexpr std::uint64_t kFine = 1U << kFineBits;

std::size_t bucket_of(std::uint64_t us) {
  if (us < kFine) return us;
  const auto shift = static_cast<unsigned>(std::bit_width(us)) - kFineBits - 1;
  return (static_cast<std::size_t>(shift) << kFineBits) + (us >> shift);
}

// The largest duration that belongs there, in microseconds.
std::uint64_t upper_of(std::size_t bucket) {
  if (bucket < 2 * kFine) return bucket;
  const auto shift = (bucket >> kFineBits) - 1;
  return ((((bucket & (kFine - 1)) | kFine) + 1) << shift) - 1;
}

double as_ms(std::uint64_t us) { return static_cast<double>(us) / 1000; }

}  // namespace

void Latency::add(std::chrono::microseconds duration) {
  const auto us = std::max<std::int64_t>(duration.count(), 0);
  ++counts_[std::min(bucket_of(static_cast<std::uint64_t>(us)), kBuckets - 1)];
  ++all_;
  largest_ = std::max(largest_, us);
}

double Latency::at(double share) const {
  const auto wanted = static_cast<std::uint64_t>(std::ceil(share * static_cast<double>(all_)));
  std::uint64_t seen = 0;
  for (std::size_t i = 0; i < kBuckets; ++i) {
    seen += counts_[i];
    if (seen >= wanted && counts_[i] > 0) {
      return std::min(as_ms(upper_of(i)), largest_ms());
    }
  }
  return largest_ms();
}

Json Latency::buckets() const {
  Json list = Json::array();
  for (std::size_t i = 0; i < kBuckets; ++i) {
    if (counts_[i] > 0) list.push_back(Json::array({as_ms(upper_of(i)), counts_[i]}));
  }
  return list;
}

}  // namespace yingda::app::bench
