#include "channels/email/header_fields.hpp"

#include <fmt/format.h>

#include <array>
#include <chrono>

#include "base/text.hpp"
#include "channels/email/words.hpp"

namespace yingda::channels::mail {
namespace {

constexpr std::size_t kMostHeaders = 1000;
constexpr std::size_t kLongestHeader = 65'536;
constexpr std::array<std::string_view, 12> kMonths = {"jan", "feb", "mar", "apr", "may", "jun",
                                                      "jul", "aug", "sep", "oct", "nov", "dec"};
constexpr std::array<std::string_view, 7> kDays = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};

// The line at the start of `text`, without its end; `text` is shortened by it.
std::string_view take_line(std::string_view& text) {
  const auto end = text.find('\n');
  std::string_view line = text.substr(0, end);
  text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

// One address of a list, while it is read.
struct AddressReading {
  std::string phrase;
  std::string angle;
  std::string comment;
  bool has_angle = false;

  std::optional<Address> finish() const {
    Address out;
    if (has_angle) {
      out.address = trim(angle);
      out.name = trim(decode_words(trim(phrase)));
    } else {
      out.address = trim(phrase);
      out.name = trim(decode_words(trim(comment)));
    }
    if (out.address.find('@') == std::string::npos && !has_angle) return std::nullopt;
    return out;
  }
};

// What stands in a quoted string, a comment or angle brackets, from its opening character at `at` on; `at` is
// moved to the closing one.
std::string enclosed(std::string_view value, std::size_t& at, char open, char close) {
  std::string out;
  int depth = 1;
  for (++at; at < value.size(); ++at) {
    if (value[at] == '\\' && close != '>' && at + 1 < value.size()) {
      out += value[++at];
      continue;
    }
    if (value[at] == close && --depth == 0) break;
    if (value[at] == open && open != close) ++depth;
    out += value[at];
  }
  return out;
}

std::vector<std::string> words_of(std::string_view value) {
  std::vector<std::string> out;
  std::string word;
  for (std::size_t i = 0; i < value.size(); ++i) {
    const char c = value[i];
    if (c == '(') {
      enclosed(value, i, '(', ')');
    } else if (c == ' ' || c == '\t' || c == ',') {
      if (!word.empty()) out.push_back(std::move(word));
      word.clear();
    } else {
      word += c;
    }
  }
  if (!word.empty()) out.push_back(std::move(word));
  return out;
}

// -1 for what is no number of at most five digits.
int small_number(std::string_view text) {
  if (text.empty() || text.size() > 5) return -1;
  int out = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return -1;
    out = out * 10 + (c - '0');
  }
  return out;
}

// Minutes east of Greenwich; 0 for the names of zones, which RFC 5322 lets be unknown.
int zone_minutes(std::string_view zone) {
  if (zone.size() != 5 || (zone[0] != '+' && zone[0] != '-')) return 0;
  const int digits = small_number(zone.substr(1));
  if (digits < 0) return 0;
  const int minutes = digits / 100 * 60 + digits % 100;
  return zone[0] == '-' ? -minutes : minutes;
}

}  // namespace

Entity split_entity(std::string_view raw) {
  Entity out;
  out.body = raw;
  while (!out.body.empty()) {
    const std::string_view line = take_line(out.body);
    if (line.empty()) break;
    const bool folded = line[0] == ' ' || line[0] == '\t';
    if (folded) {
      if (out.headers.empty()) continue;
      std::string& value = out.headers.back().second;
      if (value.size() + line.size() < kLongestHeader) value.append(line);
      continue;
    }
    const auto colon = line.find(':');
    if (colon == std::string_view::npos || out.headers.size() >= kMostHeaders) continue;
    out.headers.emplace_back(trim(line.substr(0, colon)), line.substr(colon + 1).substr(0, kLongestHeader));
  }
  for (auto& [name, value] : out.headers) value = trim(value);
  return out;
}

std::string header_text(const Fields& headers, std::string_view name) {
  std::string text = decode_words(header(headers, name));
  for (char& c : text) {
    if (static_cast<unsigned char>(c) < ' ' || c == 0x7F) c = ' ';
  }
  return std::string(trim(text));
}

