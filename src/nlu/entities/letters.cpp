#include "nlu/entities/letters.hpp"

#include <algorithm>
#include <array>

#include "base/text.hpp"
#include "nlu/utf8.hpp"

namespace yingda::nlu::entities {
namespace {

constexpr std::size_t kMostLetters = 4000;
constexpr std::u32string_view kTraditionalTime = U"點號後兩週個萬塊錢億時鐘星現禮";
constexpr std::u32string_view kSimplifiedTime = U"点号后两周个万块钱亿时钟星现礼";
constexpr std::u32string_view kNumerals = U"零一二三四五六七八九";
constexpr int kMostWhole = 99'999;

char32_t fold(char32_t c) {
  if (c >= 0xFF01 && c <= 0xFF5E) c -= 0xFEE0;
  if (c == 0x3000 || c == 0xA0 || c == '\t') return ' ';
  if (c >= 'A' && c <= 'Z') return c + 0x20;
  if (c < 0x80) return c;
  if (const auto at = kTraditionalTime.find(c); at != std::u32string_view::npos) return kSimplifiedTime[at];
  return c == U'〇' ? U'零' : c;
}

// Sound sequences are one code point each, any other byte U+FFFD.
CodePoint code_point_of(std::string_view text, std::size_t at) {
  for (std::size_t length = 1; length <= 4; ++length) {
    if (is_utf8(text.substr(at, length))) return code_point_at(text, at);
  }
  return {0xFFFD, 1};
}

int digit_of(char32_t c) {
  if (c == U'两') return 2;
  const auto at = kNumerals.find(c);
  return at == std::u32string_view::npos ? -1 : static_cast<int>(at);
}

int unit_of(char32_t c) {
  switch (c) {
    case U'十':
      return 10;
    case U'百':
      return 100;
    case U'千':
      return 1000;
    case U'万':
      return 10'000;
    default:
      return 0;
  }
}

// "一百二十三", "十五", "两万三", "二百五".
std::optional<Whole> read_numerals(const Letters& text, std::size_t i) {
  int total = 0, digit = -1, last_unit = 1;
  std::size_t at = i;
  for (; at < text.size() && total <= kMostWhole; ++at) {
    if (const int unit = unit_of(text[at]); unit > 0) {
      if (at == i && unit != 10) return std::nullopt;
      if (unit == 10'000) {
        total = (total + std::max(digit, 0)) * unit;
      } else {
        total += (digit < 0 ? 1 : digit) * unit;
      }
      digit = -1;
      last_unit = unit;
    } else if (const int next = digit_of(text[at]); next >= 0) {
      if (digit > 0) break;  // "二三" is no number
      if (next == 0) last_unit = 10;
      digit = next;
    } else {
      break;
    }
  }
  if (at == i) return std::nullopt;
  if (digit > 0) total += digit * (last_unit >= 100 ? last_unit / 10 : 1);
  return Whole{total, at};
}

}  // namespace

Letters::Letters(std::string_view text) : text_(text) {
  std::size_t at = 0;
  const bool sound = is_utf8(text);
  while (at < text.size() && folded_.size() < kMostLetters) {
    const auto c = sound ? code_point_at(text, at) : code_point_of(text, at);
    places_.push_back(static_cast<std::uint32_t>(at));
    folded_.push_back(fold(c.value));
    upper_.push_back(folded_.back() != c.value && is_letter(folded_.back()) &&
                     ((c.value | 0x20U) == folded_.back() || (c.value >= 0xFF21 && c.value <= 0xFF3A)));
    at += std::max<std::size_t>(c.length, 1);
  }
  places_.push_back(static_cast<std::uint32_t>(at));
}

std::size_t Letters::one_of(std::size_t i, std::initializer_list<std::u32string_view> words) const {
  std::size_t longest = 0;
  for (const auto word : words) {
    if (word.size() > longest && starts(i, word)) longest = word.size();
  }
  return longest;
}

bool Letters::is_edge(std::size_t i) const {
  return i == 0 || i >= size() || !is_word(folded_[i]) || !is_word(folded_[i - 1]);
}

std::size_t Letters::digits(std::size_t i) const {
  std::size_t count = 0;
  while (is_digit((*this)[i + count])) ++count;
  return count;
}

std::size_t Letters::skip_spaces(std::size_t i) const {
  while ((*this)[i] == ' ') ++i;
  return i;
}

std::optional<Whole> read_whole(const Letters& text, std::size_t i) {
  const std::size_t count = text.digits(i);
  if (count == 0) return read_numerals(text, i);
  if (count > 5) return std::nullopt;
  Whole whole{0, i + count};
  for (std::size_t at = i; at < whole.end; ++at)
    whole.value = whole.value * 10 + static_cast<int>(text[at] - '0');
  return whole;
}

std::string ascii_of(const Letters& text, std::size_t begin, std::size_t end) {
  std::string out;
  for (std::size_t i = begin; i < end; ++i) {
    if (text[i] < 0x80) out += static_cast<char>(text[i]);
  }
  return out;
}

}  // namespace yingda::nlu::entities
