#include "bot/repetition.hpp"

#include <algorithm>
#include <numeric>
#include <vector>

#include "nlu/query.hpp"

namespace yingda::bot {
namespace {

constexpr double kSame = 0.7;  // share of common features from which two texts ask the same

// Cosine. Of two wordings of one question a third reach it, of two questions to one company 2 %
// (bench/nlu/tuning).
constexpr float kOneMatter = 0.5F;

// Characters and words alone: pairs would punish a word put elsewhere.
std::vector<nlu::Key> content(std::string_view text) {
  auto keys = nlu::unique_keys(text);
  std::erase_if(keys, [](nlu::Key key) {
    const auto family = nlu::family_of(key);
    return family != nlu::Family::character && family != nlu::Family::word && family != nlu::Family::number;
  });
  return keys;
}

}  // namespace

std::size_t times_asked(std::string_view normalized, std::span<const std::string> earlier) {
  const auto keys = content(normalized);
  if (keys.empty()) return 0;
  return static_cast<std::size_t>(std::ranges::count_if(earlier, [&](const std::string& text) {
    const auto others = content(text);
    std::vector<nlu::Key> common;
    std::ranges::set_intersection(keys, others, std::back_inserter(common));
    const auto all = keys.size() + others.size() - common.size();
    return static_cast<double>(common.size()) >= kSame * static_cast<double>(all);
  }));
}

bool are_of_one_matter(nlu::SentenceVector& now, const nlu::Encoder* encoder, std::string_view earlier) {
  nlu::SentenceVector before(encoder, std::string(earlier));
  const auto a = now.get();
  const auto b = before.get();
  if (a.empty() || a.size() != b.size()) return false;
  return std::inner_product(a.begin(), a.end(), b.begin(), 0.F) >= kOneMatter;
}

}  // namespace yingda::bot