std::vector<Address> read_addresses(std::string_view value) {
  constexpr std::size_t kMost = 200;
  std::vector<Address> out;
  AddressReading current;
  const auto end = [&] {
    if (auto address = current.finish(); address && out.size() < kMost) out.push_back(std::move(*address));
    current = {};
  };
  for (std::size_t i = 0; i < value.size(); ++i) {
    switch (value[i]) {
      case '"': {
        // A quoted local part stays quoted; a quoted name does not.
        const std::string text = enclosed(value, i, '"', '"');
        const bool local = i + 1 < value.size() && value[i + 1] == '@';
        current.phrase += local ? "\"" + text + "\"" : text;
        break;
      }
      case '(':
        current.comment = enclosed(value, i, '(', ')');
        break;
      case '<':
        current.angle = enclosed(value, i, '<', '>');
        current.has_angle = true;
        break;
      case ':':  // the name of a group
        current = {};
        break;
      case ',':
      case ';':
        end();
        break;
      default:
        current.phrase += value[i];
    }
  }
  end();
  return out;
}

bool is_address(std::string_view text) {
  constexpr std::size_t kLongest = 254;
  const auto at = text.rfind('@');
  if (at == std::string_view::npos || at == 0 || at + 1 == text.size() || text.size() > kLongest)
    return false;
  for (const char c : text) {
    const bool control = static_cast<unsigned char>(c) <= ' ' || c == 0x7F;
    if (control || c == '<' || c == '>' || c == ',' || c == ';' || c == '(' || c == ')') return false;
  }
  return text.find('@') == at && is_utf8(text);
}

std::vector<std::string> read_message_ids(std::string_view value) {
  constexpr std::size_t kLongest = 400;
  constexpr std::size_t kMost = 500;
  std::vector<std::string> out;
  for (std::size_t at = value.find('<'); at != std::string_view::npos && out.size() < kMost;
       at = value.find('<', at)) {
    const auto end = value.find_first_of("<>", at + 1);
    if (end == std::string_view::npos) break;
    const std::string_view id = value.substr(at, end - at + 1);
    bool sound = value[end] == '>' && id.size() > 2 && id.size() <= kLongest;
    for (const char c : id) sound = sound && c > ' ' && c <= '~';
    if (sound) out.emplace_back(id);
    at = value[end] == '>' ? end + 1 : end;
  }
  return out;
}

std::optional<TimeMs> read_date(std::string_view value) {
  using namespace std::chrono;
  auto words = words_of(value);
  // The day of the week may be missing.
  if (!words.empty() && small_number(words[0]) < 0) words.erase(words.begin());
  if (words.size() < 4) return std::nullopt;
  const int day_number = small_number(words[0]);
  const std::string month_name = ascii_lower(std::string_view(words[1]).substr(0, 3));
  int month_number = 0;
  for (std::size_t i = 0; i < kMonths.size(); ++i) {
    if (kMonths[i] == month_name) month_number = static_cast<int>(i) + 1;
  }
  int year_number = small_number(words[2]);
  if (year_number >= 0 && words[2].size() == 2) year_number += year_number < 50 ? 2000 : 1900;
  const std::string_view clock = words[3];
  const auto colon = clock.find(':');
  if (colon == std::string_view::npos) return std::nullopt;
  const auto second_colon = std::min(clock.find(':', colon + 1), clock.size());
  const int hour_number = small_number(clock.substr(0, colon));
  const int minute_number = small_number(clock.substr(colon + 1, second_colon - colon - 1));
  const int second_number = second_colon == clock.size() ? 0 : small_number(clock.substr(second_colon + 1));
  const year_month_day date{year(year_number), month(static_cast<unsigned>(month_number)),
                            day(static_cast<unsigned>(std::max(day_number, 0)))};
  if (!date.ok() || year_number < 1970 || hour_number < 0 || hour_number > 23 || minute_number < 0 ||
      minute_number > 59 || second_number < 0 || second_number > 60) {
    return std::nullopt;
  }
  const auto time = sys_days(date) + hours(hour_number) + minutes(minute_number) + seconds(second_number) -
                    minutes(words.size() > 4 ? zone_minutes(words[4]) : 0);
  return duration_cast<milliseconds>(time.time_since_epoch()).count();
}

std::string write_date(TimeMs time) {
  using namespace std::chrono;
  const sys_seconds moment(duration_cast<seconds>(milliseconds(time)));
  const auto midnight = floor<days>(moment);
  const year_month_day date(midnight);
  const hh_mm_ss clock(moment - midnight);
  std::string month_name(kMonths[static_cast<unsigned>(date.month()) - 1]);
  month_name[0] = static_cast<char>(month_name[0] - 'a' + 'A');
  return fmt::format("{}, {:02} {} {} {:02}:{:02}:{:02} +0000", kDays[weekday(midnight).c_encoding()],
                     static_cast<unsigned>(date.day()), month_name, static_cast<int>(date.year()),
                     clock.hours().count(), clock.minutes().count(), clock.seconds().count());
}

}  // namespace yingda::channels::mail
