#include "nlu/matcher.hpp"

#include <algorithm>
#include <cmath>

namespace yingda::nlu {
namespace {

constexpr std::size_t kConsidered = 8;  // entries of a tier whose wordings are looked at
constexpr float kMostLead = 2.F;        // a lead beyond e² says no more
constexpr float kEqual = 0.9999F;  // cosine of equal wordings, but for rounding
constexpr double kSure = 0.995;    // the question is one of the entry's own wordings

// How far value i lies above the best of the others, as a clamped logarithm of the ratio.
float lead(std::span<const float> values, std::size_t i, float most) {
  float other = 0;
  for (std::size_t j = 0; j < values.size(); ++j) {
    if (j != i) other = std::max(other, values[j]);
  }
  if (other <= 0) return most;
  return values[i] <= 0 ? -most : std::clamp(std::log(values[i] / other), -most, most);
}

// How much of the question's weight any entry knows.
float known_share(const Query& query, const LexicalTier& tier) {
  float known = 0;
  float all = 0;
  for (const Token& token : query.tokens) {
    const float weight = tier.weight(token.key);
    all += weight;
    if (tier.knows(token.key)) known += weight;
  }
  return all > 0 ? known / all : 0;
}

}  // namespace

Matcher::Matcher(std::span<const EntryTexts> entries, const LexicalWeights& weights)
    : lexical_(std::make_unique<LexicalTier>(entries, weights)),
      wordings_(std::make_unique<Wordings>(entries, *lexical_)) {}

std::vector<Match> Matcher::match(const Query& query, std::size_t limit, const Allowed& allowed) const {
  const auto found = lexical_->score(query, std::max(limit, kConsidered), allowed);
  const float known = known_share(query, *lexical_);
  const float length = std::log1p(static_cast<float>(query.tokens.size()));
  std::vector<float> scores;
  std::vector<float> cosines;
  std::vector<std::uint32_t> wordings;
  for (const Scored& scored : found) {
    const BestWording best = wordings_->best(scored.entry, query, *lexical_);
    scores.push_back(scored.score);
    cosines.push_back(best.cosine);
    wordings.push_back(best.index);
  }
  std::vector<Match> matches;
  for (std::size_t i = 0; i < found.size(); ++i) {
    const float cosine = cosines[i];
    Match match{found[i].entry, 0, lexical_->name(), wordings[i], cosine > kEqual, {}};
    match.evidence = {scores[i],
                      lead(scores, i, kMostLead),
                      cosine * cosine * cosine,
                      known,
                      length};
    match.probability = match.own_wording ? kSure : probability(match.evidence);
    matches.push_back(match);
  }
  std::ranges::sort(matches, [](const Match& a, const Match& b) {
    return a.probability != b.probability ? a.probability > b.probability : a.entry < b.entry;
  });
  if (matches.size() > limit) matches.resize(limit);
  return matches;
}

}  // namespace yingda::nlu
