#include "storage/sqlite/repositories/uploads.hpp"

#include "storage/sqlite/repositories/rows.hpp"

namespace yingda::storage {
namespace {

Upload read_upload(Query& row) {
  Upload upload;
  upload.id = row.id<UploadId>();
  upload.workspace = row.id<WorkspaceId>();
  upload.sha256 = row.text();
  upload.name = row.text();
  upload.media_type = row.text();
  upload.size = row.int64();
  upload.width = row.integer();
  upload.height = row.integer();
  upload.created_at = row.int64();
  return upload;
}

}  // namespace

void SqliteUploads::insert(const Upload& upload) {
  db_.run("INSERT INTO uploads VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", upload.id, upload.workspace,
          upload.sha256, upload.name, upload.media_type, upload.size, upload.width, upload.height,
          upload.created_at);
}

std::optional<Upload> SqliteUploads::find_by_hash(const std::string& sha256) {
  auto rows = db_.query("SELECT * FROM uploads WHERE sha256 = ? ORDER BY id LIMIT 1", sha256);
  return first_row(rows, read_upload);
}

}  // namespace yingda::storage
