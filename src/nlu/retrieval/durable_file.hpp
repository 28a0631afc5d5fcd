#pragma once
// Replacing a file so that a crash leaves either the old or the new one.

#include <filesystem>
#include <span>

#include "base/error.hpp"

namespace yingda::nlu {

// Writes `path`.new, forces it to the disk, renames it over `path` and forces the folder's entry too. Blocks.
// Error: internal `index_write_failed`, which names file and cause; the old file is then untouched.
Status write_durably(const std::filesystem::path& path, std::span<const std::byte> bytes);

}  // namespace yingda::nlu
