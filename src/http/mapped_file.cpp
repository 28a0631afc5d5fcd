#include "http/mapped_file.hpp"

#include <memory>

#include "base/mapped_file.hpp"

namespace yingda::http {

std::optional<SharedFile> map_file(const std::filesystem::path& path) {
  auto opened = MappedFile::open(path);
  if (!opened) return std::nullopt;
  const auto file = std::make_shared<const MappedFile>(std::move(*opened));
  const auto bytes = file->bytes();
  return SharedFile{{file, {reinterpret_cast<const char*>(bytes.data()), bytes.size()}}, file->modified_ns()};
}

}  // namespace yingda::http
