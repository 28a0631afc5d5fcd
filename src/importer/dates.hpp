#pragma once
// Dates as people write them in spreadsheets.

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "base/clock.hpp"

namespace yingda::importer {

// Reads "2026-01-31", "2026/1/31", "2026年1月31日", each with an optional " 08:30" or " 08:30:00", RFC 3339
// and the day numbers of spreadsheets (46053 or 46053.5). Dates without an offset are local to the zone. Not
// thread-safe.
class DateReader {
 public:
  // An unknown zone counts as UTC.
  explicit DateReader(const std::string& time_zone);
  ~DateReader();
  DateReader(const DateReader&) = delete;
  DateReader& operator=(const DateReader&) = delete;

  // With `end` a date without time means the end of that day: the first moment of the next one.
  std::optional<TimeMs> read(std::string_view text, bool end);

 private:
  struct Calendar;
  std::unique_ptr<Calendar> calendar_;
};

}  // namespace yingda::importer
