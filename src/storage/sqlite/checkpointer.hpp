#pragma once
// Works off the write-ahead log beside the writer.
//
// A checkpoint that does not stop the writer never reaches the end of a log that keeps growing, and only a
// log that was worked off to its end starts again from the front. So this thread does the bulk, again and
// again until little is left, and then has the writer do that little between two commits.

#include <condition_variable>
#include <functional>
#include <mutex>
#include <string>
#include <thread>

#include "storage/sqlite/open.hpp"
#include "storage/sqlite/sql.hpp"

namespace yingda::storage {

class Checkpointer {
 public:
  // `finish` has the writer work off the rest. Throws SqlError.
  Checkpointer(const SqliteOptions& options, std::function<void()> finish);
  ~Checkpointer();
  Checkpointer(const Checkpointer&) = delete;
  Checkpointer& operator=(const Checkpointer&) = delete;

  // The log has that many pages now. Called after each commit.
  void log_grew(int pages);

 private:
  void loop();
  void work_off();

  const Log log_;
  const int limit_;
  std::function<void()> finish_;
  Connection db_;
  std::mutex mutex_;
  std::condition_variable changed_;
  int last_pages_ = 0;
  int next_at_;
  bool wanted_ = false;
  bool closed_ = false;
  std::jthread thread_;
};

}  // namespace yingda::storage
