#pragma once
// The one thread that writes. Units that wait at the same time share a commit.

#include <atomic>
#include <cstdint>
#include <functional>
#include <string>
#include <thread>
#include <vector>

#include "storage/sqlite/open.hpp"
#include "storage/sqlite/tx.hpp"
#include "storage/sqlite/unit_queue.hpp"

namespace yingda::storage {

struct WriterStats {
  std::atomic<std::int64_t> commits{0};
  std::atomic<std::int64_t> units{0};  // that were stored
  std::atomic<std::int64_t> failed_units{0};
  std::atomic<std::int64_t> largest_batch{0};
  std::atomic<std::int64_t> log_pages{0};  // in the write-ahead log
};

class Writer {
 public:
  // Called on the writer's thread. `committed`: after each commit that appended events, before the units'
  // completions. `log_grew`: after each commit, with the pages now in the write-ahead log.
  struct Hooks {
    std::function<void(const std::vector<Event>&)> committed;
    std::function<void(int)> log_grew;
  };
  // The database must have its newest form. Throws SqlError.
  Writer(const SqliteOptions& options, Hooks hooks);
  ~Writer() { stop(); }
  Writer(const Writer&) = delete;
  Writer& operator=(const Writer&) = delete;

  void submit(Store::Work work, Store::Done done);
  // Does what waits, then ends the thread; what is submitted from then on is refused.
  void stop();
  // Has the writer work off the rest of the log between two commits (see checkpointer.hpp).
  void finish_checkpoint();
  std::size_t waiting() const { return queue_.size(); }
  const WriterStats& stats() const { return stats_; }

 private:
  struct Finished {
    Store::Done done;
    Status status;
  };
  void loop();
  void run_batch(Unit first);
  void run_in_savepoint(Unit unit);
  Status commit();
  void report(const Status& committed);
  void checkpoint_rest();
  static int on_log(void* self, sqlite3* db, const char* name, int pages);

  const std::size_t batch_units_;
  const Log log_;
  Hooks hooks_;
  Connection db_;
  SearchReader search_;
  EventTail tail_;
  SqliteTx tx_;
  UnitQueue queue_;
  std::vector<Finished> batch_;
  std::atomic<bool> checkpoint_wanted_{false};
  WriterStats stats_;
  std::jthread thread_;
};

}  // namespace yingda::storage
