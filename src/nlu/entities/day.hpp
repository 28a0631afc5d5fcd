#pragma once
// A day in a text.

#include <optional>

#include "nlu/entities/letters.hpp"
#include "nlu/entities/moment.hpp"

namespace yingda::nlu::entities {

struct Day {
  Moment moment;  // with a time of day only for "three hours ago" and the like
  std::size_t end = 0;
  bool evening = false;  // 今晚, tonight: a time of day after it is one of the evening
};

// `now` is asked for only where the day is reckoned from it.
std::optional<Day> read_chinese_day(const Letters& text, std::size_t i, const Moment& now);
std::optional<Day> read_english_day(const Letters& text, std::size_t i, const Moment& now);
// "2026-11-22", "2026/11/22", "2026.11.22".
std::optional<Day> read_numeric_day(const Letters& text, std::size_t i);

// Nothing for a day that the calendar does not have.
std::optional<std::chrono::sys_days> calendar_day(int year, int month, int day);
std::chrono::sys_days add_months(std::chrono::sys_days day, int months);
// The day of the week (0 = Monday) in the week `weeks` after that of `now`.
std::chrono::sys_days day_of_week(const Moment& now, int weekday, int weeks);

}  // namespace yingda::nlu::entities
