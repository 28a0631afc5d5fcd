#include "storage/sqlite/tx.hpp"

#include "storage/sqlite/repositories/rows.hpp"

namespace yingda::storage {
namespace {

StoredResponse read_response(Query& row) {
  StoredResponse response;
  response.request_hash = row.text();
  response.status = row.integer();
  response.body = row.text();
  response.created_at = row.int64();
  return response;
}

}  // namespace

std::optional<StoredResponse> SqliteTx::stored_response(const std::string& scope, const std::string& key) {
  auto rows = db_.query(
      "SELECT request_hash, status, body, created_at FROM stored_responses WHERE scope = ? AND key = ?",
      scope, key);
  return first_row(rows, read_response);
}

void SqliteTx::store_response(const std::string& scope, const std::string& key,
                              const StoredResponse& response) {
  db_.run(
      "INSERT INTO stored_responses (scope, key, request_hash, status, body, created_at) VALUES (?, ?, ?, ?, "
      "?, ?)",
      scope, key, response.request_hash, response.status, response.body, response.created_at);
}

void SqliteTx::audit(const AuditRecord& record) {
  db_.run("INSERT INTO audit_log (workspace, at, actor, action, target) VALUES (?, ?, ?, ?, ?)",
          record.workspace, record.at, record.actor, record.action, record.target);
}

}  // namespace yingda::storage
