#pragma once
// What the two directions of a backup share.

#include <archive.h>
#include <archive_entry.h>

#include <cstddef>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>

namespace yingda::app {

inline constexpr int kBackupFormat = 1;
inline constexpr auto kBackupManifest = "yingda-backup.json";
inline constexpr auto kBackupDatabase = "yingda.db";
inline constexpr std::string_view kBackupFiles = "files/";
inline constexpr std::size_t kBackupPiece = 256UL * 1024;

struct FreeArchive {
  void operator()(archive* one) const { archive_free(one); }
};
using Archive = std::unique_ptr<archive, FreeArchive>;

struct FreeArchiveEntry {
  void operator()(archive_entry* one) const { archive_entry_free(one); }
};
using ArchiveEntry = std::unique_ptr<archive_entry, FreeArchiveEntry>;

// What libarchive says about its last failure, as an exception.
inline std::runtime_error archive_error(archive* one) {
  const char* why = archive_error_string(one);
  return std::runtime_error(why != nullptr ? why : "the archive is damaged");
}

}  // namespace yingda::app
