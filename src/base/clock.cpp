#include "base/clock.hpp"

#include <fmt/format.h>

namespace yingda {
namespace {

// Reads fixed-width parts of a text from the left; `ok` stays false after the first that does not fit.
struct Reader {
  std::string_view text;
  bool ok = true;

  int digits(std::size_t count) {
    int value = 0;
    for (std::size_t i = 0; i < count; ++i) {
      if (i >= text.size() || text[i] < '0' || text[i] > '9') {
        ok = false;
        return 0;
      }
      value = value * 10 + (text[i] - '0');
    }
    text.remove_prefix(count);
    return value;
  }
  bool take(std::string_view any_of) {
    if (text.empty() || any_of.find(text.front()) == std::string_view::npos) return false;
    text.remove_prefix(1);
    return true;
  }
  void need(std::string_view any_of) { ok = take(any_of) && ok; }
};

int fraction_ms(Reader& in) {
  if (!in.take(".")) return 0;
  int ms = 0;
  int scale = 100;
  bool any = false;
  while (!in.text.empty() && in.text.front() >= '0' && in.text.front() <= '9') {
    ms += (in.text.front() - '0') * scale;
    scale /= 10;
    any = true;
    in.text.remove_prefix(1);
  }
  in.ok = in.ok && any;
  return ms;
}

// Minutes east of UTC.
int offset_minutes(Reader& in) {
  if (in.take("Zz")) return 0;
  const bool west = !in.text.empty() && in.text.front() == '-';
  in.need("+-");
  const int hours = in.digits(2);
  in.need(":");
  const int minutes = in.digits(2);
  in.ok = in.ok && hours < 24 && minutes < 60;
  return (west ? -1 : 1) * (hours * 60 + minutes);
}

}  // namespace

std::string to_rfc3339(TimeMs time) {
  using namespace std::chrono;
  const sys_time<milliseconds> at{milliseconds(time)};
  const auto day = floor<days>(at);
  const year_month_day date(day);
  const hh_mm_ss clock(at - day);
  return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}.{:03}Z", static_cast<int>(date.year()),
                     static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()),
                     clock.hours().count(), clock.minutes().count(), clock.seconds().count(),
                     clock.subseconds().count());
}

std::optional<TimeMs> from_rfc3339(std::string_view text) {
  using namespace std::chrono;
  Reader in{text};
  const int y = in.digits(4);
  in.need("-");
  const int m = in.digits(2);
  in.need("-");
  const int d = in.digits(2);
  in.need("Tt ");
  const int hour = in.digits(2);
  in.need(":");
  const int minute = in.digits(2);
  in.need(":");
  const int second = in.digits(2);
  const int ms = fraction_ms(in);
  const int offset = offset_minutes(in);
  const year_month_day date{year(y), month(static_cast<unsigned>(m)), day(static_cast<unsigned>(d))};
  // 60 is a leap second; it counts as the next second, as everywhere in POSIX time.
  if (!in.ok || !in.text.empty() || !date.ok() || hour > 23 || minute > 59 || second > 60)
    return std::nullopt;
  const auto at =
      sys_days(date).time_since_epoch() + hours(hour) + minutes(minute - offset) + seconds(second);
  return duration_cast<milliseconds>(at).count() + ms;
}

}  // namespace yingda
