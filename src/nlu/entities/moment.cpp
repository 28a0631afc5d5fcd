#include "nlu/entities/moment.hpp"

#include <fmt/format.h>
#include <unicode/timezone.h>

#include <memory>

namespace yingda::nlu::entities {
namespace {

constexpr std::int64_t kMinuteMs = 60'000;

// Minutes east of Greenwich; 0 for a zone that nobody knows. `local`: `ms` is what the clock on the wall
// shows.
std::int64_t offset_minutes(std::string_view time_zone, std::int64_t ms, bool local) {
  const std::unique_ptr<icu::TimeZone> zone(icu::TimeZone::createTimeZone(icu::UnicodeString::fromUTF8(
      icu::StringPiece(time_zone.data(), static_cast<std::int32_t>(time_zone.size())))));
  std::int32_t raw = 0, summer = 0;
  UErrorCode status = U_ZERO_ERROR;
  zone->getOffset(static_cast<double>(ms), static_cast<UBool>(local), raw, summer, status);
  return U_FAILURE(status) != 0 ? 0 : (raw + summer) / kMinuteMs;
}

}  // namespace

WallClock wall_clock(const EntityClock& clock) {
  const std::int64_t ms = clock.now + offset_minutes(clock.time_zone, clock.now, false) * kMinuteMs;
  const std::chrono::sys_time<std::chrono::milliseconds> local{std::chrono::milliseconds(ms)};
  const auto day = std::chrono::floor<std::chrono::days>(local);
  return {{day, std::chrono::floor<std::chrono::minutes>(local - day)}, clock.time_zone};
}

std::string to_iso(const Moment& moment, std::string_view time_zone) {
  const std::chrono::year_month_day date{moment.day};
  std::string day = fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()),
                                static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
  if (!moment.time) return day;
  const auto minutes = moment.time->count();
  const auto at =
      std::chrono::duration_cast<std::chrono::milliseconds>(moment.day.time_since_epoch() + *moment.time);
  const std::int64_t offset = offset_minutes(time_zone, at.count(), true);
  const std::int64_t size = offset < 0 ? -offset : offset;
  return fmt::format("{}T{:02}:{:02}:00{}{:02}:{:02}", day, minutes / 60, minutes % 60,
                     offset < 0 ? '-' : '+', size / 60, size % 60);
}

}  // namespace yingda::nlu::entities
