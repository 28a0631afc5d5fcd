#include "bot/repetition.hpp"

#include <algorithm>
#include <numeric>
#include <vector>

#include "nlu/tokens.hpp"

namespace yingda::bot {
namespace {

constexpr double kSame = 0.7;  // share of common features from which two texts ask the same

// Cosine. Of two wordings of one question a third reach it, of two questions to one company 2 %
// (bench/nlu/tuning).
constexpr float kOneMatter = 0.5F;

// Characters and words alone: pairs would punish a word put elsewhere.
void read_content(std::string_view text, std::vector<nlu::Key>& keys) {
  thread_local std::vector<nlu::Token> tokens;
  tokens.clear();
  keys.clear();
  nlu::tokenize_content(text, tokens);
  for (const auto& token : tokens) keys.push_back(token.key);
  std::ranges::sort(keys);
  const auto repeated = std::ranges::unique(keys);
  keys.erase(repeated.begin(), repeated.end());
}

std::size_t common_keys(std::span<const nlu::Key> a, std::span<const nlu::Key> b) {
  std::size_t common = 0;
  for (auto left = a.begin(), right = b.begin(); left != a.end() && right != b.end();) {
    common += *left == *right ? 1 : 0;
    *left < *right ? ++left : ++right;
  }
  return common;
}

}  // namespace

std::size_t times_asked(std::string_view normalized, std::span<const std::string> earlier) {
  thread_local std::vector<nlu::Key> keys;
  thread_local std::vector<nlu::Key> others;
  read_content(normalized, keys);
  if (keys.empty()) return 0;
  return static_cast<std::size_t>(std::ranges::count_if(earlier, [&](const std::string& text) {
    read_content(text, others);
    const auto common = common_keys(keys, others);
    const auto all = keys.size() + others.size() - common;
    return static_cast<double>(common) >= kSame * static_cast<double>(all);
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
