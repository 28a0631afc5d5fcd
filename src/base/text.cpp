#include "base/text.hpp"

#include <algorithm>
#include <cstdint>
#include <cstring>

namespace yingda {
namespace {

// Eight bytes at once: most traffic is ASCII markup around the text, which needs no decoding.
bool ascii_block(const char* at) {
  std::uint64_t block = 0;
  std::memcpy(&block, at, sizeof block);
  return (block & 0x8080808080808080ULL) == 0;
}

bool is_continuation(unsigned char byte) { return (byte & 0xC0U) == 0x80U; }

// Length of the well-formed sequence that starts at `at`, 0 when it is malformed (Unicode 15, table 3-7).
std::size_t sequence_length(const unsigned char* at, std::size_t left) {
  const unsigned char lead = at[0];
  if (lead < 0x80) return 1;
  if (lead < 0xC2 || lead > 0xF4) return 0;
  const std::size_t length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
  if (left < length) return 0;
  // Only the second byte has narrower bounds: against overlong forms, surrogates and values above U+10FFFF.
  const unsigned char low = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
  const unsigned char high = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
  if (at[1] < low || at[1] > high) return 0;
  for (std::size_t i = 2; i < length; ++i) {
    if (!is_continuation(at[i])) return 0;
  }
  return length;
}

constexpr std::string_view kIdeographicSpace = "\xE3\x80\x80";

bool is_ascii_space(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

char lower_of(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

}  // namespace

bool is_utf8(std::string_view bytes) {
  const char* at = bytes.data();
  std::size_t left = bytes.size();
  while (left > 0) {
    if (left >= 8 && ascii_block(at)) {
      at += 8;
      left -= 8;
      continue;
    }
    const std::size_t length = sequence_length(reinterpret_cast<const unsigned char*>(at), left);
    if (length == 0) return false;
    at += length;
    left -= length;
  }
  return true;
}

std::size_t code_points(std::string_view utf8) {
  std::size_t count = 0;
  for (const char c : utf8) count += is_continuation(static_cast<unsigned char>(c)) ? 0 : 1;
  return count;
}

std::string_view prefix_code_points(std::string_view utf8, std::size_t limit) {
  std::size_t seen = 0;
  for (std::size_t i = 0; i < utf8.size(); ++i) {
    if (is_continuation(static_cast<unsigned char>(utf8[i]))) continue;
    if (seen == limit) return utf8.substr(0, i);
    ++seen;
  }
  return utf8;
}

std::string ascii_lower(std::string_view text) {
  std::string lower(text);
  for (char& c : lower) c = lower_of(c);
  return lower;
}

bool ascii_equal(std::string_view a, std::string_view b) {
  return std::ranges::equal(a, b, {}, lower_of, lower_of);
}

std::string_view trim(std::string_view utf8) {
  for (;;) {
    if (!utf8.empty() && is_ascii_space(utf8.front())) {
      utf8.remove_prefix(1);
    } else if (utf8.starts_with(kIdeographicSpace)) {
      utf8.remove_prefix(kIdeographicSpace.size());
    } else {
      break;
    }
  }
  for (;;) {
    if (!utf8.empty() && is_ascii_space(utf8.back())) {
      utf8.remove_suffix(1);
    } else if (utf8.ends_with(kIdeographicSpace)) {
      utf8.remove_suffix(kIdeographicSpace.size());
    } else {
      return utf8;
    }
  }
}

}  // namespace yingda
