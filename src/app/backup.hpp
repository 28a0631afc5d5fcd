#pragma once
// Backups: one file, a tar archive compressed with zstd, that holds all of a data folder that cannot be made
// again. In this order:
//   yingda-backup.json   {"format":1,"version","created_at"}
//   yingda.db            a snapshot of the database
//   files/ab/<sha256>    the uploaded files
// Files never change and are stored before the database names them, so a snapshot that is taken first has all
// of its files in the archive, however busy the server is meanwhile.

#include <cstdint>
#include <string>

#include "base/error.hpp"

namespace yingda {
class Store;
}

namespace yingda::app {

struct BackupMade {
  std::int64_t bytes = 0;  // of the archive
  std::int64_t files = 0;  // uploaded files in it
};

// Writes the backup of an open store and its data folder to `file`, which appears whole or not at all. Blocks
// as long as the disk needs. Codes: file_exists, backup_failed.
Result<BackupMade> make_backup(Store& store, const std::string& folder, const std::string& file);

// Unpacks a backup into a folder, opens the database there (which checks it and brings it to the newest form)
// and closes it again; gives the number of uploaded files. Each file's bytes are checked against its name. A
// folder that has a database is left alone: code data_folder_not_empty. Others: file_unreadable,
// backup_invalid (also of a database without files, as early versions wrote), file_unwritable.
Result<std::int64_t> restore_backup(const std::string& file, const std::string& folder);

}  // namespace yingda::app
