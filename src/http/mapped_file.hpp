#pragma once
// A file's bytes as memory, read by the kernel when they are sent.

#include <filesystem>
#include <optional>

#include "http/request.hpp"

namespace yingda::http {

struct SharedFile {
  SharedBytes bytes;
  std::int64_t modified = 0;  // nanoseconds, for an ETag
};

// Nothing when it is no regular file or cannot be read.
std::optional<SharedFile> map_file(const std::filesystem::path& path);

}  // namespace yingda::http
