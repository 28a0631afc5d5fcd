#include "storage/sqlite/repositories/workspaces.hpp"

#include "storage/sqlite/columns.hpp"
#include "storage/sqlite/repositories/rows.hpp"

namespace yingda::storage {
namespace {

Workspace read_workspace(Query& row) {
  Workspace workspace;
  workspace.id = row.id<WorkspaceId>();
  workspace.slug = row.text();
  workspace.name = row.text();
  workspace.locale = row.text();
  workspace.time_zone = row.text();
  workspace.bot = unpack_bot(row.text());
  workspace.created_at = row.int64();
  return workspace;
}

}  // namespace

bool SqliteWorkspaces::insert(const Workspace& workspace) {
  return db_.run("INSERT INTO workspaces VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (slug) DO NOTHING",
                 workspace.id, workspace.slug, workspace.name, workspace.locale, workspace.time_zone,
                 pack(workspace.bot), workspace.created_at) == 1;
}

void SqliteWorkspaces::update(const Workspace& workspace) {
  expect_changed(
      db_.run("UPDATE workspaces SET slug = ?, name = ?, locale = ?, time_zone = ?, bot = ? WHERE id = ?",
              workspace.slug, workspace.name, workspace.locale, workspace.time_zone, pack(workspace.bot),
              workspace.id),
      "workspace");
}

std::optional<Workspace> SqliteWorkspaces::find(WorkspaceId id) {
  auto rows = db_.query("SELECT * FROM workspaces WHERE id = ?", id);
  return first_row(rows, read_workspace);
}

std::optional<Workspace> SqliteWorkspaces::find_by_slug(const std::string& slug) {
  auto rows = db_.query("SELECT * FROM workspaces WHERE slug = ?", slug);
  return first_row(rows, read_workspace);
}

std::vector<Workspace> SqliteWorkspaces::all() {
  auto rows = db_.query("SELECT * FROM workspaces ORDER BY id");
  return all_rows(rows, read_workspace);
}

}  // namespace yingda::storage
