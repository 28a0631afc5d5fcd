#pragma once
// The files of a data folder.

#include <string>

#include "storage/sqlite/open.hpp"

namespace yingda::storage {

inline std::string search_file(const std::string& folder) { return folder + "/search.db"; }

}  // namespace yingda::storage
