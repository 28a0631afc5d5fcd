#pragma once
// Walks well-formed UTF-8 by code point.

#include <cstddef>
#include <string_view>

namespace yingda::nlu {

struct CodePoint {
  char32_t value = 0;
  std::size_t length = 0;  // bytes, 0 at the end of the text
};

// The code point at byte `at` of well-formed UTF-8.
inline CodePoint code_point_at(std::string_view text, std::size_t at) {
  if (at >= text.size()) return {};
  const auto byte = [&](std::size_t i) {
    return at + i < text.size() ? static_cast<unsigned char>(text[at + i]) : 0U;
  };
  const unsigned lead = byte(0);
  if (lead < 0x80) return {lead, 1};
  if (lead < 0xE0) return {(lead & 0x1FU) << 6U | (byte(1) & 0x3FU), 2};
  if (lead < 0xF0) return {(lead & 0x0FU) << 12U | (byte(1) & 0x3FU) << 6U | (byte(2) & 0x3FU), 3};
  return {(lead & 0x07U) << 18U | (byte(1) & 0x3FU) << 12U | (byte(2) & 0x3FU) << 6U | (byte(3) & 0x3FU), 4};
}

inline bool is_han(char32_t c) {
  return (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0x3400 && c <= 0x4DBF) || (c >= 0x20000 && c <= 0x3134F) ||
         c == 0x3007;
}
inline bool is_kana(char32_t c) { return c >= 0x3041 && c <= 0x30FF; }
inline bool is_hangul(char32_t c) { return c >= 0xAC00 && c <= 0xD7A3; }
// Scripts written without spaces between words: compared by character and pair of characters.
inline bool is_unspaced(char32_t c) {
  return is_han(c) || is_kana(c) || is_hangul(c) || (c >= 0x0E01 && c <= 0x0EFF) ||
         (c >= 0x1780 && c <= 0x17DD) || (c >= 0x1000 && c <= 0x109F);
}
inline bool is_ascii_letter(char32_t c) { return c >= 'a' && c <= 'z'; }
inline bool is_ascii_digit(char32_t c) { return c >= '0' && c <= '9'; }

}  // namespace yingda::nlu
