#pragma once
// Token buckets by key: an address, an API key, a channel, a visitor. A bucket holds `burst` requests and is
// refilled at `per_second`. Thread-safe; memory is bounded.

#include <array>
#include <chrono>
#include <cstddef>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>

namespace yingda::http {

class RateLimit {
 public:
  using Clock = std::chrono::steady_clock;

  // `count` in `period`, all of which may come at once; count 0 = no limit.
  RateLimit(std::int64_t count, std::chrono::seconds period);

  // Whether one more is allowed now; if so, it is counted.
  bool allow(std::string_view key, Clock::time_point now = Clock::now());
  bool unlimited() const { return burst_ <= 0; }

 private:
  struct Bucket {
    double tokens = 0;
    Clock::time_point at;
  };
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view key) const { return std::hash<std::string_view>()(key); }
  };
  struct Shard {
    std::mutex mutex;
    std::unordered_map<std::string, Bucket, Hash, std::equal_to<>> buckets;
  };
  void make_room(Shard& shard, Clock::time_point now) const;
  double filled(const Bucket& bucket, Clock::time_point now) const;

  static constexpr std::size_t kShards = 16;
  static constexpr std::size_t kMaxPerShard = 8'192;

  double burst_;
  double per_second_;
  std::array<Shard, kShards> shards_;
};

// 127.0.0.0/8 and ::1.
bool is_loopback(std::string_view address);

}  // namespace yingda::http
