#include "core/uploads/blob_folder.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>

#include "base/id.hpp"

namespace yingda {
namespace {

[[noreturn]] void throw_errno(const std::string& what, const std::filesystem::path& path) {
  throw std::system_error(errno, std::generic_category(), what + " " + path.string());
}

class File {
 public:
  File(const std::filesystem::path& path, int flags)
      : path_(path), fd_(::open(path.c_str(), flags | O_CLOEXEC, 0640)) {
    if (fd_ < 0) throw_errno("cannot open", path_);
  }
  ~File() { ::close(fd_); }
  File(const File&) = delete;
  File& operator=(const File&) = delete;

  void write(std::string_view bytes) {
    while (!bytes.empty()) {
      const auto written = ::write(fd_, bytes.data(), bytes.size());
      if (written < 0 && errno == EINTR) continue;
      if (written < 0) throw_errno("cannot write", path_);
      bytes.remove_prefix(static_cast<std::size_t>(written));
    }
  }
  void sync() {
    if (::fsync(fd_) != 0) throw_errno("cannot sync", path_);
  }

 private:
  std::filesystem::path path_;
  int fd_;
};

}  // namespace

std::filesystem::path blob_path(const std::filesystem::path& folder, const std::string& sha256) {
  return folder / sha256.substr(0, 2) / sha256;
}

bool is_blob_name(std::string_view name) {
  return name.size() == 64 && name.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

void write_blob(const std::filesystem::path& folder, const std::string& sha256, std::string_view bytes) {
  const auto path = blob_path(folder, sha256);
  if (std::filesystem::exists(path)) return;
  std::filesystem::create_directories(path.parent_path());
  // Two writers of the same bytes must not share a temporary file.
  const auto temporary = path.parent_path() / (sha256 + "." + id_to_text(next_id_value()) + ".part");
  try {
    File file(temporary, O_WRONLY | O_CREAT | O_EXCL);
    file.write(bytes);
    file.sync();
    std::filesystem::rename(temporary, path);
  } catch (...) {
    std::error_code ignored;
    std::filesystem::remove(temporary, ignored);
    throw;
  }
  File(path.parent_path(), O_RDONLY | O_DIRECTORY).sync();
}

}  // namespace yingda
