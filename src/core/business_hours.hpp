#pragma once
// When people are there.

#include <string>
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
  bool always = true;                   // open day and night; the rest is then not used
  std::string time_zone = "Asia/Shanghai";  // IANA name
  std::vector<OpenSpan> spans;
  std::vector<std::string> holidays;    // local dates "YYYY-MM-DD" on which it is closed
  bool operator==(const BusinessHours&) const = default;
};

// Whether `time` lies in the hours. An unknown time zone counts as UTC.
bool is_open(const BusinessHours& hours, TimeMs time);

}  // namespace yingda
