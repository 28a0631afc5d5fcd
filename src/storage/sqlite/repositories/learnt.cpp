#include "storage/sqlite/repositories/learnt.hpp"

#include "storage/sqlite/repositories/rows.hpp"

namespace yingda::storage {
namespace {

std::string learnt_where(std::string_view condition) {
  return std::string(
             "SELECT id, workspace, entry, text, normal, count, conversation, message, created_at, last_at, "
             "dismissed FROM learnt_wordings WHERE ")
      .append(condition);
}

LearntWording read_learnt(Query& row) {
  LearntWording wording;
  wording.id = row.id<LearntId>();
  wording.workspace = row.id<WorkspaceId>();
  wording.entry = row.id<EntryId>();
  wording.text = row.text();
  wording.normal = row.text();
  wording.count = row.int64();
  wording.conversation = row.id<ConversationId>();
  wording.message = row.id<MessageId>();
  wording.created_at = row.int64();
  wording.last_at = row.int64();
  wording.dismissed = row.boolean();
  return wording;
}

}  // namespace

bool SqliteLearnt::insert(const LearntWording& wording) {
  return db_.run(
             "INSERT INTO learnt_wordings VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) "
             "ON CONFLICT (workspace, normal) DO NOTHING",
             wording.id, wording.workspace, wording.entry, wording.text, wording.normal, wording.count,
             wording.conversation, wording.message, wording.created_at, wording.last_at,
             wording.dismissed) == 1;
}

void SqliteLearnt::update(const LearntWording& wording) {
  expect_changed(
      db_.run("UPDATE learnt_wordings SET entry = ?, text = ?, count = ?, conversation = ?, message = ?, "
              "created_at = ?, last_at = ?, dismissed = ? WHERE id = ? AND workspace = ?",
              wording.entry, wording.text, wording.count, wording.conversation, wording.message,
              wording.created_at, wording.last_at, wording.dismissed, wording.id, wording.workspace),
      "learnt wording");
}

bool SqliteLearnt::remove(WorkspaceId workspace, LearntId id) {
  return db_.run("DELETE FROM learnt_wordings WHERE id = ? AND workspace = ?", id, workspace) == 1;
}

std::optional<LearntWording> SqliteLearnt::find(WorkspaceId workspace, LearntId id) {
  auto rows = db_.query(learnt_where("id = ? AND workspace = ?"), id, workspace);
  return first_row(rows, read_learnt);
}

std::optional<LearntWording> SqliteLearnt::find_by_normal(WorkspaceId workspace, const std::string& normal) {
  auto rows = db_.query(learnt_where("workspace = ? AND normal = ?"), workspace, normal);
  return first_row(rows, read_learnt);
}

std::vector<LearntWording> SqliteLearnt::of_message(WorkspaceId workspace, MessageId message) {
  auto rows = db_.query(learnt_where("message = ? AND workspace = ? ORDER BY id"), message, workspace);
  return all_rows(rows, read_learnt);
}

std::vector<LearntWording> SqliteLearnt::of_entry(WorkspaceId workspace, EntryId entry) {
  auto rows =
      db_.query(learnt_where("entry = ? AND workspace = ? AND dismissed = 0 ORDER BY last_at DESC, id DESC"),
                entry, workspace);
  return all_rows(rows, read_learnt);
}

std::vector<LearntWording> SqliteLearnt::all(WorkspaceId workspace) {
  auto rows = db_.query(learnt_where("workspace = ? AND dismissed = 0 ORDER BY entry, id"), workspace);
  return all_rows(rows, read_learnt);
}

void SqliteLearnt::remove_older(WorkspaceId workspace, EntryId entry, int keep) {
  for (const bool dismissed : {false, true}) {
    db_.run(
        "DELETE FROM learnt_wordings WHERE entry = ?1 AND workspace = ?2 AND dismissed = ?3 AND id NOT IN "
        "(SELECT id FROM learnt_wordings WHERE entry = ?1 AND workspace = ?2 AND dismissed = ?3 "
        "ORDER BY last_at DESC, id DESC LIMIT ?4)",
        entry, workspace, dismissed, keep);
  }
}

}  // namespace yingda::storage
