#pragma once
// Fetches messages where a platform does not push them, or only says that there are some. One fetch at a time
// for each channel.

#include <set>

#include "channels/relay/context.hpp"

namespace yingda::channels {

class Puller {
 public:
  explicit Puller(Context& context) : context_(context) {}

  // The channels whose turn it is: those that poll and have not for long enough, and those of which a push
  // said that there is something.
  async::Task<std::vector<ChannelId>> due();
  // Everything that there is now; true when something was stored.
  async::Task<bool> pull(ChannelId channel);

 private:
  async::Task<Result<Pulled>> fetch(Opened opened, PullState state);

  Context& context_;
  mutable std::mutex mutex_;
  std::map<ChannelId, TimeMs> next_;
};

}  // namespace yingda::channels
