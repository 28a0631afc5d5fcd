#pragma once
// Wall-clock time in the one form that is stored and compared: milliseconds since 1970 UTC.

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace yingda {

using TimeMs = std::int64_t;

inline TimeMs now_ms() {
  return std::chrono::duration_cast<std::chrono::milliseconds>(
             std::chrono::system_clock::now().time_since_epoch())
      .count();
}

// RFC 3339 in UTC with milliseconds ("2026-01-31T08:05:09.120Z"), and back (offsets and missing fractions
// accepted).
std::string to_rfc3339(TimeMs time);
std::optional<TimeMs> from_rfc3339(std::string_view text);

}  // namespace yingda
