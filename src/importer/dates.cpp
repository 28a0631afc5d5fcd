#include "importer/dates.hpp"

#include <unicode/ucal.h>

#include <charconv>
#include <cmath>
#include <vector>

#include "base/text.hpp"

namespace yingda::importer {
namespace {

struct LocalTime {
  int year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0;
  bool has_time = false;
};

// All runs of digits. Everything else separates them: -, /, ., 年, 月, 日, : and spaces.
std::optional<std::vector<int>> numbers_of(std::string_view text) {
  std::vector<int> numbers;
  for (std::size_t i = 0; i < text.size();) {
    if (text[i] < '0' || text[i] > '9') {
      const auto byte = static_cast<unsigned char>(text[i]);
      if (byte < 0x80 && std::string_view("-/.: T").find(text[i]) == std::string_view::npos)
        return std::nullopt;
      ++i;
      continue;
    }
    int number = 0;
    const auto [end, error] = std::from_chars(text.data() + i, text.data() + text.size(), number);
    if (error != std::errc() || numbers.size() == 6) return std::nullopt;
    numbers.push_back(number);
    i = static_cast<std::size_t>(end - text.data());
  }
  return numbers;
}

bool is_leap(int year) { return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0; }

int days_in(int year, int month) {
  constexpr int kDays[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  return month == 2 && is_leap(year) ? 29 : kDays[month - 1];
}

std::optional<LocalTime> parse_local(std::string_view text) {
  const auto numbers = numbers_of(text);
  if (!numbers || (numbers->size() != 3 && numbers->size() < 5)) return std::nullopt;
  const auto& n = *numbers;
  LocalTime time{n[0], n[1], n[2]};
  time.has_time = n.size() > 3;
  if (time.has_time) {
    time.hour = n[3];
    time.minute = n[4];
    time.second = n.size() == 6 ? n[5] : 0;
  }
  const bool date_ok = time.year >= 1970 && time.year <= 9999 && time.month >= 1 && time.month <= 12 &&
                       time.day >= 1 && time.day <= days_in(time.year, time.month);
  if (!date_ok || time.hour > 23 || time.minute > 59 || time.second > 59) return std::nullopt;
  return time;
}

// Days since 1899-12-30, as spreadsheets count; only numbers that are dates of our century.
std::optional<LocalTime> parse_serial(std::string_view text) {
  double days = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), days);
  if (error != std::errc() || end != text.data() + text.size() || days < 36526 || days > 80000)
    return std::nullopt;
  constexpr double kUnixEpoch = 25569;
  const auto seconds = static_cast<TimeMs>(std::llround((days - kUnixEpoch) * 86400.0));
  const std::string iso = to_rfc3339(seconds * 1000);
  auto time = parse_local(std::string_view(iso).substr(0, 19));
  if (time) time->has_time = seconds % 86400 != 0;
  return time;
}

}  // namespace

struct DateReader::Calendar {
  UCalendar* handle = nullptr;
};

DateReader::DateReader(const std::string& time_zone) : calendar_(std::make_unique<Calendar>()) {
  const std::u16string zone(time_zone.begin(), time_zone.end());
  UErrorCode error = U_ZERO_ERROR;
  calendar_->handle =
      ucal_open(zone.data(), static_cast<std::int32_t>(zone.size()), "en", UCAL_GREGORIAN, &error);
}

DateReader::~DateReader() { ucal_close(calendar_->handle); }

std::optional<TimeMs> DateReader::read(std::string_view text, bool end) {
  text = trim(text);
  if (const auto exact = from_rfc3339(text)) return exact;
  auto local = parse_serial(text);
  if (!local) local = parse_local(text);
  if (!local) return std::nullopt;
  const int day = local->day + (end && !local->has_time ? 1 : 0);  // the calendar carries over
  UErrorCode error = U_ZERO_ERROR;
  ucal_clear(calendar_->handle);
  ucal_setDateTime(calendar_->handle, local->year, local->month - 1, day, local->hour, local->minute,
                   local->second, &error);
  const UDate millis = ucal_getMillis(calendar_->handle, &error);
  if (U_FAILURE(error)) return std::nullopt;
  return static_cast<TimeMs>(millis);
}

}  // namespace yingda::importer
