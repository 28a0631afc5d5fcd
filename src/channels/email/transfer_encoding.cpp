#include "channels/email/transfer_encoding.hpp"

#include "base/text.hpp"
#include "channels/crypto.hpp"

namespace yingda::channels::mail {

int hex_value(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

std::string decode_quoted_printable(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '=') {
      out += text[i];
      continue;
    }
    const int high = i + 1 < text.size() ? hex_value(text[i + 1]) : -1;
    const int low = i + 2 < text.size() ? hex_value(text[i + 2]) : -1;
    if (high >= 0 && low >= 0) {
      out += static_cast<char>(high * 16 + low);
      i += 2;
      continue;
    }
    // A soft line break; white space that a relay added before it is no part of the text.
    const auto end = text.find_first_not_of(" \t\r", i + 1);
    if (end == std::string_view::npos) break;
    if (text[end] == '\n') {
      i = end;
    } else {
      out += '=';
    }
  }
  return out;
}

std::string decode_base64(std::string_view text) {
  constexpr std::string_view kAlphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string out;
  out.reserve(text.size() * 3 / 4);
  unsigned int bits = 0;
  unsigned int count = 0;
  for (const char c : text) {
    if (c == '=') break;
    const auto at = kAlphabet.find(c);
    if (at == std::string_view::npos) continue;
    bits = (bits << 6U) | static_cast<unsigned int>(at);
    count += 6;
    if (count < 8) continue;
    count -= 8;
    out += static_cast<char>((bits >> count) & 0xFFU);
  }
  return out;
}

std::string decode_transfer(std::string_view bytes, std::string_view encoding) {
  const std::string name = ascii_lower(trim(encoding));
  if (name == "quoted-printable") return decode_quoted_printable(bytes);
  if (name == "base64") return decode_base64(bytes);
  return std::string(bytes);
}

std::string encode_quoted_printable(std::string_view text) {
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  constexpr std::size_t kLine = 76;
  std::string out;
  std::size_t column = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (c == '\n') {
      out += "\r\n";
      column = 0;
      continue;
    }
    const bool ends_line = i + 1 == text.size() || text[i + 1] == '\n';
    // A dot or "From" at the start of a line is what some relays change.
    const bool fragile = column == 0 && (c == '.' || c == 'F');
    const bool plain =
        ((c > ' ' && c < 0x7F) || ((c == ' ' || c == '\t') && !ends_line)) && c != '=' && !fragile;
    const std::size_t width = plain ? 1 : 3;
    if (column + width > kLine - 1) {
      out += "=\r\n";
      column = 0;
    }
    if (plain) {
      out += c;
    } else {
      const auto value = static_cast<unsigned char>(c);
      out += '=';
      out += kDigits[value >> 4U];
      out += kDigits[value & 15U];
    }
    column += width;
  }
  return out;
}

std::string encode_base64_lines(std::string_view bytes) {
  constexpr std::size_t kLine = 76;
  const std::string whole = to_base64(bytes);
  std::string out;
  out.reserve(whole.size() + whole.size() / kLine * 2 + 2);
  for (std::size_t at = 0; at < whole.size(); at += kLine) out.append(whole, at, kLine).append("\r\n");
  return out;
}

}  // namespace yingda::channels::mail
