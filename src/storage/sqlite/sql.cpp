#include "storage/sqlite/sql.hpp"

namespace yingda::storage {
namespace {

// errno of a failed input or output. For a COMMIT only the write-ahead log's file remembers it. Asked only
// after such a failure, because what is remembered may be of an earlier one.
int system_error(sqlite3* db, int primary) {
  if (primary != SQLITE_IOERR && primary != SQLITE_CANTOPEN) return 0;
  sqlite3_file* log = nullptr;
  int number = 0;
  if (sqlite3_file_control(db, "main", SQLITE_FCNTL_JOURNAL_POINTER, static_cast<void*>(&log)) == SQLITE_OK &&
      log && log->pMethods) {
    log->pMethods->xFileControl(log, SQLITE_FCNTL_LAST_ERRNO, &number);
  }
  return number ? number : sqlite3_system_errno(db);
}

[[noreturn]] void raise(sqlite3* db, int code, std::string_view during) {
  const char* message = db ? sqlite3_errmsg(db) : sqlite3_errstr(code);
  const int extended = db ? sqlite3_extended_errcode(db) : code;
  throw SqlError(extended, std::string(during) + ": " + message, db ? system_error(db, extended & 0xff) : 0);
}

// Slots of SQLite's own small allocator for each connection: a prepared statement takes its working memory
// there.
constexpr int kSlotBytes = 1200;
constexpr int kSlots = 256;

// Counting its memory costs SQLite a global lock at each allocation. Must come before its first use.
void set_up_library() {
  static const int kOnce = sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
  static_cast<void>(kOnce);
}

}  // namespace

Query::~Query() {
  sqlite3_reset(statement_);
  sqlite3_clear_bindings(statement_);
}

void Query::check(int code) const {
  if (code != SQLITE_OK) raise(db_, code, "binding a value");
}

void Query::bind(std::int64_t value) { check(sqlite3_bind_int64(statement_, ++parameter_, value)); }

void Query::bind(std::string_view text) {
  // A null pointer would bind NULL; an empty text is not NULL.
  const char* data = text.data() ? text.data() : "";
  check(sqlite3_bind_text64(statement_, ++parameter_, data, text.size(), keeping_, SQLITE_UTF8));
}

void Query::bind(Blob blob) {
  const char* data = blob.bytes.data() ? blob.bytes.data() : "";
  check(sqlite3_bind_blob64(statement_, ++parameter_, data, blob.bytes.size(), keeping_));
}

void Query::bind(std::nullptr_t) { check(sqlite3_bind_null(statement_, ++parameter_)); }

bool Query::step() {
  column_ = 0;
  const int code = sqlite3_step(statement_);
  if (code == SQLITE_ROW) return true;
  if (code == SQLITE_DONE) return false;
  raise(db_, code, sqlite3_sql(statement_));
}

std::string Query::text() {
  const int column = column_++;
  const auto* bytes = static_cast<const char*>(sqlite3_column_blob(statement_, column));
  const auto size = static_cast<std::size_t>(sqlite3_column_bytes(statement_, column));
  return bytes ? std::string(bytes, size) : std::string();
}

Connection::Connection(const std::string& file, const ConnectionOptions& options) {
  set_up_library();
  const int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE;
  const int code = sqlite3_open_v2(file.c_str(), &db_, flags, nullptr);
  try {
    if (code != SQLITE_OK) raise(db_, code, "opening " + file);
    sqlite3_busy_timeout(db_, 10'000);
    sqlite3_db_config(db_, SQLITE_DBCONFIG_LOOKASIDE, nullptr, kSlotBytes, kSlots);
    sqlite3_wal_autocheckpoint(db_, options.checkpoint_pages);
    script(std::string("PRAGMA journal_mode=WAL; PRAGMA synchronous=") +
           (options.durable ? "FULL" : "NORMAL") +
           "; PRAGMA foreign_keys=ON; PRAGMA temp_store=MEMORY; PRAGMA secure_delete=FAST;"
           "PRAGMA journal_size_limit=67108864; PRAGMA trusted_schema=OFF;"
           "PRAGMA cache_size=-" +
           std::to_string(options.cache_kib) + ";" +
           "PRAGMA query_only=" + (options.query_only ? "ON" : "OFF") + ";");
  } catch (...) {
    close();
    throw;
  }
}

Connection::~Connection() { close(); }

void Connection::close() {
  for (auto& [sql, statement] : statements_) sqlite3_finalize(statement);
  sqlite3_close(db_);
}

sqlite3_stmt* Connection::prepare(std::string_view sql) {
  if (const auto found = statements_.find(sql); found != statements_.end()) {
    if (sqlite3_stmt_busy(found->second))
      throw std::logic_error("a query is used inside itself: " + found->first);
    return found->second;
  }
  sqlite3_stmt* statement = nullptr;
  const int code = sqlite3_prepare_v3(db_, sql.data(), static_cast<int>(sql.size()),
                                      SQLITE_PREPARE_PERSISTENT, &statement, nullptr);
  if (code != SQLITE_OK) raise(db_, code, sql);
  statements_.emplace(sql, statement);
  return statement;
}

std::int64_t Connection::changes() const { return sqlite3_changes64(db_); }

void Connection::script(const std::string& sql) {
  const int code = sqlite3_exec(db_, sql.c_str(), nullptr, nullptr, nullptr);
  if (code != SQLITE_OK) raise(db_, code, sql.substr(0, 200));
}

}  // namespace yingda::storage
