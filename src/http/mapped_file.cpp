#include "http/mapped_file.hpp"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

namespace yingda::http {
namespace {

struct Descriptor {
  int value;
  ~Descriptor() {
    if (value >= 0) ::close(value);
  }
};

}  // namespace

std::optional<MappedFile> map_file(const std::filesystem::path& path) {
  const Descriptor file{::open(path.c_str(), O_RDONLY | O_CLOEXEC)};
  struct stat info{};
  if (file.value < 0 || ::fstat(file.value, &info) != 0 || !S_ISREG(info.st_mode)) return std::nullopt;
  MappedFile mapped;
  mapped.modified = info.st_mtim.tv_sec * 1'000'000'000 + info.st_mtim.tv_nsec;
  const auto size = static_cast<std::size_t>(info.st_size);
  if (size == 0) return mapped;
  void* const address = ::mmap(nullptr, size, PROT_READ, MAP_PRIVATE, file.value, 0);
  if (address == MAP_FAILED) return std::nullopt;
  mapped.bytes.owner =
      std::shared_ptr<const void>(address, [size](const void* at) { ::munmap(const_cast<void*>(at), size); });
  mapped.bytes.bytes = {static_cast<const char*>(address), size};
  return mapped;
}

}  // namespace yingda::http
