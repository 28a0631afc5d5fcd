#include "base/mapped_file.hpp"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>
#include <utility>

namespace yingda {
namespace {

constexpr std::int64_t kNanoseconds = 1'000'000'000;

std::unexpected<Error> cannot_map(const std::filesystem::path& path) {
  const int cause = errno;
  const auto why = path.string() + ": " + std::generic_category().message(cause);
  if (cause == ENOENT || cause == ENOTDIR) return fail(ErrorKind::not_found, "file_missing", why);
  return fail(ErrorKind::internal, "file_unreadable", why);
}

}  // namespace

Result<MappedFile> MappedFile::open(const std::filesystem::path& path) {
  const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (file < 0) return cannot_map(path);
  struct stat facts{};
  if (::fstat(file, &facts) != 0 || !S_ISREG(facts.st_mode)) {
    if (!S_ISREG(facts.st_mode)) errno = S_ISDIR(facts.st_mode) ? EISDIR : EINVAL;
    auto failure = cannot_map(path);
    ::close(file);
    return failure;
  }
  const auto size = static_cast<std::size_t>(facts.st_size);
  void* data = size == 0 ? nullptr : ::mmap(nullptr, size, PROT_READ, MAP_SHARED, file, 0);
  if (data == MAP_FAILED) {
    auto failure = cannot_map(path);
    ::close(file);
    return failure;
  }
  ::close(file);
  return MappedFile(static_cast<const std::byte*>(data), size,
                    facts.st_mtim.tv_sec * kNanoseconds + facts.st_mtim.tv_nsec);
}

MappedFile::MappedFile(MappedFile&& other) noexcept
    : data_(std::exchange(other.data_, nullptr)),
      size_(std::exchange(other.size_, 0)),
      modified_(other.modified_) {}

MappedFile& MappedFile::operator=(MappedFile&& other) noexcept {
  std::swap(data_, other.data_);
  std::swap(size_, other.size_);
  std::swap(modified_, other.modified_);
  return *this;
}

MappedFile::~MappedFile() {
  if (data_ != nullptr) ::munmap(const_cast<std::byte*>(data_), size_);
}

void MappedFile::drop_pages() const {
  if (data_ != nullptr) ::madvise(const_cast<std::byte*>(data_), size_, MADV_DONTNEED);
}

}  // namespace yingda
