#pragma once
// All channels in memory, by public key and by id: the customer's side looks a channel up on every request
// and must not read the store for it. Readers take an immutable snapshot; a change of any channel loads the
// next one.

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "async/task.hpp"
#include "base/error.hpp"
#include "core/channels/types.hpp"
#include "core/events.hpp"

namespace yingda {

class Store;

// Thread-safe. Lives as long as the store's threads may call on_events.
class ChannelDirectory {
 public:
  explicit ChannelDirectory(Store& store);
  ~ChannelDirectory();
  ChannelDirectory(const ChannelDirectory&) = delete;
  ChannelDirectory& operator=(const ChannelDirectory&) = delete;

  // Null when no channel has the key. Disabled channels are found too: see Channel::enabled.
  std::shared_ptr<const Channel> find_by_key(std::string_view key) const;
  std::shared_ptr<const Channel> find(ChannelId id) const;
  // Those that are not the web widget's.
  std::vector<std::shared_ptr<const Channel>> of_platforms() const;

  // Loads everything and gives control back when it is in place: at start, and after an own change.
  async::Task<Status> refresh();
  // From the store's listener: reloads in the background when a channel changed.
  void on_events(const std::vector<Event>& events);

 private:
  struct State;
  std::shared_ptr<State> state_;
};

}  // namespace yingda
