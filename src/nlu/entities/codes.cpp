// Runs of letters and digits: identity cards, parcels, orders, models, other numbers.
#include <algorithm>
#include <array>

#include "nlu/entities/letters.hpp"

namespace yingda::nlu::entities {
namespace {

constexpr std::size_t kMostCode = 32;
constexpr std::size_t kFewDigits = 6;
constexpr std::size_t kCueReach = 12;  // code points between the word for a number and the number

struct Code {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::size_t letters = 0;
  std::size_t digits = 0;
  std::size_t leading = 0;  // letters before the first digit
  bool upper = true;        // all its letters
  bool hyphen = false;
};

// Letters and digits, with single hyphens inside.
Code code_at(const Letters& text, std::size_t i) {
  Code code;
  code.begin = i;
  std::size_t at = i;
  for (; at - i < kMostCode; ++at) {
    if (is_digit(text[at])) {
      ++code.digits;
    } else if (is_letter(text[at])) {
      ++code.letters;
      code.leading += code.digits == 0;
      code.upper = code.upper && text.is_upper(at);
    } else if (text[at] == '-' && at > i && is_word(text[at - 1]) && is_word(text[at + 1])) {
      code.hyphen = true;
    } else {
      break;
    }
  }
  code.end = at;
  return code;
}

std::string upper(std::string value) {
  for (char& c : value) {
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 0x20);
  }
  return value;
}

// The check digit of ISO 7064 MOD 11-2 that ends a Chinese identity card's number.
bool is_identity_card(const std::string& value) {
  constexpr std::array<int, 17> kWeights{7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
  constexpr std::string_view kChecks = "10X98765432";
  if (value.size() != 18 || value[0] == '0') return false;
  int sum = 0;
  for (std::size_t i = 0; i < 17; ++i) {
    if (value[i] < '0' || value[i] > '9') return false;
    sum += kWeights[i] * (value[i] - '0');
  }
  return value[17] == kChecks[static_cast<std::size_t>(sum % 11)];
}

// By carriers' forms: SF, YT, JD, ZTO …, UPS, and the post's (two letters, nine digits, country).
bool is_parcel(const std::string& value, const Code& code) {
  constexpr auto kCarriers =
      std::to_array<std::string_view>({"SF", "YT", "JD", "JDV", "ZTO", "STO", "DPK", "JT", "EMS"});
  const std::string_view head = std::string_view(value).substr(0, code.leading);
  if (std::ranges::find(kCarriers, head) != kCarriers.end() && code.digits >= 10) return true;
  if (value.starts_with("1Z") && value.size() == 18) return true;
  return value.size() == 13 && code.leading == 2 && code.digits == 9 && code.letters == 4;
}

// Whether one of the words stands shortly before.
bool follows(const Letters& text, std::size_t i, std::initializer_list<std::u32string_view> words) {
  for (std::size_t at = i > kCueReach ? i - kCueReach : 0; at < i; ++at) {
    const std::size_t length = text.one_of(at, words);
    if (length == 0) continue;
    const auto between = text.from(at + length).substr(0, i - std::min(i, at + length));
    if (std::ranges::none_of(between,
                             [](char32_t c) { return c == U'，' || c == ',' || c == U'。' || c == ';'; }))
      return true;
  }
  return false;
}

bool names_parcel(const Letters& text, std::size_t i) {
  return follows(text, i, {U"快递单", U"运单", U"物流单", U"快递号", U"tracking"});
}
bool names_order(const Letters& text, std::size_t i) {
  return follows(text, i,
                 {U"订单", U"單號", U"单号", U"单子", U"工单", U"报修单", U"维修单", U"理赔号", U"保单",
                  U"户号", U"编号", U"合同号", U"案件", U"order", U"ticket", U"case", U"claim", U"invoice"});
}

bool is_order(const Code& code) {
  return code.leading >= 1 && code.leading <= 4 && code.digits >= kFewDigits && code.letters == code.leading;
}
bool is_model(const Code& code) {
  return code.upper && code.leading >= 1 && code.leading <= 5 && code.letters <= code.leading + 3 &&
         code.digits <= 5 && (code.hyphen || code.digits >= 2 || code.leading >= 2);
}

}  // namespace

Finding find_code(const Letters& text, std::size_t i) {
  if (!is_word(text[i]) || !text.is_edge(i) || (i > 1 && text[i - 1] == '-' && is_word(text[i - 2])))
    return std::nullopt;
  const Code code = code_at(text, i);
  if (code.digits == 0 || is_word(text[code.end])) return std::nullopt;
  const std::string value = upper(ascii_of(text, code.begin, code.end));
  const auto found = [&](EntityType type) { return Found{type, code.begin, code.end, value}; };
  if (is_identity_card(value)) return found(EntityType::id_number);
  if (is_parcel(value, code) || (code.digits >= kFewDigits && names_parcel(text, i)))
    return found(EntityType::tracking_number);
  if (is_order(code) || (code.digits >= kFewDigits && names_order(text, i)))
    return found(EntityType::order_number);
  if (code.leading > 0 && is_model(code)) return found(EntityType::model);
  if (code.letters == 0 && !code.hyphen && code.digits >= kFewDigits) return found(EntityType::number);
  return std::nullopt;
}

}  // namespace yingda::nlu::entities
