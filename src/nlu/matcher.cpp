#include "nlu/matcher.hpp"

#include <algorithm>
#include <cmath>

namespace yingda::nlu {
namespace {

constexpr std::size_t kConsidered = 8;  // entries of a tier whose wordings are looked at
constexpr float kMostLead = 1.F;        // a lead beyond e times says no more
constexpr float kFloor = 0.1F;          // a score that chance alone gives
constexpr float kEqual = 0.9999F;       // cosine of equal wordings, but for rounding
constexpr float kClose = 0.9F;          // equal but for a small word
constexpr double kSure = 0.995;         // the question is one of the entry's own wordings

// Without the floor, a faint match among entries that match nothing would look like a certain one.
float lead(float score, float other) {
  return std::clamp(std::log((score + kFloor) / (other + kFloor)), -kMostLead, kMostLead);
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
  const auto score_at = [&](std::size_t i) { return i < found.size() ? found[i].score : 0.F; };
  std::vector<Match> matches;
  for (std::size_t i = 0; i < found.size(); ++i) {
    const BestWording best = wordings_->best(found[i].entry, query, *lexical_);
    const auto evidence_against = [&](float score, float other) {
      return Evidence{
          score, lead(score, other), score - other, best.cosine * best.cosine * best.cosine, known, length};
    };
    Match match{found[i].entry, 0, 0, lexical_->name(), best.index, best.cosine > kEqual, {}};
    match.evidence = evidence_against(found[i].score, score_at(i == 0 ? 1 : 0));
    match.probability = probability(match.evidence);
    if (best.cosine > kClose)
      match.probability = std::max(match.probability, kSure * static_cast<double>(best.cosine));
    // Of a question that fits several entries none leads, but all of them together lead the rest.
    match.together = std::max(match.probability, probability(evidence_against(score_at(0), score_at(i + 1))));
    matches.push_back(match);
  }
  std::ranges::sort(matches, [](const Match& a, const Match& b) {
    return a.probability != b.probability ? a.probability > b.probability : a.entry < b.entry;
  });
  if (matches.size() > limit) matches.resize(limit);
  return matches;
}

}  // namespace yingda::nlu
