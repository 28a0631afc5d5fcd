#include "storage/sqlite/writer.hpp"

#include <algorithm>
#include <chrono>

#include "base/thread_name.hpp"
#include "storage/sqlite/files.hpp"
#include "storage/sqlite/unit.hpp"

namespace yingda::storage {
namespace {

// A batch takes in what arrives while it runs, but no longer than this.
constexpr auto kLongestBatch = std::chrono::milliseconds(4);

}  // namespace

Writer::Writer(const SqliteOptions& options, Hooks hooks)
    : batch_units_(options.batch_units),
      log_(options.log),
      hooks_(std::move(hooks)),
      db_(database_file(options.folder), {.cache_kib = options.writer_cache_kib}),
      search_(search_file(options.folder)),
      tx_(db_, search_, &tail_),
      queue_(options.queue_bound) {
  tail_.last_seq = db_.number("SELECT max(seq) FROM events");
  sqlite3_wal_hook(db_.handle(), &Writer::on_log, this);
  thread_ = std::jthread([this] { loop(); });
}

void Writer::stop() {
  queue_.close();
  if (thread_.joinable()) thread_.join();
}

void Writer::submit(Store::Work work, Store::Done done) { queue_.push({std::move(work), std::move(done)}); }

void Writer::finish_checkpoint() {
  checkpoint_wanted_ = true;
  queue_.nudge();
}

void Writer::loop() {
  name_thread("yd-writer");
  while (auto unit = queue_.pop()) {
    if (unit->work) run_batch(std::move(*unit));
    if (checkpoint_wanted_.exchange(false)) checkpoint_rest();
  }
}

void Writer::run_batch(Unit first) {
  tail_.appended.clear();
  const auto last_seq = tail_.last_seq;
  const auto until = std::chrono::steady_clock::now() + kLongestBatch;
  Status committed;
  try {
    db_.run("BEGIN IMMEDIATE");
    run_in_savepoint(std::move(first));
    while (batch_.size() < batch_units_ && std::chrono::steady_clock::now() < until) {
      auto next = queue_.try_pop();
      if (!next) break;
      run_in_savepoint(std::move(*next));
    }
    committed = commit();
  } catch (const SqlError& error) {  // BEGIN or a savepoint: the batch as a whole cannot go on
    committed = std::unexpected(error_of(error, log_));
  } catch (const UnitRefused& lost) {
    committed = std::unexpected(lost.error);
  }
  // Moved from only after BEGIN went well, and then the batch is not empty.
  if (batch_.empty()) batch_.push_back({std::move(first.done), {}});  // NOLINT(bugprone-use-after-move)
  if (!committed) {
    tail_.appended.clear();
    tail_.last_seq = last_seq;
    if (!sqlite3_get_autocommit(db_.handle()))
      sqlite3_exec(db_.handle(), "ROLLBACK", nullptr, nullptr, nullptr);
  }
  report(committed);
}

void Writer::run_in_savepoint(Unit unit) {
  // In the batch from the beginning, so that its completion is called whatever happens.
  batch_.push_back({std::move(unit.done), {}});
  const auto seq = tail_.last_seq;
  const auto events = tail_.appended.size();
  db_.run("SAVEPOINT unit");
  auto status = run_unit(unit.work, tx_, log_);
  if (!status) {
    // A full disk or a failing one ends the whole transaction, and with it the batch.
    if (sqlite3_get_autocommit(db_.handle())) throw UnitRefused(status.error());
    db_.run("ROLLBACK TO unit");
    tail_.last_seq = seq;
    tail_.appended.resize(events);
  }
  db_.run("RELEASE unit");
  batch_.back().status = std::move(status);
}

Status Writer::commit() {
  try {
    db_.run("COMMIT");
    return {};
  } catch (const SqlError& error) {
    return std::unexpected(error_of(error, log_));
  }
}

void Writer::report(const Status& committed) {
  if (committed) {
    ++stats_.commits;
    stats_.largest_batch =
        std::max<std::int64_t>(stats_.largest_batch, static_cast<std::int64_t>(batch_.size()));
    if (!tail_.appended.empty()) hooks_.committed(tail_.appended);
  }
  for (auto& finished : batch_) {
    if (finished.status && !committed) finished.status = std::unexpected(committed.error());
    ++(finished.status ? stats_.units : stats_.failed_units);
    finished.done(std::move(finished.status));
  }
  batch_.clear();  // what the completions held is let go now
}

void Writer::checkpoint_rest() {
  int pages = 0;
  int done = 0;
  const int code = sqlite3_wal_checkpoint_v2(db_.handle(), nullptr, SQLITE_CHECKPOINT_PASSIVE, &pages, &done);
  if (code != SQLITE_OK && code != SQLITE_BUSY) {
    log_.warn("a checkpoint failed", {{"why", sqlite3_errstr(code)}});
  }
}

int Writer::on_log(void* self, sqlite3*, const char*, int pages) {
  auto& writer = *static_cast<Writer*>(self);
  writer.stats_.log_pages = pages;
  writer.hooks_.log_grew(pages);
  return SQLITE_OK;
}

}  // namespace yingda::storage
