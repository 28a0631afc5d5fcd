#pragma once
// Uploaded files. The bytes lie in the data folder by content hash; this row says who may see them and as
// what.

#include <string>

#include "base/clock.hpp"
#include "base/id.hpp"

namespace yingda {

struct Upload {
  UploadId id;
  WorkspaceId workspace;
  std::string sha256;      // 64 hex characters
  std::string name;        // as the sender called it, cleaned
  std::string media_type;  // found from the bytes, not taken from the sender
  std::int64_t size = 0;   // bytes
  int width = 0;           // pixels, images only
  int height = 0;
  TimeMs created_at = 0;
};

class UploadRepository {
 public:
  virtual ~UploadRepository() = default;
  virtual void insert(const Upload& upload) = 0;
  virtual std::optional<Upload> find_by_hash(
      const std::string& sha256) = 0;  // any workspace: the hash is the secret
};

}  // namespace yingda
