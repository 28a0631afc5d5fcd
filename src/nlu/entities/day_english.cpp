// "tomorrow", "3 days ago", "next Monday", "Nov 22", "22 November 2026".
#include <array>

#include "nlu/entities/day.hpp"

namespace yingda::nlu::entities {
namespace {

using Names = std::initializer_list<std::u32string_view>;

bool is_end(const Letters& text, std::size_t i) { return !is_word(text[i]); }

// The word at `i`, whole; its number in the list.
template <std::size_t N>
std::optional<std::size_t> word_of(const std::array<std::u32string_view, N>& words, const Letters& text,
                                   std::size_t i, std::size_t& end) {
  for (std::size_t k = 0; k < N; ++k) {
    end = i + words[k].size();
    if (text.starts(i, words[k]) && is_end(text, end)) return k;
  }
  return std::nullopt;
}

constexpr auto kWeekdays = std::to_array<std::u32string_view>(
    {U"monday", U"tuesday", U"wednesday", U"thursday", U"friday", U"saturday", U"sunday"});
constexpr auto kMonths = std::to_array<std::u32string_view>(
    {U"january",   U"february", U"march",    U"april",    U"may", U"june", U"july", U"august",
     U"september", U"october",  U"november", U"december", U"jan", U"feb",  U"mar",  U"apr",
     U"may",       U"jun",      U"jul",      U"aug",      U"sep", U"oct",  U"nov",  U"dec"});
constexpr auto kUnits =
    std::to_array<std::u32string_view>({U"minute", U"minutes", U"hour", U"hours", U"day", U"days", U"week",
                                        U"weeks", U"month", U"months", U"year", U"years"});
constexpr auto kSmall = std::to_array<std::u32string_view>(
    {U"a", U"one", U"two", U"three", U"four", U"five", U"six", U"seven", U"eight", U"nine", U"ten", U"an"});

std::optional<Day> english_named(const Letters& text, std::size_t i, const Moment& now) {
  constexpr auto kWords = std::to_array<std::u32string_view>(
      {U"day before yesterday", U"yesterday", U"today", U"tomorrow", U"day after tomorrow", U"tonight"});
  std::size_t end = 0;
  const auto word = word_of(kWords, text, i, end);
  if (!word) return std::nullopt;
  const bool tonight = *word == 5;
  return Day{{now.day + std::chrono::days(tonight ? 0 : static_cast<int>(*word) - 2), {}}, end, tonight};
}

std::optional<Whole> read_count(const Letters& text, std::size_t i) {
  if (const std::size_t count = text.digits(i); count > 0 && count <= 3) return read_whole(text, i);
  std::size_t end = 0;
  const auto word = word_of(kSmall, text, i, end);
  if (!word) return std::nullopt;
  return Whole{*word == 0 || *word == 11 ? 1 : static_cast<int>(*word), end};
}

Day away(const Moment& now, std::size_t unit, int count, std::size_t end) {
  if (unit < 4) {
    const auto moment = now.day + now.time.value_or(std::chrono::minutes(0)) +
                        std::chrono::minutes((unit < 2 ? 1 : 60) * count);
    const auto day = std::chrono::floor<std::chrono::days>(moment);
    return {{day, std::chrono::duration_cast<std::chrono::minutes>(moment - day)}, end, false};
  }
  if (unit < 8) return {{now.day + std::chrono::days((unit < 6 ? 1 : 7) * count), {}}, end, false};
  return {{add_months(now.day, (unit < 10 ? 1 : 12) * count), {}}, end, false};
}

// "3 days ago", "in two weeks", "a month from now".
std::optional<Day> english_distance(const Letters& text, std::size_t i, const Moment& now) {
  const bool in = text.starts(i, U"in ");
  const auto count = read_count(text, in ? i + 3 : i);
  if (!count) return std::nullopt;
  std::size_t end = 0;
  const auto unit = word_of(kUnits, text, text.skip_spaces(count->end), end);
  if (!unit) return std::nullopt;
  if (in) return away(now, *unit, count->value, end);
  const std::size_t at = text.skip_spaces(end);
  const std::size_t side = text.one_of(at, {U"ago", U"later", U"from now", U"from today"});
  if (side == 0 || !is_end(text, at + side)) return std::nullopt;
  return away(now, *unit, text[at] == 'a' ? -count->value : count->value, at + side);
}

// "Monday" is the next one that comes, "next Monday" that of the next week.
std::optional<Day> english_weekday(const Letters& text, std::size_t i, const Moment& now) {
  const std::size_t lead = text.one_of(i, {U"next ", U"last ", U"this ", U"on "});
  std::size_t end = 0;
  const auto weekday = word_of(kWeekdays, text, i + lead, end);
  if (!weekday) return std::nullopt;
  const auto day = static_cast<int>(*weekday);
  if (text.starts(i, U"next ")) return Day{{day_of_week(now, day, 1), {}}, end, false};
  if (text.starts(i, U"last ")) return Day{{day_of_week(now, day, -1), {}}, end, false};
  const auto coming = day_of_week(now, day, 0);
  return Day{{coming < now.day ? coming + std::chrono::days(7) : coming, {}}, end, false};
}

// ", 2026" or " 2026" after a day and month; this year without it.
int read_year(const Letters& text, std::size_t& end, const Moment& now) {
  const std::size_t at = text.skip_spaces(end + (text[end] == ','));
  if (text.digits(at) == 4 && (text[at] == '1' || text[at] == '2')) {
    end = at + 4;
    return read_whole(text, at)->value;
  }
  return static_cast<int>(std::chrono::year_month_day{now.day}.year());
}

std::size_t skip_ordinal(const Letters& text, std::size_t i) {
  return i + text.one_of(i, {U"st", U"nd", U"rd", U"th"});
}

std::optional<Day> english_calendar(const Letters& text, std::size_t i, const Moment& now) {
  std::size_t end = 0, day_at = i, month_at = i;
  auto month = word_of(kMonths, text, i, end);
  if (month) {
    day_at = text.skip_spaces(end + (text[end] == '.'));
  }
  const std::size_t count = text.digits(day_at);
  if (count == 0 || count > 2) return std::nullopt;
  const int day = read_whole(text, day_at)->value;
  std::size_t after = skip_ordinal(text, day_at + count);
  if (!month) {
    month_at = text.skip_spaces(after);
    if (text.starts(month_at, U"of ")) month_at += 3;
    month = word_of(kMonths, text, month_at, after);
    if (!month || month_at == day_at + count) return std::nullopt;
  }
  if (!is_end(text, after)) return std::nullopt;
  const int year = read_year(text, after, now);
  const auto date = calendar_day(year, static_cast<int>(*month % 12) + 1, day);
  if (!date) return std::nullopt;
  return Day{{*date, {}}, after, false};
}

}  // namespace

std::optional<Day> read_english_day(const Letters& text, std::size_t i, const Moment& now) {
  if (!text.is_edge(i)) return std::nullopt;
  for (auto* read : {english_named, english_distance, english_weekday, english_calendar}) {
    if (auto day = read(text, i, now)) return day;
  }
  return std::nullopt;
}

}  // namespace yingda::nlu::entities
