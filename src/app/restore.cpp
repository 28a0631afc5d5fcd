#include <array>
#include <filesystem>
#include <fstream>
#include <optional>
#include <string_view>

#include "app/backup.hpp"
#include "app/backup_files.hpp"
#include "base/crypto.hpp"
#include "base/json.hpp"
#include "core/uploads/blob_folder.hpp"
#include "storage/sqlite/open.hpp"

namespace yingda::app {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kSqliteMagic("SQLite format 3\0", 16);
constexpr std::size_t kMaxManifest = 64UL * 1024;
// More than an upload may have (server.upload_limit); beyond it a file is taken for an attack.
constexpr std::size_t kMaxFile = 1024UL * 1024 * 1024;

// Something in the archive is not as make_backup writes it.
struct BackupInvalid : std::runtime_error {
  using std::runtime_error::runtime_error;
};

// Reads the archive entry by entry; whatever goes wrong is thrown.
class BackupReader {
 public:
  explicit BackupReader(const std::string& file) : archive_(archive_read_new()) {
    archive_read_support_filter_zstd(archive_.get());
    archive_read_support_format_tar(archive_.get());
    if (archive_read_open_filename(archive_.get(), file.c_str(), kBackupPiece) != ARCHIVE_OK) broken();
  }

  // The name of the next entry; nothing at the end.
  std::optional<std::string> next() {
    archive_entry* entry = nullptr;
    const int code = archive_read_next_header(archive_.get(), &entry);
    if (code == ARCHIVE_EOF) return std::nullopt;
    if (code != ARCHIVE_OK) broken();
    const char* name = archive_entry_pathname(entry);
    if (name == nullptr || archive_entry_filetype(entry) != AE_IFREG)
      throw BackupInvalid("an entry is no file");
    return name;
  }
  // A piece of the entry; 0 at its end.
  std::size_t read(std::array<char, kBackupPiece>& piece) {
    const auto size = archive_read_data(archive_.get(), piece.data(), piece.size());
    if (size < 0) broken();
    return static_cast<std::size_t>(size);
  }
  std::string read_all(std::size_t limit) {
    std::string bytes;
    while (const auto size = read(piece_)) {
      if (bytes.size() + size > limit) throw BackupInvalid("an entry is too large");
      bytes.append(piece_.data(), size);
    }
    return bytes;
  }
  void copy_to(const fs::path& path) {
    std::ofstream output(path, std::ios::binary | std::ios::trunc);
    while (const auto size = read(piece_)) output.write(piece_.data(), static_cast<std::streamsize>(size));
    output.close();
    if (!output) throw std::runtime_error("cannot write " + path.string());
  }

 private:
  [[noreturn]] void broken() { throw BackupInvalid(archive_error(archive_.get()).what()); }

  Archive archive_;
  std::array<char, kBackupPiece> piece_{};
};

void check_manifest(BackupReader& reader) {
  if (reader.next() != kBackupManifest) throw BackupInvalid("it is no backup of Yingda");
  const auto manifest = Json::parse(reader.read_all(kMaxManifest), nullptr, false);
  const int format = manifest.is_object() ? manifest.value("format", 0) : 0;
  if (format < 1) throw BackupInvalid("it is no backup of Yingda");
  if (format > kBackupFormat) throw BackupInvalid("a newer version of Yingda wrote it");
}

void restore_file(BackupReader& reader, const std::string& name, const fs::path& files) {
  const auto hash = fs::path(name).filename().string();
  const bool expected =
      is_blob_name(hash) && name == std::string(kBackupFiles) + hash.substr(0, 2) + '/' + hash;
  if (!expected) throw BackupInvalid("there should be no entry '" + name + "' in it");
  const auto bytes = reader.read_all(kMaxFile);
  if (to_hex(sha256(bytes)) != hash) throw BackupInvalid("the file " + hash + " is damaged");
  write_blob(files, hash, bytes);
}

// Gives the number of files. The database goes to a name of its own: it takes its place when all is there.
std::int64_t unpack(const std::string& file, const fs::path& folder, const fs::path& database) {
  const auto reader = std::make_unique<BackupReader>(file);
  check_manifest(*reader);
  if (reader->next() != kBackupDatabase) throw BackupInvalid("the database is missing");
  reader->copy_to(database);
  std::int64_t files = 0;
  for (auto name = reader->next(); name; name = reader->next()) {
    restore_file(*reader, *name, folder / "files");
    ++files;
  }
  return files;
}

Status check_readable(const std::string& file) {
  std::array<char, kSqliteMagic.size()> head{};
  std::ifstream input(file, std::ios::binary);
  input.read(head.data(), head.size());
  if (!input && input.gcount() == 0) {
    return fail(ErrorKind::invalid, "file_unreadable", file + " cannot be read.", "file");
  }
  if (std::string_view(head.data(), head.size()) == kSqliteMagic) {
    return fail(ErrorKind::invalid, "backup_invalid",
                file +
                    " is a database alone, without the uploaded files. To use it all the same, copy it to "
                    "yingda.db in an empty data folder.",
                "file");
  }
  return {};
}

}  // namespace

Result<std::int64_t> restore_backup(const std::string& file, const std::string& folder) {
  if (auto checked = check_readable(file); !checked) return std::unexpected(std::move(checked.error()));
  const fs::path target = storage::database_file(folder);
  if (fs::exists(target)) {
    return fail(ErrorKind::invalid, "data_folder_not_empty",
                folder + " has a database already; choose an empty folder.", "data");
  }
  const fs::path part = target.string() + ".part";
  std::error_code ignored;
  std::int64_t files = 0;
  try {
    fs::create_directories(folder);
    files = unpack(file, folder, part);
    fs::rename(part, target);
  } catch (const BackupInvalid& error) {
    fs::remove(part, ignored);
    return fail(ErrorKind::invalid, "backup_invalid", file + " cannot be used: " + error.what() + ".",
                "file");
  } catch (const std::exception& error) {
    fs::remove(part, ignored);
    return fail(ErrorKind::internal, "file_unwritable", folder + ": " + error.what() + ".");
  }
  auto store = storage::open_sqlite({.folder = folder, .log = Log::to_stderr(LogLevel::warn)});
  if (store) return files;
  fs::remove(target, ignored);
  return fail(ErrorKind::invalid, "backup_invalid", file + ": " + store.error().detail, "file");
}

}  // namespace yingda::app
