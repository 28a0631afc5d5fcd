#include "base/disk_error.hpp"

#include <cerrno>

namespace yingda {

std::optional<Error> disk_error(int error_number) {
  switch (error_number) {
    case ENOSPC:
    case EDQUOT:
    case EFBIG:
      return Error{ErrorKind::overloaded, "storage_full",
                   "The disk that holds the data is full; nothing was stored.", ""};
    case EROFS:
      return Error{ErrorKind::overloaded, "storage_read_only",
                   "The disk that holds the data takes no writes; nothing was stored.", ""};
    default:
      return std::nullopt;
  }
}

}  // namespace yingda
