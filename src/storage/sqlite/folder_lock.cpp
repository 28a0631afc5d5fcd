#include "storage/sqlite/folder_lock.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <filesystem>

namespace yingda::storage {
namespace {

std::unexpected<Error> unusable(const std::string& folder, const std::string& why) {
  return fail(ErrorKind::internal, "data_folder_unusable",
              "The data folder " + folder + " cannot be used: " + why + ".");
}

}  // namespace

Result<std::unique_ptr<FolderLock>> FolderLock::take(const std::string& folder) {
  std::error_code error;
  std::filesystem::create_directories(folder, error);
  if (error) return unusable(folder, error.message());
  const auto path = folder + "/yingda.lock";
  const int file = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  if (file < 0) return unusable(folder, std::strerror(errno));
  if (::flock(file, LOCK_EX | LOCK_NB) == 0) return std::unique_ptr<FolderLock>(new FolderLock(file));
  const int why = errno;
  ::close(file);
  if (why != EWOULDBLOCK) return unusable(folder, std::strerror(why));
  return fail(ErrorKind::internal, "data_folder_in_use",
              "Another server has the data folder " + folder + " open. Stop it, or choose another folder.");
}

FolderLock::~FolderLock() { ::close(file_); }

}  // namespace yingda::storage
