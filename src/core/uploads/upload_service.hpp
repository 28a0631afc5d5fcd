#pragma once
// Uploaded files: <folder>/ab/<sha256>, written once, never changed. Two uploads of the same bytes are one
// file.

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "async/task.hpp"
#include "base/error.hpp"
#include "core/actor.hpp"
#include "core/conversations/parts.hpp"
#include "core/uploads/types.hpp"

namespace yingda {

class Store;
namespace async {
class Offload;
}

struct UploadLimits {
  std::int64_t max_bytes = 10 * 1024 * 1024;
};

// A stored file as it is served.
struct ServedUpload {
  Upload upload;
  std::filesystem::path path;
  bool inline_safe = false;  // may be shown inside a page; otherwise it is sent as an attachment
};

// The media types that are accepted, for file dialogs.
const std::vector<std::string>& accepted_media_types();

// The message part that shows an upload.
FilePart to_part(const Upload& upload);

// Thread-safe.
class UploadService {
 public:
  UploadService(Store& store, async::Offload& offload, std::filesystem::path folder, UploadLimits limits = {})
      : store_(store), offload_(offload), folder_(std::move(folder)), limits_(limits) {}

  // Durable before it gives control back. Codes: upload_empty, upload_too_large, upload_type_not_allowed,
  // upload_broken.
  async::Task<Result<Upload>> add(WorkspaceId workspace, std::string name, std::string bytes, Actor actor);
  // Code: upload_not_found.
  async::Task<Result<ServedUpload>> find(std::string sha256);
  const UploadLimits& limits() const { return limits_; }

 private:
  Store& store_;
  async::Offload& offload_;
  std::filesystem::path folder_;
  UploadLimits limits_;
};

}  // namespace yingda
