#include "nlu/matcher.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

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

// Values of entries, with the best of the others at hand.
class Against {
 public:
  explicit Against(const std::vector<float>& values) : values_(values) {
    for (std::size_t i = 0; i < values.size(); ++i) {
      if (best_ == kNone || values[i] > values[best_]) {
        second_ = best_;
        best_ = i;
      } else if (second_ == kNone || values[i] > values[second_]) {
        second_ = i;
      }
    }
  }
  float lead(std::size_t i) const {
    const std::size_t other = i == best_ ? second_ : best_;
    return other == kNone ? 0.F : values_[i] - values_[other];
  }

 private:
  static constexpr std::size_t kNone = static_cast<std::size_t>(-1);
  const std::vector<float>& values_;
  std::size_t best_ = kNone;
  std::size_t second_ = kNone;
};

// Keeps what is said of the allowed ones.
void keep_allowed(const Allowed& allowed, std::vector<EntryIndex>& entries, MeaningScores& scores) {
  std::size_t kept = 0;
  for (std::size_t i = 0; i < entries.size(); ++i) {
    if (!allowed(entries[i])) continue;
    entries[kept] = entries[i];
    scores.fit[kept] = scores.fit[i];
    scores.nearest[kept] = scores.nearest[i];
    scores.answer[kept] = scores.answer[i];
    ++kept;
  }
  entries.resize(kept);
  for (auto* values : {&scores.fit, &scores.nearest, &scores.answer}) values->resize(kept);
}

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
                 const LexicalWeights& weights, std::shared_ptr<const Glossary> glossary)
    : vocabulary_(std::move(glossary), entries),
      lexical_(std::make_shared<const LexicalTier>(entries, weights, vocabulary_.glossary())),
      wordings_(std::make_shared<const Wordings>(entries, *lexical_)),
      meaning_(std::move(meaning)) {}

std::vector<Match> Matcher::match(const Query& query, std::size_t limit, const Allowed& allowed, bool costly,
                                  SentenceVector* vector) const {
  const auto read = vocabulary_.read(query);
  if (!read) return match_read(query, limit, allowed, costly, vector);
  // The vector is of the text as it was written.
  const bool same = read->normalized == query.normalized;
  return match_read(*read, limit, allowed, costly, same ? vector : nullptr);
}

std::vector<Match> Matcher::match_read(const Query& query, std::size_t limit, const Allowed& allowed,
                                       bool costly, SentenceVector* vector) const {
  std::vector<Match> matches = by_words(query, std::max(limit, kConsidered), allowed);
  const bool sure = !matches.empty() && (matches[0].own_wording || matches[0].probability >= kSureByWords);
  if (has_meaning() && costly && !sure && !query.normalized.empty())
    weigh_meaning(query, allowed, vector, matches);
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

Matcher Matcher::with(std::shared_ptr<const WideMeaning> meaning) const {
  Matcher other(*this);
  other.meaning_ = nullptr;
  other.wide_ = std::move(meaning);
  return other;
}

// What the meaning says of allowed entries, ascending; of the matches at least.
void Matcher::ask_meaning(const Query& query, const Allowed& allowed, SentenceVector* vector,
                          std::span<const Match> matches, std::vector<EntryIndex>& entries,
                          MeaningScores& scores) const {
  if (meaning_) {
    if (vector != nullptr && !vector->get().empty()) {
      meaning_->score(vector->get(), scores);
    } else {
      meaning_->score(query.normalized, scores);
    }
    entries.resize(scores.fit.size());
    std::iota(entries.begin(), entries.end(), EntryIndex{0});
  } else {
    std::vector<EntryIndex> asked;
    for (const Match& match : matches) asked.push_back(match.entry);
    wide_->score(query.normalized, asked, entries, scores);
  }
  keep_allowed(allowed, entries, scores);
}

// Adds the meaning tier's evidence to what the words found, and the entries that the meaning alone points to.
void Matcher::weigh_meaning(const Query& query, const Allowed& allowed, SentenceVector* vector,
                            std::vector<Match>& matches) const {
  thread_local MeaningScores scores;
  thread_local std::vector<EntryIndex> entries;
  ask_meaning(query, allowed, vector, matches, entries, scores);
  std::vector<std::size_t> order(entries.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  const std::size_t count = std::min(kConsidered, order.size());
  std::ranges::partial_sort(order, order.begin() + static_cast<std::ptrdiff_t>(count), std::ranges::greater{},
                            [](std::size_t i) { return scores.fit[i]; });
  const QuestionFacts facts = facts_of(query, *lexical_);
  for (const std::size_t i : std::span(order).first(count)) {
    if (std::ranges::find(matches, entries[i], &Match::entry) != matches.end()) continue;
    const BestWording best = wordings_->best(entries[i], query, *lexical_);
    Match match{entries[i], 0, 0, kMeaningName, best.index, false, {}};
    const float top = matches.empty() ? 0.F : at(matches[0].evidence, Measure::score);
    match.evidence = word_evidence(0, top, best.cosine, facts);
    matches.push_back(match);
  }
  const Against fit(scores.fit);
  const Against near(scores.nearest);
  const Against answer(scores.answer);
  const bool foreign = facts.known < kForeign;
  const Calibration& calibration = foreign ? (wide_ ? kWideForeignCalibration : kForeignCalibration)
                                   : wide_ ? kWideCalibration
                                           : kMeaningCalibration;
  for (Match& match : matches) {
    const auto i = static_cast<std::size_t>(std::ranges::lower_bound(entries, match.entry) - entries.begin());
    put(match.evidence, Measure::fit, scores.fit[i], fit.lead(i));
    put(match.evidence, Measure::near, scores.nearest[i], near.lead(i));
    put(match.evidence, Measure::answer, scores.answer[i], answer.lead(i));
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
