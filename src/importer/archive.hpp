#pragma once
// The parts of a ZIP archive in memory, within bounds.

#include <map>
#include <string>
#include <string_view>

#include "base/error.hpp"

namespace yingda::importer {

// The parts whose names end in ".xml" or ".rels", by name; others (pictures, macros) are passed over unread.
// Errors: import_unreadable, import_too_large when they unpack to more than `limit` bytes together. Pure.
Result<std::map<std::string, std::string>> unpack_xml(std::string_view bytes, std::size_t limit);

}  // namespace yingda::importer
