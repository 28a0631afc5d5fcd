#include "http/url.hpp"

#include <charconv>
#include <cstdlib>

#include "base/text.hpp"

namespace yingda::http {
namespace {

int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

bool has_dot_segment(std::string_view path) {
  while (!path.empty()) {
    path.remove_prefix(1);
    const std::string_view segment = path.substr(0, path.find('/'));
    if (segment == "." || segment == "..") return true;
    path.remove_prefix(segment.size());
  }
  return false;
}

bool parse_query(std::string_view text, TextMap& query) {
  while (!text.empty()) {
    const std::string_view pair = text.substr(0, text.find('&'));
    text.remove_prefix(std::min(text.size(), pair.size() + 1));
    if (pair.empty()) continue;
    const auto equals = pair.find('=');
    auto name = percent_decode(pair.substr(0, equals), true);
    auto value = percent_decode(equals == std::string_view::npos ? "" : pair.substr(equals + 1), true);
    if (!name || !value) return false;
    query.insert_or_assign(std::move(*name), std::move(*value));
  }
  return true;
}

}  // namespace

std::optional<std::string> percent_decode(std::string_view text, bool plus) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    char c = text[i];
    if (c == '%') {
      if (i + 2 >= text.size()) return std::nullopt;
      const int high = hex_digit(text[i + 1]);
      const int low = hex_digit(text[i + 2]);
      if (high < 0 || low < 0) return std::nullopt;
      c = static_cast<char>(high * 16 + low);
      i += 2;
    } else if (c == '+' && plus) {
      c = ' ';
    }
    if (c == '\0') return std::nullopt;
    out += c;
  }
  if (!is_utf8(out)) return std::nullopt;
  return out;
}

std::string percent_encode(std::string_view text) {
  constexpr std::string_view kHex = "0123456789ABCDEF";
  constexpr std::string_view kPlain = "-._~";
  std::string out;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    if (letter || kPlain.find(c) != std::string_view::npos) {
      out += c;
    } else {
      out += '%';
      out += kHex[byte >> 4U];
      out += kHex[byte & 15U];
    }
  }
  return out;
}

std::optional<Target> parse_target(std::string_view target) {
  const auto question = target.find('?');
  auto path = percent_decode(target.substr(0, question), false);
  if (!path || !path->starts_with('/') || has_dot_segment(*path)) return std::nullopt;
  Target parsed{std::move(*path), {}};
  if (question != std::string_view::npos && !parse_query(target.substr(question + 1), parsed.query)) {
    return std::nullopt;
  }
  return parsed;
}

std::string cookie_value(std::string_view header, std::string_view name) {
  while (!header.empty()) {
    const std::string_view pair = header.substr(0, header.find(';'));
    header.remove_prefix(std::min(header.size(), pair.size() + 1));
    const std::string_view cookie = trim(pair);
    if (cookie.size() > name.size() && cookie.starts_with(name) && cookie[name.size()] == '=') {
      return std::string(cookie.substr(name.size() + 1));
    }
  }
  return {};
}

std::string preferred_language(std::string_view accept_language) {
  std::string best = "zh";
  int best_weight = 0;
  while (!accept_language.empty()) {
    const std::string_view entry = accept_language.substr(0, accept_language.find(','));
    accept_language.remove_prefix(std::min(accept_language.size(), entry.size() + 1));
    const std::string_view tag = trim(entry.substr(0, entry.find(';')));
    const bool chinese = tag.starts_with("zh") || tag.starts_with("ZH");
    const bool english = tag.starts_with("en") || tag.starts_with("EN");
    if (!chinese && !english) continue;
    // q has at most three decimals: "q=0.75" weighs 750.
    int weight = 1000;
    if (const auto q = entry.find("q="); q != std::string_view::npos) {
      double value = 0;
      std::from_chars(entry.data() + q + 2, entry.data() + entry.size(), value);
      weight = static_cast<int>(std::min(1.0, std::max(0.0, value)) * 1000);
    }
    if (weight > best_weight) {
      best_weight = weight;
      best = chinese ? "zh" : "en";
    }
  }
  return best;
}

}  // namespace yingda::http
