#include "http/routes/cursor.hpp"

#include <array>
#include <charconv>
#include <optional>

namespace yingda::http {
namespace {

constexpr std::string_view kAlphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

std::string to_base64url(std::string_view bytes) {
  std::string text;
  unsigned bits = 0;
  int held = 0;
  for (const char c : bytes) {
    bits = (bits << 8) | static_cast<unsigned char>(c);
    for (held += 8; held >= 6; held -= 6) text += kAlphabet[(bits >> (held - 6)) & 63];
  }
  if (held > 0) text += kAlphabet[(bits << (6 - held)) & 63];
  return text;
}

std::optional<std::string> from_base64url(std::string_view text) {
  std::string bytes;
  unsigned bits = 0;
  int held = 0;
  for (const char c : text) {
    const auto value = kAlphabet.find(c);
    if (value == std::string_view::npos) return std::nullopt;
    bits = (bits << 6) | static_cast<unsigned>(value);
    held += 6;
    if (held >= 8) {
      held -= 8;
      bytes += static_cast<char>((bits >> held) & 255);
    }
  }
  return bytes;
}

std::unexpected<Error> refused() {
  return fail(ErrorKind::invalid, "invalid_cursor", "The cursor was not given by this list.", "cursor");
}

}  // namespace

std::string encode_cursor(std::initializer_list<std::int64_t> numbers) {
  std::string text;
  for (const std::int64_t number : numbers) text += (text.empty() ? "" : ".") + std::to_string(number);
  return to_base64url(text);
}

Result<std::vector<std::int64_t>> decode_cursor(std::string_view cursor, std::size_t count) {
  const auto text = from_base64url(cursor);
  if (!text) return refused();
  std::vector<std::int64_t> numbers;
  const char* at = text->data();
  const char* const end = at + text->size();
  while (at != end) {
    std::int64_t number = 0;
    const auto [next, error] = std::from_chars(at, end, number);
    if (error != std::errc() || number < 0) return refused();
    numbers.push_back(number);
    at = next;
    if (at == end) break;
    if (*at != '.') return refused();
    if (++at == end) return refused();
  }
  if (numbers.size() != count) return refused();
  return numbers;
}

}  // namespace yingda::http
