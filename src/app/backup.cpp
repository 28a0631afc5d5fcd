#include "app/backup.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <vector>

#include "app/backup_files.hpp"
#include "base/clock.hpp"
#include "base/json.hpp"
#include "core/store.hpp"
#include "core/uploads/blob_folder.hpp"

namespace yingda::app {
namespace {

namespace fs = std::filesystem;

// Writes the archive; whatever goes wrong is thrown.
class BackupWriter {
 public:
  explicit BackupWriter(const fs::path& path) : archive_(archive_write_new()), piece_(kBackupPiece) {
    check(archive_write_set_format_pax_restricted(archive_.get()));
    check(archive_write_add_filter_zstd(archive_.get()));
    check(archive_write_open_filename(archive_.get(), path.c_str()));
  }

  void add_text(const std::string& name, const std::string& text) {
    begin(name, static_cast<std::int64_t>(text.size()));
    write(text.data(), text.size());
  }

  void add_file(const std::string& name, const fs::path& path) {
    std::ifstream input(path, std::ios::binary);
    const auto size = fs::file_size(path);
    begin(name, static_cast<std::int64_t>(size));
    std::uintmax_t left = size;
    while (left > 0) {
      const auto wanted = static_cast<std::streamsize>(std::min<std::uintmax_t>(left, piece_.size()));
      input.read(piece_.data(), wanted);
      if (input.gcount() != wanted) throw std::runtime_error("cannot read " + path.string());
      write(piece_.data(), static_cast<std::size_t>(wanted));
      left -= static_cast<std::uintmax_t>(wanted);
    }
  }

  void close() { check(archive_write_close(archive_.get())); }

 private:
  void check(int code) {
    if (code != ARCHIVE_OK) throw archive_error(archive_.get());
  }
  void begin(const std::string& name, std::int64_t size) {
    const ArchiveEntry entry(archive_entry_new());
    archive_entry_set_pathname(entry.get(), name.c_str());
    archive_entry_set_filetype(entry.get(), AE_IFREG);
    archive_entry_set_perm(entry.get(), 0600);
    archive_entry_set_mtime(entry.get(), now_ms() / 1000, 0);
    archive_entry_set_size(entry.get(), size);
    check(archive_write_header(archive_.get(), entry.get()));
  }
  void write(const char* bytes, std::size_t size) {
    const auto written = archive_write_data(archive_.get(), bytes, size);
    if (written < 0 || static_cast<std::size_t>(written) != size) throw archive_error(archive_.get());
  }

  Archive archive_;
  std::vector<char> piece_;
};

// The hashes of the files that are whole; a file that is being written has another name.
std::vector<std::string> stored_files(const fs::path& folder) {
  std::vector<std::string> hashes;
  if (!fs::exists(folder)) return hashes;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    const auto name = entry.path().filename().string();
    if (is_blob_name(name) && entry.is_regular_file()) hashes.push_back(name);
  }
  std::ranges::sort(hashes);
  return hashes;
}

void sync_path(const fs::path& path) {
  const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  const bool done = file >= 0 && ::fsync(file) == 0;
  if (file >= 0) ::close(file);
  if (!done) throw std::runtime_error("writing " + path.string() + " to the disk failed");
}

BackupMade write_backup(const fs::path& database, const fs::path& files, const fs::path& target) {
  BackupMade made;
  BackupWriter writer(target);
  const Json manifest = {
      {"format", kBackupFormat}, {"version", YINGDA_VERSION}, {"created_at", to_rfc3339(now_ms())}};
  writer.add_text(kBackupManifest, manifest.dump() + '\n');
  writer.add_file(kBackupDatabase, database);
  for (const auto& hash : stored_files(files)) {
    const auto path = blob_path(files, hash);
    writer.add_file(std::string(kBackupFiles) + path.lexically_relative(files).string(), path);
    ++made.files;
  }
  writer.close();
  sync_path(target);
  made.bytes = static_cast<std::int64_t>(fs::file_size(target));
  return made;
}

}  // namespace

Result<BackupMade> make_backup(Store& store, const std::string& folder, const std::string& file) {
  if (fs::exists(file)) {
    return fail(ErrorKind::invalid, "file_exists", file + " exists already; choose another name.", "file");
  }
  const std::string database = file + ".db.part";
  const std::string part = file + ".part";
  const auto remove_parts = [&] {
    std::error_code ignored;
    fs::remove(database, ignored);
    fs::remove(part, ignored);
  };
  remove_parts();
  if (auto done = store.backup(database); !done) return std::unexpected(std::move(done.error()));
  try {
    const auto made = write_backup(database, fs::path(folder) / "files", part);
    fs::rename(part, file);
    sync_path(fs::absolute(file).parent_path());
    remove_parts();
    return made;
  } catch (const std::exception& error) {
    remove_parts();
    return fail(ErrorKind::internal, "backup_failed",
                "The backup to " + file + " failed: " + error.what() + ".");
  }
}

}  // namespace yingda::app
