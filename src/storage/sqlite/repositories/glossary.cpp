#include "storage/sqlite/repositories/glossary.hpp"

#include <algorithm>

#include "storage/sqlite/columns.hpp"
#include "storage/sqlite/repositories/rows.hpp"

namespace yingda::storage {
namespace {

std::string terms_where(std::string_view condition) {
  return std::string(
             "SELECT id, workspace, term, synonyms, explanation, kind, language, version, created_at, "
             "updated_at, updated_by FROM glossary_terms WHERE ")
      .append(condition);
}

GlossaryTerm read_term(Query& row) {
  GlossaryTerm term;
  term.id = row.id<TermId>();
  term.workspace = row.id<WorkspaceId>();
  term.term = row.text();
  term.synonyms = unpack_texts(row.text());
  term.explanation = row.text();
  term.kind = row.text();
  term.language = row.text();
  term.version = row.int64();
  term.created_at = row.int64();
  term.updated_at = row.int64();
  term.updated_by = row.id<MemberId>();
  return term;
}

// A line a text, so that no match of the list's filter spans two of them.
std::string filter_text(const GlossaryTerm& term) {
  std::string text = term.term;
  for (const auto& synonym : term.synonyms) text.append("\n").append(synonym);
  return text.append("\n").append(term.explanation);
}

}  // namespace

bool SqliteGlossary::is_taken(const GlossaryTerm& term, const std::vector<std::string>& words) {
  return std::ranges::any_of(words, [&](const std::string& word) {
    return db_.number("SELECT count(*) FROM glossary_words WHERE workspace = ? AND word = ? AND term <> ?",
                      term.workspace, word, term.id) != 0;
  });
}

void SqliteGlossary::insert_words(const GlossaryTerm& term, const std::vector<std::string>& words) {
  for (const auto& word : words)
    db_.run("INSERT INTO glossary_words VALUES (?, ?, ?)", term.workspace, word, term.id);
}

bool SqliteGlossary::insert(const GlossaryTerm& term, const std::vector<std::string>& words) {
  if (is_taken(term, words)) return false;
  db_.run("INSERT INTO glossary_terms VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", term.id, term.workspace,
          term.term, pack(term.synonyms), term.explanation, term.kind, term.language, term.version,
          term.created_at, term.updated_at, term.updated_by, filter_text(term));
  insert_words(term, words);
  return true;
}

bool SqliteGlossary::update(const GlossaryTerm& term, const std::vector<std::string>& words) {
  if (is_taken(term, words)) return false;
  expect_changed(
      db_.run("UPDATE glossary_terms SET term = ?, synonyms = ?, explanation = ?, kind = ?, language = ?, "
              "version = ?, updated_at = ?, updated_by = ?, words = ? WHERE id = ? AND workspace = ?",
              term.term, pack(term.synonyms), term.explanation, term.kind, term.language, term.version,
              term.updated_at, term.updated_by, filter_text(term), term.id, term.workspace),
      "glossary term");
  db_.run("DELETE FROM glossary_words WHERE term = ?", term.id);
  insert_words(term, words);
  return true;
}

bool SqliteGlossary::remove(WorkspaceId workspace, TermId id) {
  db_.run("DELETE FROM glossary_words WHERE term = ? AND workspace = ?", id, workspace);
  return db_.run("DELETE FROM glossary_terms WHERE id = ? AND workspace = ?", id, workspace) == 1;
}

std::optional<GlossaryTerm> SqliteGlossary::find(WorkspaceId workspace, TermId id) {
  auto rows = db_.query(terms_where("id = ? AND workspace = ?"), id, workspace);
  return first_row(rows, read_term);
}

std::optional<GlossaryTerm> SqliteGlossary::find_by_word(WorkspaceId workspace, const std::string& word) {
  auto rows =
      db_.query(terms_where("id = (SELECT term FROM glossary_words WHERE workspace = ? AND word = ?)"),
                workspace, word);
  return first_row(rows, read_term);
}

std::vector<GlossaryTerm> SqliteGlossary::list(WorkspaceId workspace, const TermFilter& filter, TermId before,
                                               int limit) {
  std::string sql = terms_where("workspace = ?1 AND id < ?2");
  // Every parameter is always there, so that one statement a combination stays prepared.
  if (!filter.query.empty()) sql += " AND words LIKE ?3 ESCAPE '\\'";
  if (filter.kind) sql += " AND kind = ?4";
  sql += " ORDER BY id DESC LIMIT ?5";
  auto rows = db_.query(sql, workspace, before ? before.value : INT64_MAX, like_containing(filter.query),
                        filter.kind.value_or(""), limit);
  return all_rows(rows, read_term);
}

std::vector<GlossaryTerm> SqliteGlossary::all(WorkspaceId workspace) {
  auto rows = db_.query(terms_where("workspace = ? ORDER BY id"), workspace);
  return all_rows(rows, read_term);
}

std::vector<std::pair<std::string, std::int64_t>> SqliteGlossary::kinds(WorkspaceId workspace) {
  auto rows = db_.query(
      "SELECT kind, count(*) FROM glossary_terms WHERE workspace = ? GROUP BY kind ORDER BY kind", workspace);
  return all_rows(rows, [](Query& row) {
    std::string kind = row.text();
    return std::pair(std::move(kind), row.int64());
  });
}

std::int64_t SqliteGlossary::count(WorkspaceId workspace) {
  return db_.number("SELECT count(*) FROM glossary_terms WHERE workspace = ?", workspace);
}

}  // namespace yingda::storage
