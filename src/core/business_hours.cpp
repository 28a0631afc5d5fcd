#include "core/business_hours.hpp"

#include <unicode/timezone.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <memory>
#include <set>

namespace yingda {
namespace {

constexpr TimeMs kMinute = 60'000;
constexpr TimeMs kDay = 24 * 60 * kMinute;

// ICU gives "Etc/Unknown", which is UTC, for a name that it does not know.
std::unique_ptr<icu::TimeZone> zone_of(const std::string& name) {
  return std::unique_ptr<icu::TimeZone>(icu::TimeZone::createTimeZone(icu::UnicodeString::fromUTF8(name)));
}

// Milliseconds between UTC and the wall clock. `local`: `time` is a wall-clock time.
TimeMs offset(const icu::TimeZone& zone, TimeMs time, bool local) {
  std::int32_t raw = 0;
  std::int32_t dst = 0;
  UErrorCode status = U_ZERO_ERROR;
  zone.getOffset(static_cast<UDate>(time), static_cast<UBool>(local), raw, dst, status);
  return U_SUCCESS(status) ? TimeMs{raw} + dst : 0;
}

std::int64_t floor_div(std::int64_t a, std::int64_t b) { return a / b - (a % b < 0 ? 1 : 0); }

LocalTime from_wall(TimeMs wall) {
  LocalTime local;
  local.day_number = floor_div(wall, kDay);
  const std::chrono::sys_days days{std::chrono::days{local.day_number}};
  const std::chrono::year_month_day date{days};
  local.year = static_cast<int>(date.year());
  local.month = static_cast<int>(static_cast<unsigned>(date.month()));
  local.day = static_cast<int>(static_cast<unsigned>(date.day()));
  local.weekday = static_cast<int>(std::chrono::weekday{days}.iso_encoding());
  const auto minutes = static_cast<int>((wall - local.day_number * kDay) / kMinute);
  local.hour = minutes / 60;
  local.minute = minutes % 60;
  return local;
}

bool is_holiday(const BusinessHours& hours, const LocalTime& local) {
  if (hours.holidays.empty()) return false;
  std::array<char, 40> date{};
  std::snprintf(date.data(), date.size(), "%04d-%02d-%02d", local.year, local.month, local.day);
  return std::find(hours.holidays.begin(), hours.holidays.end(), date.data()) != hours.holidays.end();
}

}  // namespace

LocalTime local_time(const std::string& time_zone, TimeMs time) {
  return from_wall(time + offset(*zone_of(time_zone), time, false));
}

bool is_open(const BusinessHours& hours, TimeMs time) {
  if (hours.always) return true;
  const LocalTime local = local_time(hours.time_zone, time);
  if (is_holiday(hours, local)) return false;
  const int minute = local.hour * 60 + local.minute;
  return std::any_of(hours.spans.begin(), hours.spans.end(), [&](const OpenSpan& span) {
    return span.weekday == local.weekday && span.from <= minute && minute < span.to;
  });
}

std::optional<TimeMs> next_opening(const BusinessHours& hours, TimeMs time) {
  if (is_open(hours, time)) return time;
  const auto zone = zone_of(hours.time_zone);
  const std::int64_t today = floor_div(time + offset(*zone, time, false), kDay);
  for (std::int64_t day = today; day <= today + 366; ++day) {
    const LocalTime local = from_wall(day * kDay);
    if (is_holiday(hours, local)) continue;
    std::optional<TimeMs> first;
    for (const OpenSpan& span : hours.spans) {
      if (span.weekday != local.weekday || span.from >= span.to) continue;
      const TimeMs wall = day * kDay + span.from * kMinute;
      const TimeMs opening = wall - offset(*zone, wall, true);
      if (opening > time && (!first || opening < *first)) first = opening;
    }
    if (first) return first;
  }
  return std::nullopt;
}

std::optional<TimeMs> next_change(const BusinessHours& hours, TimeMs time) {
  if (hours.always) return std::nullopt;
  const bool open = is_open(hours, time);
  const auto zone = zone_of(hours.time_zone);
  const std::int64_t today = floor_div(time + offset(*zone, time, false), kDay);
  for (std::int64_t day = today; day <= today + 366; ++day) {
    const TimeMs midnight = day * kDay;
    const int weekday = from_wall(midnight).weekday;
    // A holiday may begin inside of hours that go over midnight; an end at 24:00 is the next day's midnight.
    std::set<TimeMs> edges{midnight - offset(*zone, midnight, true)};
    for (const OpenSpan& span : hours.spans) {
      if (span.weekday != weekday) continue;
      for (const int minute : {span.from, span.to}) {
        const TimeMs wall = midnight + minute * kMinute;
        edges.insert(wall - offset(*zone, wall, true));
      }
    }
    for (const TimeMs edge : edges) {
      if (edge > time && is_open(hours, edge) != open) return edge;
    }
  }
  return std::nullopt;
}

std::string opening_text(const BusinessHours& hours, TimeMs opening, TimeMs now, std::string_view language) {
  static constexpr std::array<const char*, 7> kZh{"周一", "周二", "周三", "周四", "周五", "周六", "周日"};
  static constexpr std::array<const char*, 7> kEn{"Monday", "Tuesday",  "Wednesday", "Thursday",
                                                  "Friday", "Saturday", "Sunday"};
  static constexpr std::array<const char*, 12> kMonths{"January",   "February", "March",    "April",
                                                       "May",       "June",     "July",     "August",
                                                       "September", "October",  "November", "December"};
  const LocalTime then = local_time(hours.time_zone, opening);
  const std::int64_t days = then.day_number - local_time(hours.time_zone, now).day_number;
  const auto weekday = static_cast<std::size_t>(then.weekday - 1);
  std::array<char, 160> text{};
  const bool zh = language.starts_with("zh");
  if (days == 0) {
    std::snprintf(text.data(), text.size(), zh ? "今天 %02d:%02d" : "today at %02d:%02d", then.hour,
                  then.minute);
  } else if (days == 1) {
    std::snprintf(text.data(), text.size(), zh ? "明天（%s）%02d:%02d" : "tomorrow (%s) at %02d:%02d",
                  (zh ? kZh : kEn)[weekday], then.hour, then.minute);
  } else if (zh) {
    std::snprintf(text.data(), text.size(), "%d月%d日（%s）%02d:%02d", then.month, then.day, kZh[weekday],
                  then.hour, then.minute);
  } else {
    std::snprintf(text.data(), text.size(), "%s, %s %d at %02d:%02d", kEn[weekday],
                  kMonths[static_cast<std::size_t>(then.month - 1)], then.day, then.hour, then.minute);
  }
  return text.data();
}

}  // namespace yingda
