#include "nlu/retrieval/durable_file.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>

namespace yingda::nlu {
namespace {

constexpr mode_t kOwnerOnly = 0600;

// A file descriptor that closes itself.
struct OpenFile {
  int number;
  explicit OpenFile(int opened) : number(opened) {}
  OpenFile(const OpenFile&) = delete;
  OpenFile& operator=(const OpenFile&) = delete;
  ~OpenFile() {
    if (number >= 0) ::close(number);
  }
};

std::unexpected<Error> cannot_write(const std::filesystem::path& path) {
  const int cause = errno;
  return fail(ErrorKind::internal, "index_write_failed",
              path.string() + ": " + std::generic_category().message(cause));
}

bool write_all(int file, std::span<const std::byte> bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(file, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return false;
    bytes = bytes.subspan(static_cast<std::size_t>(written));
  }
  return true;
}

}  // namespace

Status write_durably(const std::filesystem::path& path, std::span<const std::byte> bytes) {
  const auto beside = std::filesystem::path(path.string() + ".new");
  {
    const OpenFile file(::open(beside.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, kOwnerOnly));
    if (file.number < 0 || !write_all(file.number, bytes) || ::fsync(file.number) != 0)
      return cannot_write(beside);
  }
  if (::rename(beside.c_str(), path.c_str()) != 0) return cannot_write(path);
  const OpenFile folder(::open(path.parent_path().c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (folder.number < 0 || ::fsync(folder.number) != 0) return cannot_write(path.parent_path());
  return {};
}

}  // namespace yingda::nlu
