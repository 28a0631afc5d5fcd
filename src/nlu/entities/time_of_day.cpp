// "下午三点半", "15:30", "at 3 pm".
#include "nlu/entities/time_of_day.hpp"

namespace yingda::nlu::entities {
namespace {

enum class Half { unknown, morning, afternoon, evening, night };

std::optional<DayTime> time_at(int hour, int minute, Half half, std::size_t end) {
  if (hour > 24 || minute > 59) return std::nullopt;
  if ((half == Half::afternoon || half == Half::evening) && hour < 12) hour += 12;
  if (half == Half::evening && hour == 12) hour = 24;  // 晚上十二点
  if ((half == Half::night || half == Half::morning) && hour == 12) hour = half == Half::night ? 0 : 12;
  return DayTime{std::chrono::minutes((hour % 24) * 60 + minute), end, hour == 24};
}

Half half_at(const Letters& text, std::size_t i, std::size_t& length) {
  const auto is = [&](std::initializer_list<std::u32string_view> words) {
    return (length = text.one_of(i, words)) > 0;
  };
  if (is({U"凌晨", U"半夜"})) return Half::night;
  if (is({U"早上", U"上午", U"早晨", U"清晨", U"早"})) return Half::morning;
  if (is({U"下午", U"午后", U"中午"})) return Half::afternoon;
  if (is({U"晚上", U"傍晚", U"夜里", U"今晚", U"晚"})) return Half::evening;
  return Half::unknown;
}

// "三点半", "15点20分", "3点一刻".
std::optional<DayTime> read_chinese(const Letters& text, std::size_t i, Half half) {
  const auto hour = read_whole(text, i);
  if (!hour) return std::nullopt;
  const std::size_t mark = text.one_of(hour->end, {U"点钟", U"点", U"时"});
  if (mark == 0) return std::nullopt;
  std::size_t at = hour->end + mark;
  int minute = 0;
  if (text[at] == U'半') {
    minute = 30;
    ++at;
  } else if (text.starts(at, U"一刻") || text.starts(at, U"三刻")) {
    minute = text[at] == U'一' ? 15 : 45;
    at += 2;
  } else if (const auto more = read_whole(text, at);
             more && more->value < 60 && (text[more->end] == U'分' || more->end - at == 2)) {
    minute = more->value;
    at = more->end + (text[more->end] == U'分');
  }
  return time_at(hour->value, minute, half, at);
}

// "15:30", "3 pm", "3:30pm".
std::optional<DayTime> read_clock(const Letters& text, std::size_t i, Half half) {
  const std::size_t count = text.digits(i);
  if (count == 0 || count > 2 ||
      (i > 0 && (is_word(text[i - 1]) || text[i - 1] == ':' || text[i - 1] == '.')))
    return std::nullopt;
  const int hour = read_whole(text, i)->value;
  std::size_t at = i + count;
  int minute = 0;
  const bool colon = text[at] == ':' && text.digits(at + 1) == 2;
  if (colon) {
    minute = read_whole(text, at + 1)->value;
    at += 3;
    if (text[at] == ':' && text.digits(at + 1) == 2) at += 3;  // seconds
  }
  const std::size_t space = text.skip_spaces(at);
  const std::size_t meridiem = text.one_of(space, {U"am", U"pm", U"a.m.", U"p.m.", U"o'clock"});
  if (meridiem > 0 && !is_word(text[space + meridiem]) && hour <= 12) {
    if (text[space] == 'p') half = Half::afternoon;
    if (text[space] == 'a') half = Half::night;
    at = space + meridiem;
  } else if (!colon || is_word(text[at])) {
    return std::nullopt;
  }
  return time_at(hour, minute, half, at);
}

}  // namespace

std::optional<DayTime> read_day_time(const Letters& text, std::size_t i) {
  std::size_t at = text.skip_spaces(i);
  std::size_t length = text.one_of(at, {U"at ", U"around ", U"by ", U",", U"的"});
  at = text.skip_spaces(at + length);
  if (text.starts(at, U"noon") && text.is_edge(at + 4)) return DayTime{std::chrono::hours(12), at + 4, false};
  const Half half = half_at(text, at, length);
  at = text.skip_spaces(at + length);
  if (auto time = read_chinese(text, at, half)) return time;
  return read_clock(text, at, half);
}

}  // namespace yingda::nlu::entities
