// "明天", "三天前", "下周一", "11月22日", "下个月5号".
#include <array>

#include "nlu/entities/day.hpp"

namespace yingda::nlu::entities {
namespace {

struct Named {
  std::u32string_view word;
  int days;
  bool evening;
};
constexpr auto kNamed = std::to_array<Named>({{U"大后天", 3, false},
                                              {U"大前天", -3, false},
                                              {U"今天", 0, false},
                                              {U"今日", 0, false},
                                              {U"今早", 0, false},
                                              {U"今晚", 0, true},
                                              {U"明天", 1, false},
                                              {U"明日", 1, false},
                                              {U"明早", 1, false},
                                              {U"明晚", 1, true},
                                              {U"后天", 2, false},
                                              {U"昨天", -1, false},
                                              {U"昨日", -1, false},
                                              {U"昨晚", -1, true},
                                              {U"前天", -2, false}});

std::optional<Day> read_named(const Letters& text, std::size_t i, const Moment& now) {
  for (const auto& [word, days, evening] : kNamed) {
    if (text.starts(i, word)) return Day{{now.day + std::chrono::days(days), {}}, i + word.size(), evening};
  }
  return std::nullopt;
}

// "三天前", "2小时后", "两个星期之前".
std::optional<Day> read_distance(const Letters& text, std::size_t i, const Moment& now) {
  const auto count = read_whole(text, i);
  if (!count || count->value > 1000) return std::nullopt;
  std::size_t at = count->end + (text[count->end] == U'个');
  const auto unit = [&](std::initializer_list<std::u32string_view> words) {
    const std::size_t length = text.one_of(at, words);
    at += length;
    return length > 0;
  };
  int minutes = 0, days = 0, months = 0;
  if (unit({U"分钟"})) {
    minutes = 1;
  } else if (unit({U"小时", U"钟头"})) {
    minutes = 60;
  } else if (unit({U"天", U"日"})) {
    days = 1;
  } else if (unit({U"周", U"星期", U"礼拜"})) {
    days = 7;
  } else if (unit({U"月"})) {
    months = 1;
  } else if (unit({U"年"})) {
    months = 12;
  } else {
    return std::nullopt;
  }
  const std::size_t side = text.one_of(at, {U"前", U"之前", U"以前", U"后", U"之后", U"以后"});
  if (side == 0) return std::nullopt;
  const int sign = text[at + side - 1] == U'前' ? -count->value : count->value;
  at += side;
  if (minutes > 0) {
    const auto moment =
        now.day + now.time.value_or(std::chrono::minutes(0)) + std::chrono::minutes(minutes * sign);
    const auto day = std::chrono::floor<std::chrono::days>(moment);
    return Day{{day, std::chrono::duration_cast<std::chrono::minutes>(moment - day)}, at, false};
  }
  return Day{{months > 0 ? add_months(now.day, months * sign) : now.day + std::chrono::days(days * sign), {}},
             at,
             false};
}

// "周三", "下周一", "上个星期天".
std::optional<Day> read_weekday(const Letters& text, std::size_t i, const Moment& now) {
  std::size_t at = i;
  int weeks = 0;
  for (; text[at] == U'上' || text[at] == U'下' || text[at] == U'这' || text[at] == U'本'; ++at)
    weeks += text[at] == U'上' ? -1 : text[at] == U'下' ? 1 : 0;
  if (at > i && text[at] == U'个') ++at;
  const std::size_t week = text.one_of(at, {U"周", U"星期", U"礼拜"});
  if (week == 0) return std::nullopt;
  at += week;
  constexpr std::u32string_view kDays = U"一二三四五六日";
  const char32_t c = text[at] == U'天' || text[at] == U'末' ? U'日' : text[at];
  const auto day = kDays.find(text[at] == U'末' ? U'六' : c);
  if (c == 0 || day == std::u32string_view::npos) return std::nullopt;
  return Day{{day_of_week(now, static_cast<int>(day), weeks), {}}, at + 1, false};
}

// "2026年11月22日", "11月22号", "下个月5号", "22号".
std::optional<Day> read_calendar(const Letters& text, std::size_t i, const Moment& now) {
  const std::chrono::year_month_day today{now.day};
  int year = static_cast<int>(today.year());
  int month = static_cast<int>(static_cast<unsigned>(today.month()));
  std::size_t at = i;
  if (const std::size_t word = text.one_of(i, {U"下个月", U"下月", U"上个月", U"上月", U"这个月", U"本月"});
      word > 0) {
    const int shift = text[i] == U'下' ? 1 : text[i] == U'上' ? -1 : 0;
    const std::chrono::year_month there = today.year() / today.month() + std::chrono::months(shift);
    year = static_cast<int>(there.year());
    month = static_cast<int>(static_cast<unsigned>(there.month()));
    at = i + word;
  } else {
    if (text.digits(at) == 4 && text[at + 4] == U'年') {
      year = read_whole(text, at)->value;
      at += 5;
    }
    if (const auto named = read_whole(text, at); named && text[named->end] == U'月') {
      month = named->value;
      at = named->end + 1;
    } else if (at > i) {
      return std::nullopt;
    }
  }
  const auto day = read_whole(text, at);
  if (!day || (text[day->end] != U'日' && text[day->end] != U'号') ||
      text.one_of(day->end, {U"号码", U"号线", U"号楼", U"号店", U"号门", U"号桌", U"号仓", U"号机", U"号柜",
                             U"号套"}) > 0)
    return std::nullopt;
  if (at == i && (day->value > 31 || (i > 0 && is_word(text[i - 1])))) return std::nullopt;
  const auto date = calendar_day(year, month, day->value);
  if (!date) return std::nullopt;
  return Day{{*date, {}}, day->end + 1, false};
}

}  // namespace

std::optional<Day> read_chinese_day(const Letters& text, std::size_t i, const Moment& now) {
  for (auto* read : {read_named, read_distance, read_weekday, read_calendar}) {
    if (auto day = read(text, i, now)) return day;
  }
  return std::nullopt;
}

}  // namespace yingda::nlu::entities
