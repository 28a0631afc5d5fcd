#pragma once
// Keeps the full-text index of messages (search.db): a reader of the event stream with its own cursor, on its
// own thread and in its own file, so that indexing never delays a commit. The cursor is stored with the index
// in the same transaction: after a crash it goes on exactly where it was. The index holds no texts
// (contentless) and can always be made again from the messages, which happens when its file is missing,
// damaged or of another database.

#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <memory>
#include <mutex>
#include <thread>

#include "storage/sqlite/open.hpp"
#include "storage/sqlite/sql.hpp"

namespace yingda::storage {

class SearchIndex {
 public:
  // Makes the index's file where needed, then indexes in the background. Throws SqlError.
  explicit SearchIndex(const SqliteOptions& options);
  ~SearchIndex();
  SearchIndex(const SearchIndex&) = delete;
  SearchIndex& operator=(const SearchIndex&) = delete;

  // The stream has grown to `last_seq`. Thread-safe.
  void stream_grew(std::int64_t last_seq);
  // Waits until all events up to `seq` are indexed; false when `limit` ran out.
  bool wait_for(std::int64_t seq, std::chrono::milliseconds limit);
  std::int64_t indexed_seq() const;

 private:
  bool closed() const;
  void loop();
  bool wait_for_work();
  void index_some();
  void index_all();
  void add_message(std::int64_t id);
  void add(std::int64_t id, std::int64_t workspace, const std::string& parts);
  void set_cursor(std::int64_t seq);
  void advance(std::int64_t seq);

  const Log log_;
  Connection source_;
  std::unique_ptr<Connection> index_;
  mutable std::mutex mutex_;
  std::condition_variable changed_;
  std::int64_t stream_seq_ = 0;
  std::int64_t indexed_seq_ = 0;
  bool closed_ = false;
  std::jthread thread_;
};

}  // namespace yingda::storage
