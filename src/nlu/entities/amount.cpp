// Amounts of money: "￥99.5", "$1,200", "1万2", "三块五", "two" is left alone.
#include <algorithm>
#include <array>
#include <cmath>
#include <span>

#include "nlu/entities/letters.hpp"

namespace yingda::nlu::entities {
namespace {

struct Currency {
  std::u32string_view sign;
  std::string_view code;
};
// Longest first where one begins another.
constexpr auto kBefore = std::to_array<Currency>({{U"us$", "USD"},
                                                  {U"hk$", "HKD"},
                                                  {U"nt$", "TWD"},
                                                  {U"rmb", "CNY"},
                                                  {U"cny", "CNY"},
                                                  {U"usd", "USD"},
                                                  {U"eur", "EUR"},
                                                  {U"gbp", "GBP"},
                                                  {U"jpy", "JPY"},
                                                  {U"hkd", "HKD"},
                                                  {U"¥", "CNY"},
                                                  {U"￥", "CNY"},
                                                  {U"$", "USD"},
                                                  {U"€", "EUR"},
                                                  {U"£", "GBP"}});
constexpr auto kAfter = std::to_array<Currency>(
    {{U"元人民币", "CNY"}, {U"块钱", "CNY"},    {U"人民币", "CNY"}, {U"元钱", "CNY"},  {U"美元", "USD"},
     {U"美金", "USD"},     {U"港币", "HKD"},    {U"港元", "HKD"},   {U"台币", "TWD"},  {U"新台币", "TWD"},
     {U"欧元", "EUR"},     {U"英镑", "GBP"},    {U"日元", "JPY"},   {U"元", "CNY"},    {U"块", "CNY"},
     {U"圆", "CNY"},       {U"dollars", "USD"}, {U"dollar", "USD"}, {U"bucks", "USD"}, {U"usd", "USD"},
     {U"rmb", "CNY"},      {U"cny", "CNY"},     {U"yuan", "CNY"},   {U"euros", "EUR"}, {U"euro", "EUR"},
     {U"eur", "EUR"},      {U"pounds", "GBP"},  {U"gbp", "GBP"},    {U"hkd", "HKD"},   {U"€", "EUR"},
     {U"£", "GBP"}});

const Currency* currency_at(std::span<const Currency> list, const Letters& text, std::size_t i) {
  const auto found = std::ranges::find_if(list, [&](const Currency& currency) {
    if (!text.starts(i, currency.sign)) return false;
    return !is_letter(currency.sign.back()) || !is_letter(text[i + currency.sign.size()]);
  });
  return found == list.end() ? nullptr : &*found;
}

struct Sum {
  double value = 0;
  std::size_t end = 0;
  bool large = false;  // with a unit of ten thousand or more
};

// "1,200.50"; groups of three after a comma.
std::optional<Sum> read_decimal(const Letters& text, std::size_t i) {
  std::size_t at = i;
  std::string digits;
  for (std::size_t count = text.digits(at); count > 0; count = text.digits(at)) {
    digits += ascii_of(text, at, at + count);
    at += count;
    if (text[at] != ',' || text.digits(at + 1) != 3) break;
    ++at;
  }
  if (digits.empty() || digits.size() > 12) return std::nullopt;
  if (text[at] == '.' && is_digit(text[at + 1])) {
    const std::size_t count = std::min<std::size_t>(text.digits(at + 1), 6);
    digits += "." + ascii_of(text, at + 1, at + 1 + count);
    at += 1 + count;
  }
  return Sum{std::stod(digits), at, false};
}

double unit_at(char32_t c) {
  switch (c) {
    case U'千':
    case 'k':
      return 1e3;
    case U'万':
    case 'w':
      return 1e4;
    case U'亿':
      return 1e8;
    default:
      return 0;
  }
}

// With a unit and what follows it: "1万2" is 12,000, "3千5" 3,500, "1.5万" 15,000.
std::optional<Sum> read_sum(const Letters& text, std::size_t i) {
  if (!is_digit(text[i])) {
    const auto whole = read_whole(text, i);
    if (!whole) return std::nullopt;
    return Sum{static_cast<double>(whole->value), whole->end, text[whole->end - 1] == U'万'};
  }
  auto sum = read_decimal(text, i);
  if (!sum) return sum;
  const double unit = unit_at(text[sum->end]);
  const bool is_unit = unit > 0 && !is_letter(text[sum->end + 1]);
  if (!is_unit) return sum;
  sum->value *= unit;
  sum->large = true;
  ++sum->end;
  if (is_letter(text[sum->end - 1])) return sum;
  const std::size_t rest = text.digits(sum->end);
  if (rest == 1) sum->value += unit / 10 * static_cast<double>(text[sum->end] - '0');
  if (rest > 1) sum->value += std::stod(ascii_of(text, sum->end, sum->end + std::min<std::size_t>(rest, 8)));
  sum->end += rest;
  return sum;
}

// "三块五" is 3.50, "5块8毛".
std::size_t add_tenths(const Letters& text, std::size_t i, double& value) {
  const auto tenths = read_whole(text, i);
  if (!tenths || tenths->value > 9 || tenths->end - i != 1) return i;
  const std::size_t after = tenths->end + text.one_of(tenths->end, {U"毛", U"角", U"毛钱"});
  const bool more =
      after == tenths->end &&
      (is_digit(text[after]) || text.one_of(after, {U"个", U"件", U"天", U"折", U"万", U"十", U"百"}) > 0);
  if (more) return i;
  value += tenths->value / 10.0;
  return after;
}

std::string decimal(double value) {
  std::string out = std::to_string(static_cast<std::int64_t>(value));
  const auto cents = static_cast<int>(std::lround((value - std::floor(value)) * 100));
  if (cents == 0) return out;
  out += cents < 10 ? ".0" : ".";
  out += std::to_string(cents);
  if (out.ends_with('0')) out.pop_back();
  return out;
}

Found amount_of(std::size_t begin, std::size_t end, double value, std::string_view code) {
  const double cents = std::round(value * 100) / 100;
  return {EntityType::amount, begin, end, decimal(cents) + " " + std::string(code)};
}

}  // namespace

Finding find_amount(const Letters& text, std::size_t i) {
  if (!text.is_edge(i)) return std::nullopt;
  if (const auto* before = currency_at(kBefore, text, i)) {
    const auto sum = read_sum(text, text.skip_spaces(i + before->sign.size()));
    if (sum && !is_letter(text[sum->end])) return amount_of(i, sum->end, sum->value, before->code);
    return std::nullopt;
  }
  if (i > 0 && (is_digit(text[i - 1]) || text[i - 1] == '.')) return std::nullopt;
  auto sum = read_sum(text, i);
  if (!sum) return std::nullopt;
  const std::size_t unit = text.skip_spaces(sum->end);
  const auto* after = currency_at(kAfter, text, unit);
  if (after == nullptr) return std::nullopt;
  std::size_t end = unit + after->sign.size();
  if (after->sign == U"块") end = add_tenths(text, end, sum->value);
  return amount_of(i, end, sum->value, after->code);
}

}  // namespace yingda::nlu::entities
