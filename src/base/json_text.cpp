#include "base/json_text.hpp"

#include <array>
#include <charconv>
#include <cmath>

#include "base/text.hpp"

namespace yingda {
namespace {

// What a byte of a string is written as: 0 = itself, 'u' = \u00xx, else that letter after a backslash.
constexpr std::array<char, 256> kEscapes = [] {
  std::array<char, 256> escapes{};
  for (std::size_t c = 0; c < 0x20; ++c) escapes[c] = 'u';
  escapes['"'] = '"';
  escapes['\\'] = '\\';
  escapes['\b'] = 'b';
  escapes['\f'] = 'f';
  escapes['\n'] = 'n';
  escapes['\r'] = 'r';
  escapes['\t'] = 't';
  return escapes;
}();

template <class Number>
void append_number(std::string& out, Number number) {
  std::array<char, 32> digits;
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), number).ptr;
  out.append(digits.data(), end);
}

void append_float(std::string& out, double number) {
  if (!std::isfinite(number)) {
    out += "null";
    return;
  }
  const std::size_t begin = out.size();
  append_number(out, number);
  // A whole number stays a floating-point one for whoever reads it.
  if (out.find_first_of(".e", begin) == std::string::npos) out += ".0";
}

void append_object(std::string& out, const Json::object_t& object) {
  char before = '{';
  for (const auto& [name, value] : object) {
    out += before;
    append_json_string(out, name);
    out += ':';
    append_json(out, value);
    before = ',';
  }
  out += before == '{' ? "{}" : "}";
}

void append_array(std::string& out, const Json::array_t& array) {
  char before = '[';
  for (const auto& value : array) {
    out += before;
    append_json(out, value);
    before = ',';
  }
  out += before == '[' ? "[]" : "]";
}

}  // namespace

void append_json_string(std::string& out, std::string_view text) {
  if (!is_utf8(text)) {
    out += Json(text).dump(-1, ' ', false, Json::error_handler_t::replace);
    return;
  }
  constexpr std::string_view kHex = "0123456789abcdef";
  out += '"';
  std::size_t copied = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    const char escape = kEscapes[byte];
    if (escape == 0) continue;
    out.append(text, copied, i - copied);
    copied = i + 1;
    out += '\\';
    out += escape;
    if (escape != 'u') continue;
    out += "00";
    out += kHex[byte >> 4U];
    out += kHex[byte & 0xFU];
  }
  out.append(text, copied);
  out += '"';
}

void append_json(std::string& out, const Json& value) {
  switch (value.type()) {
    case Json::value_t::object:
      return append_object(out, value.get_ref<const Json::object_t&>());
    case Json::value_t::array:
      return append_array(out, value.get_ref<const Json::array_t&>());
    case Json::value_t::string:
      return append_json_string(out, value.get_ref<const std::string&>());
    case Json::value_t::boolean:
      out += value.get<bool>() ? "true" : "false";
      return;
    case Json::value_t::number_integer:
      return append_number(out, value.get<std::int64_t>());
    case Json::value_t::number_unsigned:
      return append_number(out, value.get<std::uint64_t>());
    case Json::value_t::number_float:
      return append_float(out, value.get<double>());
    default:
      out += "null";
  }
}

std::string json_text(const Json& value) {
  std::string out;
  append_json(out, value);
  return out;
}

}  // namespace yingda
