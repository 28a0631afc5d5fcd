#include "channels/email/words.hpp"

#include <optional>
#include <vector>

#include "base/text.hpp"
#include "channels/crypto.hpp"
#include "channels/email/charset.hpp"
#include "channels/email/transfer_encoding.hpp"
#include "channels/text_split.hpp"

namespace yingda::channels::mail {
namespace {

constexpr std::string_view kBlank = " \t\r\n";

struct Word {
  std::string charset;
  std::string bytes;
  std::size_t end = 0;  // behind it
};

// '_' is a space in the Q encoding of header words.
std::string decode_q(std::string_view text) {
  std::string spaced(text);
  for (char& c : spaced) {
    if (c == '_') c = ' ';
  }
  return decode_quoted_printable(spaced);
}

std::optional<Word> word_at(std::string_view raw, std::size_t at) {
  if (!raw.substr(at).starts_with("=?")) return std::nullopt;
  // Bounded, so that a text full of beginnings costs no more than its length.
  constexpr std::size_t kLongest = 2048;
  raw = raw.substr(0, at + kLongest);
  const auto charset_end = raw.find('?', at + 2);
  if (charset_end == std::string_view::npos || charset_end + 2 >= raw.size() || raw[charset_end + 2] != '?')
    return std::nullopt;
  const char encoding = raw[charset_end + 1];
  const auto text_at = charset_end + 3;
  const auto text_end = raw.find("?=", text_at);
  if (text_end == std::string_view::npos) return std::nullopt;
  const std::string_view charset = raw.substr(at + 2, charset_end - at - 2);
  const std::string_view text = raw.substr(text_at, text_end - text_at);
  if (charset.empty() || charset.find_first_of(kBlank) != std::string_view::npos) return std::nullopt;
  Word word;
  word.charset = ascii_lower(charset.substr(0, charset.find('*')));  // a language may follow
  if (encoding == 'B' || encoding == 'b') {
    word.bytes = decode_base64(text);
  } else if (encoding == 'Q' || encoding == 'q') {
    word.bytes = decode_q(text);
  } else {
    return std::nullopt;
  }
  word.end = text_end + 2;
  return word;
}

std::string percent_decode(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const int high = text[i] == '%' && i + 2 < text.size() ? hex_value(text[i + 1]) : -1;
    const int low = high >= 0 ? hex_value(text[i + 2]) : -1;
    if (low < 0) {
      out += text[i];
      continue;
    }
    out += static_cast<char>(high * 16 + low);
    i += 2;
  }
  return out;
}

// The pieces between semicolons that stand in no quotes.
std::vector<std::string> split_parameters(std::string_view raw) {
  std::vector<std::string> out(1);
  bool quoted = false;
  for (std::size_t i = 0; i < raw.size(); ++i) {
    const char c = raw[i];
    if (quoted && c == '\\' && i + 1 < raw.size()) {
      out.back() += c;
      out.back() += raw[++i];
      continue;
    }
    if (c == '"') quoted = !quoted;
    if (c == ';' && !quoted) {
      out.emplace_back();
    } else {
      out.back() += c;
    }
  }
  return out;
}

std::string unquote(std::string_view text) {
  if (!text.starts_with('"')) return std::string(text);
  std::string out;
  for (std::size_t i = 1; i < text.size() && text[i] != '"'; ++i) {
    if (text[i] == '\\' && i + 1 < text.size()) ++i;
    out += text[i];
  }
  return out;
}

// One parameter as it is put together from its pieces "name*0*", "name*1" …
struct Pieces {
  std::map<int, std::pair<bool, std::string>> numbered;  // encoded or not
  std::string value() const {
    std::string bytes;
    std::string charset;
    bool any_encoded = false;
    for (const auto& [number, piece] : numbered) {
      const auto& [encoded, text] = piece;
      if (!encoded) {
        bytes += text;
        continue;
      }
      std::string_view rest = text;
      const auto first = rest.find('\'');
      const auto second = first == std::string_view::npos ? first : rest.find('\'', first + 1);
      if (!any_encoded && second != std::string_view::npos) {
        charset = rest.substr(0, first);
        rest = rest.substr(second + 1);
      }
      any_encoded = true;
      bytes += percent_decode(rest);
    }
    return any_encoded ? to_utf8(bytes, charset) : decode_words(bytes);
  }
};

void put_utf16(std::string& utf16, char32_t point) {
  const auto put = [&](char32_t unit) {
    utf16 += static_cast<char>(unit >> 8U);
    utf16 += static_cast<char>(unit & 0xFFU);
  };
  if (point < 0x10000) {
    put(point);
    return;
  }
  put(0xD800 + ((point - 0x10000) >> 10U));
  put(0xDC00 + ((point - 0x10000) & 0x3FFU));
}

// The code point at the start of well-formed UTF-8, which is shortened by it.
char32_t take_point(std::string_view& utf8) {
  const auto first = static_cast<unsigned char>(utf8[0]);
  const std::size_t length = first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
  char32_t point = length == 1 ? first : first & (0xFFU >> (length + 1));
  for (std::size_t i = 1; i < length; ++i)
    point = (point << 6U) | (static_cast<unsigned char>(utf8[i]) & 0x3FU);
  utf8.remove_prefix(length);
  return point;
}

bool is_printable_ascii(std::string_view text) {
  for (const char c : text) {
    if (c < ' ' || c > '~') return false;
  }
  return true;
}

}  // namespace

