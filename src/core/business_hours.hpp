#pragma once
// When people are there.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.hpp"

namespace yingda {

// One opening of a weekday, in minutes after local midnight; `to` is exclusive and may be 1440.
struct OpenSpan {
  int weekday = 1;  // ISO: 1 = Monday … 7 = Sunday
  int from = 0;
  int to = 1440;
  bool operator==(const OpenSpan&) const = default;
};

struct BusinessHours {
  bool always = true;                       // open day and night; the rest is then not used
  std::string time_zone = "Asia/Shanghai";  // IANA name
  std::vector<OpenSpan> spans;
  std::vector<std::string> holidays;  // local dates "YYYY-MM-DD" on which it is closed
  bool operator==(const BusinessHours&) const = default;
};

// Whether `time` lies in the hours. An unknown time zone counts as UTC.
bool is_open(const BusinessHours& hours, TimeMs time);

// When it opens next after `time`; `time` itself while it is open. Nothing when it does not open within a
// year.
std::optional<TimeMs> next_opening(const BusinessHours& hours, TimeMs time);

// When it opens or closes next after `time`. Nothing when that does not happen within a year.
std::optional<TimeMs> next_change(const BusinessHours& hours, TimeMs time);

// A moment as a clock on the wall of the time zone shows it.
struct LocalTime {
  int year = 1970, month = 1, day = 1;
  int weekday = 4;  // ISO: 1 = Monday … 7 = Sunday
  int hour = 0, minute = 0;
  std::int64_t day_number = 0;  // days since 1970-01-01, to tell today from tomorrow
};
// An unknown time zone counts as UTC.
LocalTime local_time(const std::string& time_zone, TimeMs time);

// "明天（周二）09:00" / "tomorrow (Tuesday) at 09:00": an opening as customers read it; `language` is a tag.
std::string opening_text(const BusinessHours& hours, TimeMs opening, TimeMs now, std::string_view language);

}  // namespace yingda
