// Knowledge entries; canned replies are in canned_replies.cpp.
#include "storage/sqlite/repositories/knowledge.hpp"

#include "storage/sqlite/columns.hpp"
#include "storage/sqlite/repositories/rows.hpp"

namespace yingda::storage {
namespace {

constexpr std::string_view kKnowledgeColumns =
    "SELECT id, workspace, external_id, category, language, question, similar, keywords, answers, "
    "source_title, "
    "source_url, valid_from, valid_until, status, version, created_at, updated_at, updated_by FROM entries "
    "WHERE ";

std::string entries_where(std::string_view condition) {
  return std::string(kKnowledgeColumns).append(condition);
}

Entry read_entry(Query& row) {
  Entry entry;
  entry.id = row.id<EntryId>();
  entry.workspace = row.id<WorkspaceId>();
  entry.external_id = row.text();
  entry.category = row.text();
  entry.language = row.text();
  entry.question = row.text();
  entry.similar = unpack_texts(row.text());
  entry.keywords = unpack_texts(row.text());
  entry.answers = unpack_answers(row.text());
  entry.source_title = row.text();
  entry.source_url = row.text();
  entry.valid_from = row.int64();
  entry.valid_until = row.int64();
  entry.status = known(parse_entry_status(row.text()));
  entry.version = row.int64();
  entry.created_at = row.int64();
  entry.updated_at = row.int64();
  entry.updated_by = row.id<MemberId>();
  return entry;
}

// What the list's filter looks through: a line a text, so that no match spans two of them.
std::string words_of(const Entry& entry) {
  std::string words = entry.question;
  for (const auto& similar : entry.similar) words.append("\n").append(similar);
  for (const auto& answer : entry.answers) words.append("\n").append(plain_text(answer.parts));
  return words;
}

}  // namespace

bool SqliteKnowledge::insert(const Entry& entry) {
  return db_.run(
             "INSERT INTO entries VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) "
             "ON CONFLICT (workspace, external_id) WHERE external_id <> '' DO NOTHING",
             entry.id, entry.workspace, entry.external_id, entry.category, entry.language, entry.question,
             pack(entry.similar), pack(entry.keywords), pack(entry.answers), entry.source_title,
             entry.source_url, entry.valid_from, entry.valid_until, to_text(entry.status), entry.version,
             entry.created_at, entry.updated_at, entry.updated_by, words_of(entry)) == 1;
}

void SqliteKnowledge::update(const Entry& entry) {
  expect_changed(
      db_.run("UPDATE entries SET external_id = ?, category = ?, language = ?, question = ?, similar = ?, "
              "keywords = ?, "
              "answers = ?, source_title = ?, source_url = ?, valid_from = ?, valid_until = ?, status = ?, "
              "version = ?, updated_at = ?, updated_by = ?, words = ? WHERE id = ? AND workspace = ?",
              entry.external_id, entry.category, entry.language, entry.question, pack(entry.similar),
              pack(entry.keywords), pack(entry.answers), entry.source_title, entry.source_url,
              entry.valid_from, entry.valid_until, to_text(entry.status), entry.version, entry.updated_at,
              entry.updated_by, words_of(entry), entry.id, entry.workspace),
      "knowledge entry");
}

bool SqliteKnowledge::remove(WorkspaceId workspace, EntryId id) {
  db_.run("DELETE FROM learnt_wordings WHERE entry = ? AND workspace = ?", id, workspace);
  return db_.run("DELETE FROM entries WHERE id = ? AND workspace = ?", id, workspace) == 1;
}

std::optional<Entry> SqliteKnowledge::find(WorkspaceId workspace, EntryId id) {
  auto rows = db_.query(entries_where("id = ? AND workspace = ?"), id, workspace);
  return first_row(rows, read_entry);
}

std::optional<Entry> SqliteKnowledge::find_by_external_id(WorkspaceId workspace,
                                                          const std::string& external_id) {
  auto rows = db_.query(entries_where("workspace = ? AND external_id = ? AND external_id <> ''"), workspace,
                        external_id);
  return first_row(rows, read_entry);
}

std::optional<Entry> SqliteKnowledge::find_by_question(WorkspaceId workspace, const std::string& question) {
  auto rows =
      db_.query(entries_where("workspace = ? AND question = ? ORDER BY id LIMIT 1"), workspace, question);
  return first_row(rows, read_entry);
}

std::vector<Entry> SqliteKnowledge::list(WorkspaceId workspace, const EntryFilter& filter, EntryId before,
                                         int limit) {
  std::string sql = entries_where("workspace = ?1 AND id < ?2");
  // Every parameter is always there, so that one statement a combination stays prepared.
  if (!filter.query.empty()) sql += " AND words LIKE ?3 ESCAPE '\\'";
  if (filter.category) sql += " AND category = ?4";
  if (filter.status) sql += " AND status = ?5";
  sql += " ORDER BY id DESC LIMIT ?6";
  auto rows = db_.query(sql, workspace, before ? before.value : INT64_MAX, like_containing(filter.query),
                        filter.category.value_or(""),
                        filter.status ? to_text(*filter.status) : std::string_view(), limit);
  return all_rows(rows, read_entry);
}

std::vector<Entry> SqliteKnowledge::published(WorkspaceId workspace) {
  auto rows = db_.query(entries_where("workspace = ? AND status = 'published' ORDER BY id"), workspace);
  return all_rows(rows, read_entry);
}

std::vector<std::pair<std::string, std::int64_t>> SqliteKnowledge::categories(WorkspaceId workspace) {
  auto rows = db_.query(
      "SELECT category, count(*) FROM entries WHERE workspace = ? GROUP BY category "
      "ORDER BY category",
      workspace);
  return all_rows(rows, [](Query& row) {
    std::string category = row.text();
    return std::pair(std::move(category), row.int64());
  });
}

std::int64_t SqliteKnowledge::count(WorkspaceId workspace) {
  return db_.number("SELECT count(*) FROM entries WHERE workspace = ?", workspace);
}

}  // namespace yingda::storage
