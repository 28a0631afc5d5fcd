#pragma once
// How fast a channel may be written to. Thread-safe.

#include <map>
#include <mutex>

#include "base/clock.hpp"
#include "channels/capabilities.hpp"
#include "channels/relay/lane_runner.hpp"

namespace yingda::channels {

class Pace {
 public:
  // Takes a turn and gives 0, or says in how many milliseconds to ask again.
  TimeMs take(const Lane& lane, const Capabilities& can, TimeMs now);
  // The platform wants nothing before `until`.
  void pause(ChannelId channel, TimeMs until);

 private:
  struct Bucket {
    double tokens = 0;
    TimeMs at = 0;
    TimeMs paused_until = 0;
  };
  static TimeMs wait_of(Bucket& bucket, double rate, double burst, TimeMs now);

  std::mutex mutex_;
  std::map<ChannelId, Bucket> channels_;
  std::map<Lane, Bucket> lanes_;
};

}  // namespace yingda::channels
