#include "http/rate_limit.hpp"

#include <algorithm>

namespace yingda::http {

RateLimit::RateLimit(std::int64_t count, std::chrono::seconds period)
    : burst_(static_cast<double>(count)),
      per_second_(static_cast<double>(count) / static_cast<double>(period.count())) {}

double RateLimit::filled(const Bucket& bucket, Clock::time_point now) const {
  const double seconds = std::chrono::duration<double>(now - bucket.at).count();
  return std::min(burst_, bucket.tokens + seconds * per_second_);
}

// A bucket that is full again is as good as none. Where all are in use, someone makes up keys: he gets no
// more memory.
void RateLimit::make_room(Shard& shard, Clock::time_point now) const {
  std::erase_if(shard.buckets, [&](const auto& entry) { return filled(entry.second, now) >= burst_; });
  if (shard.buckets.size() >= kMaxPerShard) shard.buckets.clear();
}

bool RateLimit::allow(std::string_view key, Clock::time_point now) {
  if (unlimited()) return true;
  Shard& shard = shards_[Hash()(key) % kShards];
  const std::scoped_lock lock(shard.mutex);
  auto found = shard.buckets.find(key);
  if (found == shard.buckets.end()) {
    if (shard.buckets.size() >= kMaxPerShard) make_room(shard, now);
    found = shard.buckets.emplace(std::string(key), Bucket{burst_, now}).first;
  }
  Bucket& bucket = found->second;
  bucket.tokens = filled(bucket, now);
  bucket.at = now;
  if (bucket.tokens < 1.0) return false;
  bucket.tokens -= 1.0;
  return true;
}

bool is_loopback(std::string_view address) { return address.starts_with("127.") || address == "::1"; }

}  // namespace yingda::http
