#include "app/restore.hpp"

#include <array>
#include <filesystem>
#include <fstream>
#include <string_view>

#include "storage/sqlite/open.hpp"

namespace yingda::app {
namespace {

constexpr std::string_view kSqliteMagic("SQLite format 3\0", 16);

Status check_backup(const std::string& file) {
  std::array<char, kSqliteMagic.size()> head{};
  std::ifstream input(file, std::ios::binary);
  if (!input) return fail(ErrorKind::invalid, "file_unreadable", file + " cannot be read.", "file");
  input.read(head.data(), head.size());
  if (!input || std::string_view(head.data(), head.size()) != kSqliteMagic) {
    return fail(ErrorKind::invalid, "backup_invalid", file + " is no backup of Yingda.", "file");
  }
  return {};
}

}  // namespace

Status restore_backup(const std::string& file, const std::string& folder) {
  if (auto checked = check_backup(file); !checked) return checked;
  const std::filesystem::path target = storage::database_file(folder);
  if (std::filesystem::exists(target)) {
    return fail(ErrorKind::invalid, "data_folder_not_empty",
                folder + " has a database already; choose an empty folder.", "data");
  }
  std::error_code error;
  std::filesystem::create_directories(folder, error);
  if (!error) std::filesystem::copy_file(file, target, error);
  if (error) return fail(ErrorKind::internal, "file_unwritable", target.string() + ": " + error.message());
  auto store = storage::open_sqlite({.folder = folder, .log = Log::to_stderr(LogLevel::warn)});
  if (store) return {};
  std::filesystem::remove(target, error);
  return fail(ErrorKind::invalid, "backup_invalid", file + ": " + store.error().detail, "file");
}

}  // namespace yingda::app
