#pragma once
// Brings a database to the newest form: numbered steps, forward only, each in its own transaction.

#include <span>
#include <string_view>

#include "base/clock.hpp"
#include "base/error.hpp"
#include "storage/sqlite/sql.hpp"

namespace yingda::storage {

struct Migration {
  int number = 0;         // 1, 2, 3 …
  std::string_view name;  // "0001_first"
  std::string_view sha256;
  std::string_view sql;
};

// The files of src/storage/migrations, built into the program, in order.
std::span<const Migration> migrations();

// Applies the missing steps. Errors: {internal, "migration_changed"} when a step that was applied had another
// text, {internal, "database_newer"} when the database knows steps that this program does not, {internal,
// "migration_failed"} when a step does not run (the database stays as the step before left it).
Status migrate(Connection& db, std::span<const Migration> steps, TimeMs now);

}  // namespace yingda::storage
