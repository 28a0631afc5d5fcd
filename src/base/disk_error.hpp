#pragma once
// What a disk that refuses means for those who wanted something stored.

#include <optional>

#include "base/error.hpp"

namespace yingda {

// {overloaded, "storage_full"} when there is no room, {overloaded, "storage_read_only"} when the disk takes
// no writes; both pass once the disk is mended, without a restart. Nothing for any other number of errno.
std::optional<Error> disk_error(int error_number);

}  // namespace yingda
