#pragma once
// Files by content hash in a folder: <folder>/ab/<sha256>. A file appears whole or not at all.

#include <filesystem>
#include <string>
#include <string_view>

namespace yingda {

// Where the file of this hash lies or would lie.
std::filesystem::path blob_path(const std::filesystem::path& folder, const std::string& sha256);

// Whether a file of that name is one that write_blob() made: 64 hex digits in lower case.
bool is_blob_name(std::string_view name);

// Writes beside the place, syncs, renames, syncs the folder. A file that is there already stays as it is.
// Blocks; throws std::system_error when the disk refuses. Thread-safe.
void write_blob(const std::filesystem::path& folder, const std::string& sha256, std::string_view bytes);

}  // namespace yingda
