#pragma once

#include <string>

#include "base/error.hpp"

namespace yingda::storage {

// Copies the database at `source`, which may be open and written to, into the file `target`; one that exists
// is replaced only by a whole and checked copy. Error: {internal, "backup_failed"}.
Status backup_database(const std::string& source, const std::string& target);

}  // namespace yingda::storage
