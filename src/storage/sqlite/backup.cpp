#include "storage/sqlite/backup.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <filesystem>

#include "storage/sqlite/sql.hpp"

namespace yingda::storage {
namespace {

constexpr int kPagesAStep = 512;

void copy(const std::string& source, const std::string& target) {
  Connection from(source, {.query_only = true});
  Connection to(target, {.durable = false});
  // An open snapshot, because a copy would otherwise begin anew with each commit of the writer.
  from.run("BEGIN");
  from.number("SELECT count(*) FROM installation");
  auto* backup = sqlite3_backup_init(to.handle(), "main", from.handle(), "main");
  if (!backup) throw SqlError(sqlite3_extended_errcode(to.handle()), sqlite3_errmsg(to.handle()));
  int code = SQLITE_OK;
  while (code == SQLITE_OK) code = sqlite3_backup_step(backup, kPagesAStep);
  sqlite3_backup_finish(backup);
  if (code != SQLITE_DONE) throw SqlError(code, sqlite3_errstr(code));
}

void check(const std::string& file) {
  Connection db(file, {.durable = false});
  auto rows = db.query("PRAGMA quick_check(1)");
  const std::string verdict = rows.step() ? rows.text() : "no answer";
  if (verdict != "ok") throw SqlError(SQLITE_CORRUPT, "the copy is damaged: " + verdict);
}

void remove_copy(const std::string& file) {
  std::error_code ignored;
  for (const auto* suffix : {"", "-wal", "-shm", "-journal"}) std::filesystem::remove(file + suffix, ignored);
}

// So that a power cut after the answer does not take the copy back.
void sync(const std::string& path) {
  const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  const bool done = file >= 0 && ::fsync(file) == 0;
  if (file >= 0) ::close(file);
  if (!done) throw SqlError(SQLITE_IOERR_FSYNC, "writing " + path + " to the disk failed");
}

}  // namespace

Status backup_database(const std::string& source, const std::string& target) {
  const std::string part = target + ".part";
  try {
    remove_copy(part);
    copy(source, part);
    check(part);
    sync(part);
    std::filesystem::rename(part, target);
    const auto folder = std::filesystem::absolute(target).parent_path();
    sync(folder.string());
    return {};
  } catch (const std::exception& error) {
    remove_copy(part);
    return fail(ErrorKind::internal, "backup_failed",
                "No backup was made at " + target + ": " + error.what());
  }
}

}  // namespace yingda::storage
