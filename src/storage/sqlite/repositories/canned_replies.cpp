// Canned replies of the knowledge repository.
#include "storage/sqlite/repositories/knowledge.hpp"
#include "storage/sqlite/repositories/rows.hpp"

namespace yingda::storage {
namespace {

CannedReply read_canned(Query& row) {
  CannedReply reply;
  reply.id = row.id<CannedId>();
  reply.workspace = row.id<WorkspaceId>();
  reply.shortcut = row.text();
  reply.title = row.text();
  reply.text = row.text();
  reply.updated_at = row.int64();
  return reply;
}

}  // namespace

bool SqliteKnowledge::insert_canned(const CannedReply& reply) {
  return db_.run(
             "INSERT INTO canned_replies VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (workspace, shortcut) DO "
             "NOTHING",
             reply.id, reply.workspace, reply.shortcut, reply.title, reply.text, reply.updated_at) == 1;
}

bool SqliteKnowledge::update_canned(const CannedReply& reply) {
  if (db_.number("SELECT count(*) FROM canned_replies WHERE workspace = ? AND shortcut = ? AND id <> ?",
                 reply.workspace, reply.shortcut, reply.id) != 0) {
    return false;
  }
  expect_changed(
      db_.run("UPDATE canned_replies SET shortcut = ?, title = ?, text = ?, updated_at = ? "
              "WHERE id = ? AND workspace = ?",
              reply.shortcut, reply.title, reply.text, reply.updated_at, reply.id, reply.workspace),
      "canned reply");
  return true;
}

bool SqliteKnowledge::remove_canned(WorkspaceId workspace, CannedId id) {
  return db_.run("DELETE FROM canned_replies WHERE id = ? AND workspace = ?", id, workspace) == 1;
}

std::optional<CannedReply> SqliteKnowledge::canned(WorkspaceId workspace, CannedId id) {
  auto rows = db_.query("SELECT * FROM canned_replies WHERE id = ? AND workspace = ?", id, workspace);
  return first_row(rows, read_canned);
}

std::vector<CannedReply> SqliteKnowledge::canned_replies(WorkspaceId workspace) {
  auto rows = db_.query("SELECT * FROM canned_replies WHERE workspace = ? ORDER BY shortcut", workspace);
  return all_rows(rows, read_canned);
}

}  // namespace yingda::storage
