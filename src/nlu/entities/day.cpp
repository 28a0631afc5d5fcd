#include "nlu/entities/day.hpp"

#include <algorithm>

namespace yingda::nlu::entities {

std::optional<std::chrono::sys_days> calendar_day(int year, int month, int day) {
  const std::chrono::year_month_day date{std::chrono::year(year),
                                         std::chrono::month(static_cast<unsigned>(month)),
                                         std::chrono::day(static_cast<unsigned>(day))};
  if (year < 1900 || year > 2200 || month < 1 || month > 12 || day < 1 || day > 31 || !date.ok())
    return std::nullopt;
  return std::chrono::sys_days(date);
}

std::chrono::sys_days add_months(std::chrono::sys_days day, int months) {
  const std::chrono::year_month_day date{day};
  const std::chrono::year_month month = date.year() / date.month() + std::chrono::months(months);
  const std::chrono::year_month_day last{month / std::chrono::last};
  return std::chrono::sys_days(month / std::min(date.day(), last.day()));
}

std::chrono::sys_days day_of_week(const Moment& now, int weekday, int weeks) {
  const auto today = static_cast<int>(std::chrono::weekday(now.day).iso_encoding()) - 1;
  return now.day + std::chrono::days(weekday - today + 7 * weeks);
}

std::optional<Day> read_numeric_day(const Letters& text, std::size_t i) {
  if (text.digits(i) != 4) return std::nullopt;
  const char32_t mark = text[i + 4];
  if (mark != '-' && mark != '/' && mark != '.') return std::nullopt;
  const std::size_t month = text.digits(i + 5);
  const std::size_t day_at = i + 5 + month + 1;
  const std::size_t day = text.digits(day_at);
  if (month == 0 || month > 2 || day == 0 || day > 2 || text[day_at - 1] != mark) return std::nullopt;
  const auto date = calendar_day(read_whole(text, i)->value, read_whole(text, i + 5)->value,
                                 read_whole(text, day_at)->value);
  if (!date) return std::nullopt;
  const std::size_t end = day_at + day;
  return Day{{*date, {}}, end + (text[end] == 't' && is_digit(text[end + 1])), false};
}

}  // namespace yingda::nlu::entities
