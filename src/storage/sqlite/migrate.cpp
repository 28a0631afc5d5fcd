#include "storage/sqlite/migrate.hpp"

#include <algorithm>
#include <map>

namespace yingda::storage {
namespace {

struct Applied {
  std::string name;
  std::string sha256;
};

std::map<int, Applied> applied_steps(Connection& db) {
  db.script(
      "CREATE TABLE IF NOT EXISTS schema_migrations (number INTEGER PRIMARY KEY, name TEXT NOT NULL, "
      "sha256 TEXT NOT NULL, applied_at INTEGER NOT NULL) STRICT");
  std::map<int, Applied> applied;
  auto rows = db.query("SELECT number, name, sha256 FROM schema_migrations ORDER BY number");
  while (rows.step()) {
    const int number = rows.integer();
    std::string name = rows.text();
    applied[number] = {std::move(name), rows.text()};
  }
  return applied;
}

Status check_history(const std::map<int, Applied>& applied, std::span<const Migration> steps) {
  for (const auto& [number, row] : applied) {
    const auto step = std::ranges::find(steps, number, &Migration::number);
    if (step == steps.end()) {
      return fail(ErrorKind::internal, "database_newer",
                  "The database was last used by a newer version of Yingda (it has step " + row.name +
                      "). Start that version, or restore a backup made before the upgrade.");
    }
    if (step->sha256 != row.sha256) {
      return fail(ErrorKind::internal, "migration_changed",
                  "Step " + row.name +
                      " of the database was made by a different text than this program's. "
                      "Released steps must not be edited; put the change into a new one.");
    }
  }
  return {};
}

Status apply(Connection& db, const Migration& step, TimeMs now) {
  try {
    db.script("BEGIN IMMEDIATE");
    db.script(std::string(step.sql));
    db.run("INSERT INTO schema_migrations VALUES (?, ?, ?, ?)", step.number, step.name, step.sha256, now);
    db.script("COMMIT");
    return {};
  } catch (const SqlError& error) {
    if (!sqlite3_get_autocommit(db.handle())) db.script("ROLLBACK");
    return fail(ErrorKind::internal, "migration_failed",
                "Step " + std::string(step.name) + " of the database failed: " + error.what());
  }
}

}  // namespace

Status migrate(Connection& db, std::span<const Migration> steps, TimeMs now) {
  const auto applied = applied_steps(db);
  if (auto checked = check_history(applied, steps); !checked) return checked;
  for (const auto& step : steps) {
    if (applied.contains(step.number)) continue;
    if (auto done = apply(db, step, now); !done) return done;
  }
  return {};
}

}  // namespace yingda::storage
