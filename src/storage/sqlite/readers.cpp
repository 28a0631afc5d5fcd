#include "storage/sqlite/readers.hpp"

#include "base/thread_name.hpp"
#include "storage/sqlite/files.hpp"
#include "storage/sqlite/tx.hpp"
#include "storage/sqlite/unit.hpp"

namespace yingda::storage {

class Readers::Reader {
 public:
  Reader(const SqliteOptions& options, UnitQueue& queue)
      : queue_(queue),
        log_(options.log),
        db_(database_file(options.folder), {.query_only = true, .cache_kib = options.reader_cache_kib}),
        search_(search_file(options.folder)),
        tx_(db_, search_, nullptr),
        thread_([this] { loop(); }) {}

 private:
  void loop() {
    name_thread("yd-reader");
    while (auto unit = queue_.pop()) {
      auto status = run(unit->work);
      unit->done(std::move(status));
    }
  }

  Status run(Store::Work& work) {
    try {
      db_.run("BEGIN DEFERRED");
      auto status = run_unit(work, tx_, log_);
      db_.run("ROLLBACK");  // nothing can have changed; it ends the snapshot
      return status;
    } catch (const SqlError& error) {
      if (!sqlite3_get_autocommit(db_.handle()))
        sqlite3_exec(db_.handle(), "ROLLBACK", nullptr, nullptr, nullptr);
      return std::unexpected(error_of(error, log_));
    }
  }

  UnitQueue& queue_;
  const Log log_;
  Connection db_;
  SearchReader search_;
  SqliteTx tx_;
  std::jthread thread_;
};

Readers::Readers(const SqliteOptions& options) : queue_(options.queue_bound) {
  try {
    for (int i = 0; i < options.readers; ++i) readers_.push_back(std::make_unique<Reader>(options, queue_));
  } catch (...) {
    queue_.close();  // or the threads that run already would never end
    throw;
  }
}

Readers::~Readers() { queue_.close(); }

void Readers::submit(Store::Work work, Store::Done done) { queue_.push({std::move(work), std::move(done)}); }

}  // namespace yingda::storage
