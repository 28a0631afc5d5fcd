#pragma once
// The store in one folder of this machine, on SQLite. Files: yingda.db with its -wal and -shm, search.db (the
// search index, made again when it is missing), yingda.lock.

#include <cstddef>
#include <memory>
#include <string>

#include "base/log.hpp"
#include "core/store.hpp"

namespace yingda::storage {

struct SqliteOptions {
  std::string folder;  // is made when it is missing
  int writer_cache_kib = 32 * 1024;
  int reader_cache_kib = 8 * 1024;
  int readers = 2;                 // threads, each with its own connection
  std::size_t queue_bound = 8192;  // units that may wait for the writer, and as many for the readers
  std::size_t batch_units = 128;   // most units in one commit
  int checkpoint_pages = 16'384;   // pages in the write-ahead log (4 KiB each) from which it is worked off
  Log log = {};
};

// Opens or makes the store and brings its database to the newest form. Closing (the destructor) first does
// all units that wait. Errors, all {internal, …}: "data_folder_in_use" (another process has it open),
// "data_folder_unusable" (not a folder that can be written), "database_newer", "migration_changed",
// "migration_failed", "database_unusable" (SQLite cannot open it).
Result<std::unique_ptr<Store>> open_sqlite(const SqliteOptions& options);

// The database of a data folder: what a backup is copied to when it is restored.
std::string database_file(const std::string& folder);

}  // namespace yingda::storage
