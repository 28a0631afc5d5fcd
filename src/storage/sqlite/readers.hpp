#pragma once
// The threads that read, each with its own connection: a unit sees one snapshot and never waits for the
// writer.

#include <thread>
#include <vector>

#include "storage/sqlite/open.hpp"
#include "storage/sqlite/unit_queue.hpp"

namespace yingda::storage {

class Readers {
 public:
  // Throws SqlError when the database cannot be opened.
  explicit Readers(const SqliteOptions& options);
  ~Readers();  // does what waits, then ends the threads
  Readers(const Readers&) = delete;
  Readers& operator=(const Readers&) = delete;

  void submit(Store::Work work, Store::Done done);
  std::size_t waiting() const { return queue_.size(); }

 private:
  class Reader;
  UnitQueue queue_;
  std::vector<std::unique_ptr<Reader>> readers_;
};

}  // namespace yingda::storage
