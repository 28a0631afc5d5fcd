// Days and times of day, together one moment.
#include "nlu/entities/day.hpp"
#include "nlu/entities/time_of_day.hpp"

namespace yingda::nlu::entities {
namespace {

// Characters that may begin a day or a time; anything else is no time without a look at the clock.
bool may_begin(char32_t c) {
  constexpr std::u32string_view kChineseFirst =
      U"今明后昨前大上下这本周星礼零一二三四五六七八九十两早中傍晚夜凌半清午";
  constexpr std::u32string_view kEnglishFirst = U"adefijlmnostwy";
  return is_digit(c) || kChineseFirst.contains(c) || kEnglishFirst.contains(c);
}

Found found_at(const Moment& moment, std::size_t begin, std::size_t end, const WallClock& clock) {
  return {EntityType::time, begin, end, to_iso(moment, clock.time_zone)};
}

Moment with_time(Moment moment, const DayTime& time, bool evening) {
  moment.time = time.time;
  if (evening && *moment.time < std::chrono::hours(12)) *moment.time += std::chrono::hours(12);
  if (time.next_day) moment.day += std::chrono::days(1);
  return moment;
}

}  // namespace

Finding find_time(const Letters& text, std::size_t i, const WallClock& clock) {
  if (!may_begin(text[i])) return std::nullopt;
  if (i > 0 && is_word(text[i]) && (is_word(text[i - 1]) || text[i - 1] == '-' || text[i - 1] == '.'))
    return std::nullopt;
  const Moment& now = clock.now;
  auto day = read_numeric_day(text, i);
  if (!day) day = is_letter(text[i]) ? read_english_day(text, i, now) : read_chinese_day(text, i, now);
  if (!day && is_digit(text[i])) day = read_english_day(text, i, now);
  if (day) {
    if (day->moment.time) return found_at(day->moment, i, day->end, clock);
    if (const auto time = read_day_time(text, day->end))
      return found_at(with_time(day->moment, *time, day->evening), i, time->end, clock);
    return found_at(day->moment, i, day->end, clock);
  }
  if (text[i] == 'a' || (i > 0 && text[i - 1] == U'第')) return std::nullopt;
  const auto time = read_day_time(text, i);
  // "一点" is a bit and "两点" two points.
  if (time && (is_digit(text[i]) || time->end > i + 2))
    return found_at(with_time({now.day, {}}, *time, false), i, time->end, clock);
  return std::nullopt;
}

}  // namespace yingda::nlu::entities
