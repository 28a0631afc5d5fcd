#pragma once

#include <optional>

#include "core/uploads/types.hpp"
#include "storage/sqlite/sql.hpp"

namespace yingda::storage {

class SqliteUploads final : public UploadRepository {
 public:
  explicit SqliteUploads(Connection& db) : db_(db) {}
  void insert(const Upload& upload) override;
  // The oldest, where the same bytes came more than once.
  std::optional<Upload> find_by_hash(const std::string& sha256) override;

 private:
  Connection& db_;
};

}  // namespace yingda::storage
