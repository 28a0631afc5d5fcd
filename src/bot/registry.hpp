#pragma once
// One immutable snapshot of knowledge and bot settings per workspace. A thread of its own builds the next one
// when the event stream says that something changed, and swaps it in; readers never wait.

#include <chrono>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <vector>

#include "base/error.hpp"
#include "base/id.hpp"
#include "bot/bridge_keeper.hpp"
#include "bot/index_keeper.hpp"
#include "bot/snapshot.hpp"
#include "core/events.hpp"

namespace yingda {
class Store;
}

namespace yingda::bot {

class SnapshotRegistry {
 public:
  // `load_encoder` is called once, on the registry's thread after the first snapshots are live, since it
  // takes a while; they are then built again with what it gives. It may be empty or give null: words alone.
  using EncoderLoader = std::function<std::shared_ptr<const nlu::Encoder>()>;
  // `languages` may be null: by script alone. Knowledge that is too wide for the meaning tier in memory gets
  // an index of `keeper`; without one it is served by words alone. With `bridges` further languages are
  // understood than the encoder knows; may be null.
  explicit SnapshotRegistry(Store& store, EncoderLoader load_encoder = {},
                            std::shared_ptr<const nlu::Identifier> languages = nullptr,
                            std::unique_ptr<IndexKeeper> keeper = nullptr,
                            std::unique_ptr<BridgeKeeper> bridges = nullptr);
  ~SnapshotRegistry();  // stop()
  SnapshotRegistry(const SnapshotRegistry&) = delete;
  SnapshotRegistry& operator=(const SnapshotRegistry&) = delete;

  // Builds the snapshots of all workspaces and starts the thread. Blocks the calling thread, never one of the
  // store.
  Status start();
  // Ends the thread; to be called before the store is closed. The last snapshots stay. Idempotent.
  void stop();
  // The store's events, from Store::on_events (writer's thread; returns at once).
  void feed(const std::vector<Event>& events);

  // The live one, or one without entries for a workspace that is not known yet (just created). Any thread.
  std::shared_ptr<const Snapshot> get_or_empty(const Workspace& workspace) const;
  // The live one; null for a workspace that is not known (yet). Any thread.
  std::shared_ptr<const Snapshot> get(WorkspaceId workspace) const;
  // Waits until the live snapshot holds everything up to event `seq`; false when `limit` ran out.
  bool wait_for(WorkspaceId workspace, std::int64_t seq,
                std::chrono::milliseconds limit = std::chrono::seconds(10)) const;

  // Whether all that was fed for the workspace is live, its meaning included. Any thread.
  bool is_settled(WorkspaceId workspace) const;
  // What the next snapshot of the workspace would learn with; no encoder until it is loaded. Any thread.
  Learning learning(WorkspaceId workspace) const;

  struct Info {
    std::int64_t version = 0;   // the event up to which it holds everything
    std::int64_t build_us = 0;  // time the last build took, reading included
    std::size_t entries = 0;
    TimeMs built_at = 0;
    bool meaning = false;  // whether the meaning tier is part of it
  };
  std::map<WorkspaceId, Info> infos() const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace yingda::bot
