// E-mail addresses and web addresses.
#include <algorithm>

#include "nlu/entities/letters.hpp"

namespace yingda::nlu::entities {
namespace {

constexpr std::size_t kMostLocal = 64;
constexpr std::size_t kMostUrl = 500;

bool is_local(char32_t c) { return is_word(c) || c == '.' || c == '_' || c == '%' || c == '+' || c == '-'; }
bool is_host(char32_t c) { return is_word(c) || c == '-' || c == '.'; }
bool is_path(char32_t c) {
  return c > ' ' && c < 0x7F && c != '"' && c != '<' && c != '>' && c != '`' && c != '\\' && c != '^';
}

// The end of a host with at least one dot and a last label of letters; 0 for none.
std::size_t host_end(const Letters& text, std::size_t i) {
  std::size_t end = i;
  while (is_host(text[end])) ++end;
  while (end > i && !is_word(text[end - 1])) --end;
  std::size_t dot = end;
  while (dot > i && text[dot - 1] != '.') --dot;
  if (dot <= i + 1 || end - dot < 2) return 0;
  for (std::size_t at = dot; at < end; ++at) {
    if (!is_letter(text[at])) return 0;
  }
  return end;
}

Finding find_email(const Letters& text, std::size_t i) {
  if (!is_word(text[i]) || (i > 0 && is_local(text[i - 1]))) return std::nullopt;
  std::size_t at = i;
  while (at - i < kMostLocal && is_local(text[at])) ++at;
  if (text[at] != '@') return std::nullopt;
  const std::size_t end = host_end(text, at + 1);
  if (end == 0) return std::nullopt;
  return Found{EntityType::email, i, end, ascii_of(text, i, end)};
}

Finding find_url(const Letters& text, std::size_t i) {
  if (!text.is_edge(i)) return std::nullopt;
  const std::size_t scheme = text.one_of(i, {U"http://", U"https://"});
  if (scheme == 0 && !text.starts(i, U"www.")) return std::nullopt;
  const std::size_t host = host_end(text, i + scheme);
  if (host == 0) return std::nullopt;
  std::size_t end = host;
  if (text[end] == '/' || text[end] == '?' || text[end] == ':' || text[end] == '#') {
    while (end - i < kMostUrl && is_path(text[end])) ++end;
    while (end > host && std::u32string_view(U".,;:!?)'").contains(text[end - 1])) --end;
  }
  const std::string written(text.written(i, end));
  return Found{EntityType::url, i, end, scheme == 0 ? "https://" + written : written};
}

}  // namespace

Finding find_link(const Letters& text, std::size_t i) {
  if (auto url = find_url(text, i)) return url;
  return find_email(text, i);
}

}  // namespace yingda::nlu::entities
