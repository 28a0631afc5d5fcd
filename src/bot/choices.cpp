#include "bot/choices.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include "bot/phrases.hpp"
#include "nlu/normalize.hpp"

namespace yingda::bot {
namespace {

// By position; the last row means the last option, however many there are.
constexpr auto kOrdinals = std::to_array<std::string_view>({
    "1|一|第一|第1|前面|前一|前|前者|上面|头一|first|one|former",
    "2|二|第二|第2|two|second",
    "3|三|第三|第3|three|third",
    "4|四|第四|第4|four|fourth",
    "最后|后面|后一|后|后者|下面|末|last|latter",
});
constexpr std::string_view kRejected =
    "都不是|以上都不是|都不对|不是这些|没有我要的|没有我想问的|都没有|不是|不对|none_of_these|none|neither|"
    "none_of_them|no|"
    "no_none|nope";
constexpr std::string_view kAffirmed =
    "是|是的|对|对的|嗯|没错|就是这个|就是|对对|yes|yeah|yep|right|correct|exactly|ok|好|好的";
constexpr std::string_view kBefore =
    "我选|选|我要|要|是|就|就是|我想问|我问的是|问的是|应该是|那|请|the|i_want|i_mean|it's|option|number|no.";
constexpr std::string_view kAfter = "个|项|条|种|那个|那项|那条|一个|一项|的|问题|one|option|question";

struct Patterns {
  Pattern rejected;
  Pattern affirmed;

  Patterns()
      : rejected("^ " + std::string(kRejected) + " $"), affirmed("^ " + std::string(kAffirmed) + " $") {}
};

const Patterns& patterns() {
  static const Patterns instance;
  return instance;
}

std::vector<std::string> listed(std::string_view words) {
  std::vector<std::string> out;
  for (std::size_t at = 0; at <= words.size();) {
    const std::size_t end = std::min(words.find('|', at), words.size());
    out.emplace_back(words.substr(at, end - at));
    std::ranges::replace(out.back(), '_', ' ');
    at = end + 1;
  }
  return out;
}

// The text when all of it is lead words, one ordinal and measure words.
bool is_ordinal(std::string_view text, std::string_view row) {
  static const auto kLead = listed(kBefore);
  static const auto kTail = listed(kAfter);
  const std::vector<std::string_view> lead(kLead.begin(), kLead.end());
  std::vector<std::string_view> tail(kTail.begin(), kTail.end());
  for (const auto& word : listed(row)) {
    for (const std::string_view rest : {without_leading(text, {}), without_leading(text, lead)}) {
      if (rest.starts_with(word) && without_leading(rest.substr(word.size()), tail).empty()) return true;
    }
  }
  return false;
}

}  // namespace

Chosen read_choice(std::string_view text, std::span<const std::string> questions) {
  for (std::size_t i = 0; i < questions.size(); ++i) {
    if (nlu::normalize(questions[i]) == text) return {Choice::one, i};
  }
  for (std::size_t i = 0; i < kOrdinals.size(); ++i) {
    if (!is_ordinal(text, kOrdinals[i])) continue;
    const std::size_t index = i + 1 == kOrdinals.size() ? questions.size() - 1 : i;
    if (index < questions.size()) return {Choice::one, index};
  }
  if (!patterns().rejected.find(text).empty()) return {Choice::rejected, 0};
  if (questions.size() == 1 && !patterns().affirmed.find(text).empty()) return {Choice::one, 0};
  return {};
}

}  // namespace yingda::bot