std::string decode_words(std::string_view raw) {
  std::string out;
  std::string plain;
  std::string charset;
  std::string bytes;
  bool after_word = false;
  const auto end_plain = [&] {
    out += to_utf8(plain, "");
    plain.clear();
  };
  const auto end_words = [&] {
    out += to_utf8(bytes, charset);
    bytes.clear();
  };
  for (std::size_t at = 0; at < raw.size();) {
    const auto word = word_at(raw, at);
    if (!word) {
      plain += raw[at++];
      continue;
    }
    // White space between two words belongs to the folding.
    const bool adjacent = after_word && plain.find_first_not_of(kBlank) == std::string::npos;
    if (!adjacent || word->charset != charset) end_words();
    if (!adjacent) {
      end_plain();
    }
    plain.clear();
    charset = word->charset;
    bytes += word->bytes;
    at = word->end;
    after_word = true;
    const auto next = raw.find_first_not_of(kBlank, at);
    const bool goes_on = next != std::string_view::npos && word_at(raw, next);
    if (!goes_on) {
      end_words();
      after_word = false;
    }
  }
  end_plain();
  return out;
}

std::string encode_words(std::string_view text) {
  constexpr std::size_t kBytes = 45;  // 60 characters of base64 and 12 around them
  constexpr std::size_t kLine = 900;
  if (is_printable_ascii(text) && text.find("=?") == std::string_view::npos && text.size() <= kLine)
    return std::string(text);
  const std::string sound = to_utf8(text, "utf-8");
  std::string_view utf8 = sound;
  std::string out;
  while (!utf8.empty()) {
    const std::string_view piece = prefix_bytes(utf8, kBytes);
    if (!out.empty()) out += "\r\n ";
    out += "=?UTF-8?B?" + to_base64(piece) + "?=";
    utf8.remove_prefix(piece.size());
  }
  return out;
}

std::string_view Parameters::operator[](const std::string& name) const {
  const auto found = by_name.find(name);
  return found == by_name.end() ? std::string_view() : std::string_view(found->second);
}

Parameters read_parameters(std::string_view raw) {
  constexpr int kMostPieces = 100;
  Parameters out;
  std::map<std::string, Pieces> found;
  const auto pieces = split_parameters(raw);
  out.value = ascii_lower(trim(pieces[0]));
  for (std::size_t i = 1; i < pieces.size(); ++i) {
    const auto equals = pieces[i].find('=');
    if (equals == std::string::npos) continue;
    std::string name = ascii_lower(trim(std::string_view(pieces[i]).substr(0, equals)));
    const std::string value = unquote(trim(std::string_view(pieces[i]).substr(equals + 1)));
    const bool encoded = name.ends_with('*');
    if (encoded) name.pop_back();
    int number = 0;
    const auto star = name.find('*');
    if (star != std::string::npos) {
      for (const char c : name.substr(star + 1)) {
        if (c < '0' || c > '9' || number > kMostPieces) {
          number = -1;
          break;
        }
        number = number * 10 + (c - '0');
      }
      name.resize(star);
    }
    // An encoded form stands beside a plain one for old readers, and is the better one.
    auto& known = found[name].numbered;
    if (number < 0 || number > kMostPieces) continue;
    if (encoded || !known.contains(number)) known[number] = {encoded, value};
  }
  for (const auto& [name, value] : found) out.by_name[name] = value.value();
  return out;
}

std::string write_parameter(std::string_view name, std::string_view utf8) {
  std::string ascii;
  for (const char c : utf8) ascii += c >= ' ' && c <= '~' && c != '"' && c != '\\' ? c : '_';
  std::string out = "; " + std::string(name) + "=\"" + ascii + "\"";
  if (ascii != utf8) out += ";\r\n " + std::string(name) + "*=UTF-8''" + percent_encode(utf8);
  return out;
}

std::string decode_folder(std::string_view modified_utf7) {
  std::string out;
  for (std::size_t i = 0; i < modified_utf7.size(); ++i) {
    const char c = modified_utf7[i];
    const auto end = c == '&' ? modified_utf7.find('-', i + 1) : std::string_view::npos;
    if (c != '&' || end == std::string_view::npos) {
      out += c;
      continue;
    }
    if (end == i + 1) {
      out += '&';
    } else {
      std::string base64(modified_utf7.substr(i + 1, end - i - 1));
      for (char& one : base64) {
        if (one == ',') one = '/';
      }
      out += to_utf8(decode_base64(base64), "UTF-16BE");
    }
    i = end;
  }
  return is_utf8(out) ? out : to_utf8(out, "");
}

std::string encode_folder(std::string_view text) {
  const std::string sound = to_utf8(text, "utf-8");
  std::string_view utf8 = sound;
  std::string out;
  while (!utf8.empty()) {
    if (utf8[0] == '&') {
      out += "&-";
      utf8.remove_prefix(1);
      continue;
    }
    if (utf8[0] >= ' ' && utf8[0] <= '~') {
      out += utf8[0];
      utf8.remove_prefix(1);
      continue;
    }
    std::string utf16;
    while (!utf8.empty() && (utf8[0] < ' ' || utf8[0] > '~')) put_utf16(utf16, take_point(utf8));
    std::string base64 = to_base64(utf16);
    base64.resize(base64.find_last_not_of('=') + 1);
    for (char& one : base64) {
      if (one == '/') one = ',';
    }
    out += "&" + base64 + "-";
  }
  return out;
}

}  // namespace yingda::channels::mail
