#include <algorithm>
#include <filesystem>

#include "storage/sqlite/backup.hpp"
#include "storage/sqlite/checkpointer.hpp"
#include "storage/sqlite/files.hpp"
#include "storage/sqlite/folder_lock.hpp"
#include "storage/sqlite/housekeeping.hpp"
#include "storage/sqlite/migrate.hpp"
#include "storage/sqlite/open.hpp"
#include "storage/sqlite/readers.hpp"
#include "storage/sqlite/search/search_index.hpp"
#include "storage/sqlite/unit.hpp"
#include "storage/sqlite/writer.hpp"

namespace yingda::storage {
namespace {

class SqliteStore final : public Store {
 public:
  SqliteStore(const SqliteOptions& options, std::unique_ptr<FolderLock> lock)
      : lock_(std::move(lock)),
        file_(database_file(options.folder)),
        readers_(options),
        search_(options),
        writer_(options, {.committed = [this](const std::vector<Event>& events) { committed(events); },
                          .log_grew = [this](int pages) { checkpointer_.log_grew(pages); }}),
        checkpointer_(options, [this] { writer_.finish_checkpoint(); }) {}
  // The writer and the checkpointer tell each other: the writer's thread ends first, the objects go
  // afterwards.
  ~SqliteStore() override { writer_.stop(); }

  void submit_write(Work work, Done done) override { writer_.submit(std::move(work), std::move(done)); }
  void submit_read(Work work, Done done) override { readers_.submit(std::move(work), std::move(done)); }
  Status backup(const std::string& path) override { return backup_database(file_, path); }
  void housekeeping(TimeMs now) override { housekeeping_.run(*this, now, search_.indexed_seq()); }
  void on_events(std::function<void(const std::vector<Event>&)> listener) override {
    listener_ = std::move(listener);
  }
  std::int64_t greatest_id() override;
  bool wait_until_searchable(std::chrono::milliseconds limit) override;
  Json stats() override;

 private:
  void committed(const std::vector<Event>& events) {
    search_.stream_grew(events.back().seq);
    if (listener_) listener_(events);
  }

  std::unique_ptr<FolderLock> lock_;
  std::string file_;
  std::function<void(const std::vector<Event>&)> listener_;
  Housekeeping housekeeping_;
  Readers readers_;
  SearchIndex search_;
  Writer writer_;
  Checkpointer checkpointer_;
};

std::int64_t SqliteStore::greatest_id() {
  Connection db(file_, {.query_only = true});
  std::int64_t greatest = 0;
  for (const auto* table : {"workspaces", "accounts", "members", "teams", "api_keys", "channels", "contacts",
                            "conversations", "messages", "entries", "canned_replies", "uploads",
                            "glossary_terms", "evaluations", "learnt_wordings"}) {
    greatest = std::max(greatest, db.number(std::string("SELECT max(id) FROM ") + table));
  }
  return greatest;
}

bool SqliteStore::wait_until_searchable(std::chrono::milliseconds limit) {
  Connection db(file_, {.query_only = true});
  return search_.wait_for(db.number("SELECT max(seq) FROM events"), limit);
}

Json SqliteStore::stats() {
  std::error_code missing;
  const auto bytes = std::filesystem::file_size(file_, missing);
  const auto& writer = writer_.stats();
  return {{"write_queue", writer_.waiting()},
          {"read_queue", readers_.waiting()},
          {"commits", writer.commits.load()},
          {"units", writer.units.load()},
          {"failed_units", writer.failed_units.load()},
          {"largest_batch", writer.largest_batch.load()},
          {"log_pages", writer.log_pages.load()},
          {"indexed_seq", search_.indexed_seq()},
          {"database_bytes", missing ? std::uintmax_t{0} : bytes}};
}

Status prepare_database(const SqliteOptions& options) {
  Connection db(database_file(options.folder), {});
  return migrate(db, migrations(), now_ms());
}

}  // namespace

std::string database_file(const std::string& folder) { return folder + "/yingda.db"; }

Result<std::unique_ptr<Store>> open_sqlite(const SqliteOptions& options) {
  auto lock = FolderLock::take(options.folder);
  if (!lock) return std::unexpected(lock.error());
  try {
    if (auto ready = prepare_database(options); !ready) return std::unexpected(ready.error());
    return std::make_unique<SqliteStore>(options, std::move(*lock));
  } catch (const SqlError& error) {
    if (auto refused = disk_error_of(error)) return std::unexpected(std::move(*refused));
    return fail(ErrorKind::internal, "database_unusable",
                "The database in " + options.folder + " cannot be opened: " + error.what());
  }
}

}  // namespace yingda::storage
