#include "storage/sqlite/checkpointer.hpp"

#include "base/thread_name.hpp"

namespace yingda::storage {
namespace {

constexpr int kLittle = 1'000;  // pages that the writer may work off itself: a few milliseconds
constexpr int kMostRounds = 8;

}  // namespace

Checkpointer::Checkpointer(const SqliteOptions& options, std::function<void()> finish)
    : log_(options.log),
      limit_(options.checkpoint_pages),
      finish_(std::move(finish)),
      db_(database_file(options.folder), {.cache_kib = 512}),
      next_at_(limit_),
      thread_([this] { loop(); }) {}

Checkpointer::~Checkpointer() {
  const std::scoped_lock lock(mutex_);
  closed_ = true;
  changed_.notify_one();
}

void Checkpointer::log_grew(int pages) {
  const std::scoped_lock lock(mutex_);
  if (pages < last_pages_) next_at_ = limit_;  // it has started from the front again
  last_pages_ = pages;
  if (pages < next_at_ || wanted_) return;
  // Where a long read holds the log, it is tried again now and then rather than after each commit.
  next_at_ = pages + limit_ / 4;
  wanted_ = true;
  changed_.notify_one();
}

void Checkpointer::loop() {
  name_thread("yd-checkpoint");
  while (true) {
    {
      std::unique_lock lock(mutex_);
      changed_.wait(lock, [this] { return closed_ || wanted_; });
      if (closed_) return;
    }
    work_off();
    const std::scoped_lock lock(mutex_);
    wanted_ = false;
  }
}

void Checkpointer::work_off() {
  for (int round = 0; round < kMostRounds; ++round) {
    int pages = 0;
    int done = 0;
    const int code =
        sqlite3_wal_checkpoint_v2(db_.handle(), nullptr, SQLITE_CHECKPOINT_PASSIVE, &pages, &done);
    if (code == SQLITE_BUSY) break;
    if (code != SQLITE_OK) {
      log_.warn("a checkpoint failed", {{"why", sqlite3_errstr(code)}});
      return;
    }
    if (pages - done <= kLittle) break;
  }
  finish_();
}

}  // namespace yingda::storage
