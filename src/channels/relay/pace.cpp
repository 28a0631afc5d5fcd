#include "channels/relay/pace.hpp"

#include <algorithm>
#include <cmath>

namespace yingda::channels {
namespace {

constexpr double kPaceSecond = 1000;
// A greeting and an answer of two pieces go out at once, also where one a second is the rule.
constexpr double kLaneBurst = 3;
constexpr std::size_t kMostLanes = 10'000;

}  // namespace

TimeMs Pace::wait_of(Bucket& bucket, double rate, double burst, TimeMs now) {
  if (now < bucket.paused_until) return bucket.paused_until - now;
  if (rate <= 0) return 0;
  if (bucket.at == 0) bucket.tokens = burst;
  const double passed = static_cast<double>(std::max<TimeMs>(0, now - bucket.at));
  bucket.tokens = std::min(burst, bucket.tokens + passed * rate / kPaceSecond);
  bucket.at = now;
  return bucket.tokens >= 1 ? 0 : static_cast<TimeMs>(std::ceil((1 - bucket.tokens) * kPaceSecond / rate));
}

TimeMs Pace::take(const Lane& lane, const Capabilities& can, TimeMs now) {
  const std::scoped_lock lock(mutex_);
  // All of them are full again long before so many have been used.
  if (lanes_.size() > kMostLanes) lanes_.clear();
  Bucket& all = channels_[lane.channel];
  Bucket& one = lanes_[lane];
  const TimeMs wait = std::max(wait_of(all, can.rate, std::max(1.0, can.rate), now),
                               wait_of(one, can.rate_each, std::max(kLaneBurst, can.rate_each), now));
  if (wait > 0) return wait;
  if (can.rate > 0) all.tokens -= 1;
  if (can.rate_each > 0) one.tokens -= 1;
  return 0;
}

void Pace::pause(ChannelId channel, TimeMs until) {
  const std::scoped_lock lock(mutex_);
  Bucket& bucket = channels_[channel];
  bucket.paused_until = std::max(bucket.paused_until, until);
}

}  // namespace yingda::channels
