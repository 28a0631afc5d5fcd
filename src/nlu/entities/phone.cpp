// Phone numbers: Chinese mobile and fixed lines, and international ones with "+".
#include "nlu/entities/letters.hpp"

namespace yingda::nlu::entities {
namespace {

constexpr std::size_t kShortestAbroad = 8;
constexpr std::size_t kLongest = 15;  // E.164
constexpr std::size_t kMobile = 11;

// Digits from `i` on, over single spaces, hyphens and brackets between them.
struct Digits {
  std::string all;
  std::size_t end = 0;
};
Digits spaced_digits(const Letters& text, std::size_t i, std::size_t most) {
  Digits out{{}, i};
  for (std::size_t at = i; out.all.size() <= most; ++at) {
    if (is_digit(text[at])) {
      out.all += static_cast<char>(text[at]);
      out.end = at + 1;
      continue;
    }
    const bool separator =
        text[at] == ' ' || text[at] == '-' || text[at] == '(' || text[at] == ')' || text[at] == '.';
    const bool doubled = at > i && !is_digit(text[at - 1]) && text[at - 1] != ')' && text[at] != '(';
    if (!separator || out.all.empty() || doubled) break;
  }
  return out;
}

bool is_mobile(const std::string& digits) {
  return digits.size() == kMobile && digits[0] == '1' && digits[1] >= '3';
}

// Area code and number, "0755-12345678" or "(010) 1234 5678"; a hyphen, space or bracket must part them.
Finding find_fixed_line(const Letters& text, std::size_t i) {
  const std::size_t begin = text[i] == '(' ? i + 1 : i;
  const std::size_t area = text.digits(begin);
  if (text[begin] != '0' || area < 3 || area > 4) return std::nullopt;
  std::size_t at = begin + area;
  if (text[at] == ')') ++at;
  if (text[at] == '-' || text[at] == ' ') ++at;
  if (at == begin + area) return std::nullopt;
  const auto local = spaced_digits(text, at, 8);
  if (local.all.size() < 7 || local.all.size() > 8) return std::nullopt;
  return Found{EntityType::phone, i, local.end, "+86" + ascii_of(text, begin + 1, begin + area) + local.all};
}

// "400-123-4567": free of charge, without a country code.
Finding find_service_line(const Letters& text, std::size_t i) {
  if (!text.starts(i, U"400") && !text.starts(i, U"800")) return std::nullopt;
  const auto found = spaced_digits(text, i, 10);
  if (found.all.size() != 10) return std::nullopt;
  return Found{EntityType::phone, i, found.end, found.all};
}

Finding find_abroad(const Letters& text, std::size_t i) {
  if (text[i] != '+' && !text.starts(i, U"00")) return std::nullopt;
  const std::size_t begin = text[i] == '+' ? i + 1 : i + 2;
  if (!is_digit(text[begin]) || text[begin] == '0') return std::nullopt;
  const auto found = spaced_digits(text, begin, kLongest);
  if (found.all.size() < kShortestAbroad || found.all.size() > kLongest) return std::nullopt;
  return Found{EntityType::phone, i, found.end, "+" + found.all};
}

}  // namespace

Finding find_phone(const Letters& text, std::size_t i) {
  if (!is_digit(text[i]) && text[i] != '+' && text[i] != '(') return std::nullopt;
  if (i > 0 && (is_word(text[i - 1]) || text[i - 1] == '-' || text[i - 1] == '.')) return std::nullopt;
  if (auto abroad = find_abroad(text, i)) return is_word(text[abroad->end]) ? std::nullopt : abroad;
  const auto digits = spaced_digits(text, i, kMobile + 2);
  if (is_word(text[digits.end])) return std::nullopt;
  if (is_mobile(digits.all)) return Found{EntityType::phone, i, digits.end, "+86" + digits.all};
  if (digits.all.starts_with("86") && is_mobile(digits.all.substr(2)))
    return Found{EntityType::phone, i, digits.end, "+" + digits.all};
  for (auto* find : {find_service_line, find_fixed_line}) {
    if (auto found = find(text, i); found && !is_word(text[found->end])) return found;
  }
  return std::nullopt;
}

}  // namespace yingda::nlu::entities
