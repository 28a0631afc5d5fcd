#include "nlu/matcher.hpp"

#include <algorithm>
#include <cmath>

namespace yingda::nlu {
namespace {

constexpr std::size_t kConsidered = 8;  // entries of a tier whose wordings are looked at
constexpr float kMostLead = 2.F;        // a lead beyond e² says no more
constexpr double kSame = 0.995;         // the question is one of the entry's own wordings

float lead(std::span<const Scored> found, std::size_t i) {
  if (found.size() == 1) return kMostLead;
  const float other = found[i == 0 ? 1 : 0].score;
  return std::clamp(std::log(found[i].score / other), -kMostLead, kMostLead);
}

}  // namespace

Matcher::Matcher(std::span<const EntryTexts> entries, const LexicalWeights& weights)
    : lexical_(std::make_unique<LexicalTier>(entries, weights)),
      wordings_(std::make_unique<Wordings>(entries, *lexical_)) {}

std::vector<Match> Matcher::match(const Query& query, std::size_t limit, const Allowed& allowed) const {
  float known = 0;
  float all = 0;
  for (const Token& token : query.tokens) {
    const float weight = lexical_->weight(token.key);
    all += weight;
    if (lexical_->knows(token.key)) known += weight;
  }
  const auto found = lexical_->score(query, std::max(limit, kConsidered), allowed);
  std::vector<Match> matches;
  for (std::size_t i = 0; i < found.size(); ++i) {
    const BestWording wording = wordings_->best(found[i].entry, query, *lexical_);
    Match match{found[i].entry, 0, lexical_->name(), wording.index, {}};
    match.evidence = {found[i].score, lead(found, i), wording.cosine, all > 0 ? known / all : 0,
                      std::log1p(static_cast<float>(query.tokens.size()))};
    match.probability = probability(match.evidence);
    if (wording.cosine > 0.9999F) match.probability = std::max(match.probability, kSame);
    matches.push_back(match);
  }
  std::ranges::sort(matches, [](const Match& a, const Match& b) {
    return a.probability != b.probability ? a.probability > b.probability : a.entry < b.entry;
  });
  if (matches.size() > limit) matches.resize(limit);
  return matches;
}

}  // namespace yingda::nlu
