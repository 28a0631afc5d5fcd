#pragma once
// Keeps an index of meanings on disk for each workspace whose knowledge is too wide for the tier in memory
// (nlu/meaning.hpp): one folder a workspace, brought up to date in the background and mapped at the next
// start.

#include <filesystem>
#include <functional>
#include <memory>

#include "base/id.hpp"
#include "base/log.hpp"
#include "bot/snapshot.hpp"
#include "nlu/retrieval/document.hpp"

namespace yingda::bot {

// An entry as the index holds it; its id is to_text(entry.id).
nlu::Document document_of(const Entry& entry);

class IndexKeeper {
 public:
  // A snapshot and the same with the meanings that the index holds.
  using Ready =
      std::function<void(std::shared_ptr<const Snapshot> learnt_from, std::shared_ptr<const Snapshot> made)>;

  // Indexes lie in `folder`/<workspace's id>. A damaged one is logged, removed and built anew.
  IndexKeeper(std::filesystem::path folder, const Log& log);
  ~IndexKeeper();  // stop()
  IndexKeeper(const IndexKeeper&) = delete;
  IndexKeeper& operator=(const IndexKeeper&) = delete;

  // Whether a snapshot's knowledge is for an index.
  static bool is_for(const Snapshot& snapshot);

  // Starts the thread. `ready` is called on it.
  void start(nlu::VectorSource source, Ready ready);
  // Ends it soon, in the middle of a slice too; what was done so far is kept. Idempotent.
  void stop();
  // Brings the workspace's index up to this snapshot, then calls `ready`. A later snapshot of the same
  // workspace takes its place. Any thread; does nothing before start().
  void keep(std::shared_ptr<const Snapshot> snapshot);
  // The snapshot with what its workspace's index holds by now: after a small edit nearly all. Null when there
  // is no index yet. Any thread.
  std::shared_ptr<const Snapshot> with_meanings(const std::shared_ptr<const Snapshot>& snapshot) const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace yingda::bot
