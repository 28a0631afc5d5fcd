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
  // False while the channel is being fetched; otherwise end() has to follow.
  bool begin(ChannelId channel);
  void end(ChannelId channel);
  // Everything that there is now; true when something was stored.
  async::Task<bool> pull(ChannelId channel);

 private:
  async::Task<Result<Pulled>> fetch(Opened opened, Json cursor, Json hint);
  // Page by page; nothing where it failed, else whether something was stored.
  async::Task<std::optional<bool>> pull_all(Opened opened, Json hint);
  void set_next(ChannelId channel, TimeMs next);

  Context& context_;
  mutable std::mutex mutex_;
  std::map<ChannelId, TimeMs> next_;
  std::set<ChannelId> running_;
};

}  // namespace yingda::channels
