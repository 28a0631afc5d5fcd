#include "http/pattern.hpp"

#include <algorithm>
#include <charconv>
#include <limits>
#include <stdexcept>
#include <string>

namespace yingda::http {
namespace {

constexpr std::uint32_t kUnbounded = std::numeric_limits<std::uint32_t>::max();

[[noreturn]] void not_understood(std::string_view rest) {
  throw std::logic_error("pattern not understood at '" + std::string(rest) + "'");
}

char32_t take_code_point(std::string_view& utf8) {
  const auto lead = static_cast<unsigned char>(utf8.front());
  const std::size_t length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
  auto value = static_cast<char32_t>(length == 1 ? lead : lead & (0x7FU >> length));
  for (std::size_t i = 1; i < length; ++i)
    value = (value << 6U) | (static_cast<unsigned char>(utf8[i]) & 0x3FU);
  utf8.remove_prefix(length);
  return value;
}

// Whether a code point begins (or the text ends) at byte `at`.
bool is_boundary(std::string_view utf8, std::size_t at) {
  return at == utf8.size() || (static_cast<unsigned char>(utf8[at]) & 0xC0U) != 0x80U;
}

using Ranges = std::vector<std::pair<char32_t, char32_t>>;

// What `\c` stands for, inside and outside of a class.
void append_escape(char c, Ranges& ranges) {
  switch (c) {
    case 'd':
      ranges.emplace_back('0', '9');
      return;
    case 'w':
      for (const auto& [from, to] : {std::pair{'a', 'z'}, {'A', 'Z'}, {'0', '9'}, {'_', '_'}})
        ranges.emplace_back(from, to);
      return;
    case 's':
      for (const auto& [from, to] : {std::pair<char32_t, char32_t>{'\t', '\r'},
                                     {' ', ' '},
                                     {0xA0, 0xA0},
                                     {0x1680, 0x1680},
                                     {0x2000, 0x200A},
                                     {0x2028, 0x2029},
                                     {0x202F, 0x202F},
                                     {0x205F, 0x205F},
                                     {0x3000, 0x3000},
                                     {0xFEFF, 0xFEFF}}) {
        ranges.emplace_back(from, to);
      }
      return;
    default:
      if (std::string_view(".^$[]{}()?*+|/\\-").find(c) == std::string_view::npos) not_understood({&c, 1});
      ranges.emplace_back(c, c);
  }
}

std::uint32_t take_number(std::string_view& rest) {
  std::uint32_t number = 0;
  const auto read = std::from_chars(rest.data(), rest.data() + rest.size(), number);
  if (read.ec != std::errc()) not_understood(rest);
  rest.remove_prefix(static_cast<std::size_t>(read.ptr - rest.data()));
  return number;
}

}  // namespace

bool Pattern::Item::takes(char32_t c) const {
  const bool inside =
      std::ranges::any_of(ranges, [c](const auto& r) { return c >= r.first && c <= r.second; });
  return inside != negated;
}

Pattern::Item Pattern::parse_class(std::string_view& rest) {
  Item item;
  rest.remove_prefix(1);
  if (rest.starts_with('^')) {
    item.negated = true;
    rest.remove_prefix(1);
  }
  while (!rest.empty() && rest.front() != ']') {
    if (rest.front() == '\\' && rest.size() > 1) {
      append_escape(rest[1], item.ranges);
      rest.remove_prefix(2);
      continue;
    }
    const char32_t from = take_code_point(rest);
    char32_t to = from;
    if (rest.size() > 1 && rest[0] == '-' && rest[1] != ']') {
      rest.remove_prefix(1);
      to = take_code_point(rest);
    }
    item.ranges.emplace_back(from, to);
  }
  if (rest.empty()) not_understood("[");
  rest.remove_prefix(1);
  return item;
}

void Pattern::parse_count(std::string_view& rest, Item& item) {
  if (rest.empty()) return;
  const char c = rest.front();
  if (c == '?' || c == '+' || c == '*') {
    item.min = c == '+' ? 1 : 0;
    item.max = c == '?' ? 1 : kUnbounded;
    rest.remove_prefix(1);
  } else if (c == '{') {
    rest.remove_prefix(1);
    item.min = item.max = take_number(rest);
    if (rest.starts_with(',')) {
      rest.remove_prefix(1);
      item.max = rest.starts_with('}') ? kUnbounded : take_number(rest);
    }
    if (!rest.starts_with('}')) not_understood(rest);
    rest.remove_prefix(1);
  }
}

Pattern::Item Pattern::parse_item(std::string_view& rest) {
  Item item;
  if (rest.front() == '[') {
    item = parse_class(rest);
  } else if (rest.front() == '\\' && rest.size() > 1) {
    append_escape(rest[1], item.ranges);
    rest.remove_prefix(2);
  } else if (std::string_view("(){}?*+|.^$]").find(rest.front()) != std::string_view::npos) {
    not_understood(rest);
  } else {
    const char32_t c = take_code_point(rest);
    item.ranges.emplace_back(c, c);
  }
  parse_count(rest, item);
  return item;
}

Pattern::Pattern(std::string_view source) {
  if (source.size() < 2 || !source.starts_with('^') || !source.ends_with('$')) not_understood(source);
  std::string_view rest = source.substr(1, source.size() - 2);
  while (!rest.empty()) items_.push_back(parse_item(rest));
}

// Depth is the number of items in the pattern, never the length of the input.
bool Pattern::matches_from(std::size_t item, std::string_view text) const {
  if (item == items_.size()) return text.empty();
  const Item& wanted = items_[item];
  std::string_view rest = text;
  std::size_t shortest = 0;  // bytes that the item takes at least
  std::uint32_t taken = 0;
  while (taken < wanted.max && !rest.empty()) {
    std::string_view next = rest;
    if (!wanted.takes(take_code_point(next))) break;
    rest = next;
    if (++taken == wanted.min) shortest = text.size() - rest.size();
  }
  if (taken < wanted.min) return false;
  // As much as possible first, then one code point less at a time.
  for (std::size_t end = text.size() - rest.size();; --end) {
    if (is_boundary(text, end) && matches_from(item + 1, text.substr(end))) return true;
    if (end == shortest) return false;
  }
}

bool Pattern::matches(std::string_view utf8) const { return matches_from(0, utf8); }

}  // namespace yingda::http
