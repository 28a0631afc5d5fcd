#pragma once
// Days and times of day in a time zone.

#include <chrono>
#include <optional>
#include <string>

#include "nlu/entities/entities.hpp"

namespace yingda::nlu::entities {

// A day, and a time of day where one was named.
struct Moment {
  std::chrono::sys_days day;
  std::optional<std::chrono::minutes> time;  // since midnight
};

// What a clock on the wall shows now, and where it hangs.
struct WallClock {
  Moment now;
  std::string_view time_zone;
};
WallClock wall_clock(const EntityClock& clock);
// "2026-11-23", or "2026-11-23T15:00:00+08:00" with the zone's offset at that moment.
std::string to_iso(const Moment& moment, std::string_view time_zone);

}  // namespace yingda::nlu::entities
