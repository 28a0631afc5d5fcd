// Sessions and API keys of the members' repository.
#include "storage/sqlite/columns.hpp"
#include "storage/sqlite/repositories/members.hpp"
#include "storage/sqlite/repositories/rows.hpp"

namespace yingda::storage {
namespace {

Session read_session(Query& row) {
  Session session;
  session.token_hash = row.text();
  session.account = row.id<AccountId>();
  session.csrf_token = row.text();
  session.created_at = row.int64();
  session.expires_at = row.int64();
  return session;
}

ApiKey read_api_key(Query& row) {
  ApiKey key;
  key.id = row.id<ApiKeyId>();
  key.workspace = row.id<WorkspaceId>();
  key.name = row.text();
  key.secret_hash = row.text();
  key.scopes = unpack_texts(row.text());
  key.created_at = row.int64();
  key.last_used_at = row.int64();
  key.revoked_at = row.int64();
  return key;
}

}  // namespace

void SqliteMembers::insert_session(const Session& session) {
  db_.run("INSERT INTO sessions VALUES (?, ?, ?, ?, ?)", Blob{session.token_hash}, session.account,
          session.csrf_token, session.created_at, session.expires_at);
}

std::optional<Session> SqliteMembers::session(const std::string& token_hash) {
  auto rows = db_.query("SELECT * FROM sessions WHERE token_hash = ?", Blob{token_hash});
  return first_row(rows, read_session);
}

void SqliteMembers::extend_session(const std::string& token_hash, TimeMs expires_at) {
  db_.run("UPDATE sessions SET expires_at = ? WHERE token_hash = ?", expires_at, Blob{token_hash});
}

void SqliteMembers::delete_session(const std::string& token_hash) {
  db_.run("DELETE FROM sessions WHERE token_hash = ?", Blob{token_hash});
}

void SqliteMembers::delete_sessions_of(AccountId account) {
  db_.run("DELETE FROM sessions WHERE account = ?", account);
}

void SqliteMembers::delete_sessions_before(TimeMs expired) {
  db_.run("DELETE FROM sessions WHERE expires_at < ?", expired);
}

void SqliteMembers::insert_api_key(const ApiKey& key) {
  db_.run("INSERT INTO api_keys VALUES (?, ?, ?, ?, ?, ?, ?, ?)", key.id, key.workspace, key.name,
          Blob{key.secret_hash}, pack(key.scopes), key.created_at, key.last_used_at, key.revoked_at);
}

void SqliteMembers::update_api_key(const ApiKey& key) {
  expect_changed(
      db_.run("UPDATE api_keys SET name = ?, last_used_at = ?, revoked_at = ? WHERE id = ? AND workspace = ?",
              key.name, key.last_used_at, key.revoked_at, key.id, key.workspace),
      "API key");
}

std::optional<ApiKey> SqliteMembers::api_key(ApiKeyId id) {
  auto rows = db_.query("SELECT * FROM api_keys WHERE id = ?", id);
  return first_row(rows, read_api_key);
}

std::vector<ApiKey> SqliteMembers::api_keys(WorkspaceId workspace) {
  auto rows = db_.query("SELECT * FROM api_keys WHERE workspace = ? ORDER BY id", workspace);
  return all_rows(rows, read_api_key);
}

}  // namespace yingda::storage
