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
constexpr double kSureByWords = 0.97;   // the meaning tier is not asked
constexpr float kForeign = 0.25F;       // where less of the question is known, its words say nothing
constexpr std::string_view kMeaningName = "meaning";

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

// Values by entry, with the best of the others at hand.
class Against {
 public:
  Against(const std::vector<float>& values, const Allowed& allowed) : values_(values) {
    for (EntryIndex e = 0; e < values.size(); ++e) {
      if (!allowed(e)) continue;
      if (best_ == kNone || values[e] > values[best_]) {
        second_ = best_;
        best_ = e;
      } else if (second_ == kNone || values[e] > values[second_]) {
        second_ = e;
      }
    }
  }
  float lead(EntryIndex e) const {
    const EntryIndex other = e == best_ ? second_ : best_;
    return other == kNone ? 0.F : values_[e] - values_[other];
  }

 private:
  static constexpr EntryIndex kNone = 0xFFFFFFFFU;
  const std::vector<float>& values_;
  EntryIndex best_ = kNone;
  EntryIndex second_ = kNone;
};

// What does not hang on the entry.
struct QuestionFacts {
  float known = 0;
  float length = 0;
};

// What the words say of an entry with this score, against another one's, and this cosine to its closest
// wording.
Evidence word_evidence(float score, float other, float cosine, const QuestionFacts& facts) {
  return {score, lead(score, other), score - other, cosine * cosine * cosine, facts.known, facts.length};
}

QuestionFacts facts_of(const Query& query, const LexicalTier& tier) {
  return {known_share(query, tier), std::log1p(static_cast<float>(query.tokens.size()))};
}

void put(Evidence& evidence, Measure first, float value, float lead) {
  evidence[static_cast<std::size_t>(first)] = value;
  evidence[static_cast<std::size_t>(first) + 1] = lead;
}

float at(const Evidence& evidence, Measure measure) { return evidence[static_cast<std::size_t>(measure)]; }

void sort_by_probability(std::vector<Match>& matches) {
  std::ranges::sort(matches, [](const Match& a, const Match& b) {
    return a.probability != b.probability ? a.probability > b.probability : a.entry < b.entry;
  });
}

}  // namespace

Matcher::Matcher(std::span<const EntryTexts> entries, std::shared_ptr<const MeaningTier> meaning,
                 const LexicalWeights& weights)
    : lexical_(std::make_unique<LexicalTier>(entries, weights)),
      wordings_(std::make_unique<Wordings>(entries, *lexical_)),
      meaning_(std::move(meaning)) {}

std::vector<Match> Matcher::match(const Query& query, std::size_t limit, const Allowed& allowed,
                                  bool costly) const {
  std::vector<Match> matches = by_words(query, std::max(limit, kConsidered), allowed);
  const bool sure = !matches.empty() && (matches[0].own_wording || matches[0].probability >= kSureByWords);
  if (meaning_ && costly && !sure && !query.normalized.empty()) weigh_meaning(query, allowed, matches);
  if (matches.size() > limit) matches.resize(limit);
  return matches;
}

std::vector<Match> Matcher::by_words(const Query& query, std::size_t limit, const Allowed& allowed) const {
  const auto found = lexical_->score(query, limit, allowed);
  const QuestionFacts facts = facts_of(query, *lexical_);
  const auto score_at = [&](std::size_t i) { return i < found.size() ? found[i].score : 0.F; };
  std::vector<Match> matches;
  for (std::size_t i = 0; i < found.size(); ++i) {
    const BestWording best = wordings_->best(found[i].entry, query, *lexical_);
    const auto evidence_against = [&](float score, float other) {
      return word_evidence(score, other, best.cosine, facts);
    };
    Match match{found[i].entry, 0, 0, lexical_->name(), best.index, best.cosine > kEqual, {}};
    match.evidence = evidence_against(found[i].score, score_at(i == 0 ? 1 : 0));
    match.probability = probability(match.evidence, kCalibration);
    if (best.cosine > kClose)
      match.probability = std::max(match.probability, kSure * static_cast<double>(best.cosine));
    // Of a question that fits several entries none leads, but all of them together lead the rest.
    match.together = std::max(match.probability,
                              probability(evidence_against(score_at(0), score_at(i + 1)), kCalibration));
    matches.push_back(match);
  }
  sort_by_probability(matches);
  return matches;
}

// Adds the meaning tier's evidence to what the words found, and the entries that the meaning alone points to.
void Matcher::weigh_meaning(const Query& query, const Allowed& allowed, std::vector<Match>& matches) const {
  thread_local MeaningScores scores;
  meaning_->score(query.normalized, scores);
  std::vector<EntryIndex> order;
  for (EntryIndex e = 0; e < scores.fit.size(); ++e) {
    if (allowed(e)) order.push_back(e);
  }
  const std::size_t count = std::min(kConsidered, order.size());
  std::ranges::partial_sort(order, order.begin() + static_cast<std::ptrdiff_t>(count), std::ranges::greater{},
                            [](EntryIndex e) { return scores.fit[e]; });
  const QuestionFacts facts = facts_of(query, *lexical_);
  for (const EntryIndex e : std::span(order).first(count)) {
    if (std::ranges::find(matches, e, &Match::entry) != matches.end()) continue;
    const BestWording best = wordings_->best(e, query, *lexical_);
    Match match{e, 0, 0, kMeaningName, best.index, false, {}};
    const float top = matches.empty() ? 0.F : at(matches[0].evidence, Measure::score);
    match.evidence = word_evidence(0, top, best.cosine, facts);
    matches.push_back(match);
  }
  const Against fit(scores.fit, allowed);
  const Against near(scores.nearest, allowed);
  const Against answer(scores.answer, allowed);
  const Calibration& calibration = facts.known < kForeign ? kForeignCalibration : kMeaningCalibration;
  for (Match& match : matches) {
    put(match.evidence, Measure::fit, scores.fit[match.entry], fit.lead(match.entry));
    put(match.evidence, Measure::near, scores.nearest[match.entry], near.lead(match.entry));
    put(match.evidence, Measure::answer, scores.answer[match.entry], answer.lead(match.entry));
    match.calibration = &calibration;
    match.probability = probability(match.evidence, calibration);
    if (at(match.evidence, Measure::closeness) > kClose * kClose * kClose)
      match.probability = std::max(match.probability, kSure * static_cast<double>(kClose));
    match.tier = kMeaningName;
  }
  sort_by_probability(matches);
  // One of the first is right with this probability, taking them as shares of one whole.
  double none = 1;
  for (Match& match : matches) {
    none *= 1 - match.probability;
    match.together = std::max(match.probability, 1 - none);
  }
}

}  // namespace yingda::nlu
