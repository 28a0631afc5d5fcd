#include "app/file_limit.hpp"

#include <sys/resource.h>

#include <algorithm>
#include <limits>

namespace yingda::app {
namespace {

constexpr rlim_t kForTheRest = 128;  // about 30 are open in a server at rest

}  // namespace

std::size_t connections_possible() {
  rlimit limit{};
  if (::getrlimit(RLIMIT_NOFILE, &limit) != 0) return std::numeric_limits<std::size_t>::max();
  if (limit.rlim_cur < limit.rlim_max) {
    const rlimit raised{limit.rlim_max, limit.rlim_max};
    if (::setrlimit(RLIMIT_NOFILE, &raised) == 0) limit = raised;
  }
  if (limit.rlim_cur == RLIM_INFINITY) return std::numeric_limits<std::size_t>::max();
  const auto kept = std::min<rlim_t>(kForTheRest, limit.rlim_cur / 2);
  return std::max<rlim_t>(1, limit.rlim_cur - kept);
}

}  // namespace yingda::app
