#include "core/channels/channel_directory.hpp"

#include <algorithm>
#include <map>
#include <mutex>
#include <utility>

#include "core/store.hpp"
#include "core/store_await.hpp"

namespace yingda {
namespace {

struct Snapshot {
  std::int64_t seq = -1;  // of the event stream when it was read: an older one never replaces a newer one
  std::map<std::string, std::shared_ptr<const Channel>, std::less<>> by_key;
  std::map<ChannelId, std::shared_ptr<const Channel>> by_id;
  std::vector<std::shared_ptr<const Channel>> of_platforms;
};

Snapshot load(Tx& tx) {
  Snapshot snapshot;
  snapshot.seq = tx.events().last_seq();
  for (Channel& stored : tx.channels().all()) {
    const auto channel = std::make_shared<const Channel>(std::move(stored));
    snapshot.by_key.emplace(channel->key, channel);
    snapshot.by_id.emplace(channel->id, channel);
    if (channel->type != "web") snapshot.of_platforms.push_back(channel);
  }
  return snapshot;
}

}  // namespace

// Shared with the store's units, which may end after the directory.
struct ChannelDirectory::State : std::enable_shared_from_this<State> {
  explicit State(Store& of) : store(of) {}

  std::shared_ptr<const Snapshot> live() const {
    const std::lock_guard lock(mutex);
    return current;
  }
  bool is_stale() const {
    const std::lock_guard lock(mutex);
    return stale;
  }
  void publish(Snapshot loaded) {
    auto next = std::make_shared<const Snapshot>(std::move(loaded));
    const std::lock_guard lock(mutex);
    if (current->seq <= next->seq) current = std::move(next);
  }

  // One load at a time; a change that comes meanwhile asks for another one.
  void reload() {
    {
      const std::lock_guard lock(mutex);
      stale = true;
      if (std::exchange(loading, true)) return;
    }
    submit();
  }
  void submit() {
    const auto self = shared_from_this();
    self->store.submit_read(
        [self](Tx& tx) -> Status {
          {
            const std::lock_guard lock(self->mutex);
            self->stale = false;
          }
          self->publish(load(tx));
          return {};
        },
        [self](Status status) { self->loaded(status.has_value()); });
  }
  void loaded(bool done) {
    {
      const std::lock_guard lock(mutex);
      // A busy store refuses the load: what is live stays live until the next event asks again.
      stale = stale || !done;
      loading = done && stale;
      if (!loading) return;
    }
    submit();
  }

  Store& store;
  mutable std::mutex mutex;  // held for a pointer's copy only
  std::shared_ptr<const Snapshot> current = std::make_shared<const Snapshot>();
  bool loading = false;
  bool stale = false;  // something changed after the last load began
};

ChannelDirectory::ChannelDirectory(Store& store) : state_(std::make_shared<State>(store)) {}
ChannelDirectory::~ChannelDirectory() = default;

std::shared_ptr<const Channel> ChannelDirectory::find_by_key(std::string_view key) const {
  const auto live = state_->live();
  const auto found = live->by_key.find(key);
  return found == live->by_key.end() ? nullptr : found->second;
}

std::shared_ptr<const Channel> ChannelDirectory::find(ChannelId id) const {
  const auto live = state_->live();
  const auto found = live->by_id.find(id);
  return found == live->by_id.end() ? nullptr : found->second;
}

std::vector<std::shared_ptr<const Channel>> ChannelDirectory::of_platforms() const {
  return state_->live()->of_platforms;
}

async::Task<Status> ChannelDirectory::refresh() {
  const auto state = state_;
  co_return co_await read<void>(state->store, [state](Tx& tx) -> Status {
    state->publish(load(tx));
    return {};
  });
}

void ChannelDirectory::on_events(const std::vector<Event>& events) {
  const auto is_channel = [](const Event& event) { return event.type == EventType::channel_changed; };
  if (std::ranges::any_of(events, is_channel) || state_->is_stale()) state_->reload();
}

}  // namespace yingda
