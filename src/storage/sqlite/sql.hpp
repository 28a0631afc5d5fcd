#pragma once
// SQLite as C++ values: a connection with a cache of prepared statements, and queries that bind and read
// typed columns. A connection and its queries belong to one thread at a time. What SQLite refuses is thrown
// as SqlError.

#include <sqlite3.h>

#include <cstdint>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "base/id.hpp"
#include "base/json.hpp"

namespace yingda::storage {

// `code` is SQLite's extended result code.
class SqlError : public std::runtime_error {
 public:
  SqlError(int error_code, const std::string& what, int error_number = 0)
      : std::runtime_error(what), code(error_code), system_error(error_number) {}
  int code;
  int system_error;  // errno of a failed input or output, else 0
  int primary() const { return code & 0xff; }
};

// Bytes that are not text.
struct Blob {
  std::string_view bytes;
};

// One run of a prepared statement: bind, step, read the columns from left to right. Gives the statement back
// to the connection's cache when it goes.
class Query {
 public:
  // `outlived`: texts and blobs stay where they are until the query is gone, and need not be copied.
  template <class... Values>
  Query(sqlite3* db, sqlite3_stmt* statement, bool outlived, const Values&... values)
      : db_(db), statement_(statement), keeping_(outlived ? SQLITE_STATIC : SQLITE_TRANSIENT) {
    (bind(values), ...);
  }
  ~Query();
  Query(const Query&) = delete;
  Query& operator=(const Query&) = delete;

  void bind(std::int64_t value);
  void bind(int value) { bind(std::int64_t{value}); }
  void bind(bool value) { bind(std::int64_t{value}); }
  void bind(std::string_view text);
  void bind(const std::string& text) { bind(std::string_view(text)); }
  void bind(const char* text) { bind(std::string_view(text)); }
  void bind(Blob blob);
  void bind(std::nullptr_t);
  void bind(std::optional<std::int64_t> value) { value ? bind(*value) : bind(nullptr); }
  template <class Tag>
  void bind(Id<Tag> id) {
    bind(id.value);
  }

  bool step();  // true while there is a row

  // The next column of the row.
  std::int64_t int64() { return sqlite3_column_int64(statement_, column_++); }
  int integer() { return static_cast<int>(int64()); }
  bool boolean() { return int64() != 0; }
  std::string text();
  bool null() const { return sqlite3_column_type(statement_, column_) == SQLITE_NULL; }
  template <class IdType>
  IdType id() {
    return IdType{int64()};
  }

 private:
  void check(int code) const;

  sqlite3* db_;
  sqlite3_stmt* statement_;
  sqlite3_destructor_type keeping_;
  int parameter_ = 0;
  int column_ = 0;
};

// How a connection is opened. `query_only`: every write is refused.
struct ConnectionOptions {
  bool query_only = false;
  int cache_kib = 2048;
  int checkpoint_pages =
      0;  // of the write-ahead log, from which a commit works it off; 0 = another thread does
  bool durable =
      true;  // a commit is on the disk before it returns; otherwise a power cut may take the last ones back
};

class Connection {
 public:
  Connection(const std::string& file, const ConnectionOptions& options);
  ~Connection();
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;

  // `sql` must be one statement; the cache keeps it prepared. Values are bound in order.
  template <class... Values>
  Query query(std::string_view sql, const Values&... values) {
    auto* statement = prepare(sql);
    return Query(db_, statement, false, values...);
  }
  // Runs a statement to its end and gives the number of rows that it changed.
  template <class... Values>
  std::int64_t run(std::string_view sql, const Values&... values) {
    Query statement(db_, prepare(sql), true, values...);
    while (statement.step()) {
    }
    return changes();
  }
  // The first column of the first row as a number, or 0 without a row.
  template <class... Values>
  std::int64_t number(std::string_view sql, const Values&... values) {
    auto statement = query(sql, values...);
    return statement.step() ? statement.int64() : 0;
  }
  // Runs any number of statements, not cached.
  void script(const std::string& sql);
  sqlite3* handle() { return db_; }

 private:
  struct TextHash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>()(text); }
  };
  sqlite3_stmt* prepare(std::string_view sql);
  std::int64_t changes() const;
  void close();

  sqlite3* db_ = nullptr;
  std::unordered_map<std::string, sqlite3_stmt*, TextHash, std::equal_to<>> statements_;
};

}  // namespace yingda::storage
