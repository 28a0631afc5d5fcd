#pragma once
// Bringing a backup back.

#include <string>

#include "base/error.hpp"

namespace yingda::app {

// Copies the backup into the folder, opens it there (which checks it and brings it to the newest form) and
// closes it again. A folder that has a database is left alone: code data_folder_not_empty. Others:
// file_unreadable, backup_invalid.
Status restore_backup(const std::string& file, const std::string& folder);

}  // namespace yingda::app
