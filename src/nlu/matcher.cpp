#include "nlu/matcher.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace yingda::nlu {
namespace {

constexpr std::size_t kConsidered = 8;  // entries that words alone point to
constexpr float kEqual = 0.9999F;       // cosine of equal wordings, but for rounding
constexpr float kClose = 0.9F;          // equal but for a small word
constexpr double kSure = 0.995;         // the question is one of the entry's own wordings
constexpr double kSureByWords = 0.97;   // what costs more is not asked
constexpr std::string_view kMeaningName = "meaning";

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

QuestionFacts facts_of(const Query& query, const LexicalTier& tier) {
  return {known_share(query, tier), std::log1p(static_cast<float>(query.tokens.size()))};
}

bool is_sure(const std::vector<Match>& matches) {
  return !matches.empty() && (matches[0].own_wording || matches[0].probability >= kSureByWords);
}

// Keeps what is said of the allowed ones.
void keep_allowed(const Allowed& allowed, std::vector<EntryIndex>& entries,
                  std::initializer_list<std::vector<float>*> columns) {
  std::size_t kept = 0;
  for (std::size_t i = 0; i < entries.size(); ++i) {
    if (!allowed(entries[i])) continue;
    entries[kept] = entries[i];
    for (auto* column : columns) {
      if (!column->empty()) (*column)[kept] = (*column)[i];
    }
    ++kept;
  }
  entries.resize(kept);
  for (auto* column : columns) {
    if (!column->empty()) column->resize(kept);
  }
}

// Most probable first, and what the first so many amount to together.
void settle(std::vector<Match>& matches) {
  std::ranges::sort(matches, [](const Match& a, const Match& b) {
    return a.probability != b.probability ? a.probability > b.probability : a.entry < b.entry;
  });
  double together = 0;
  for (Match& match : matches) {
    together = std::min(1.0, together + match.probability);
    match.together = together;
  }
}

}  // namespace

// A question on its way through the depths.
struct Matcher::Asked {
  const Query& query;
  std::size_t limit;
  const Allowed& allowed;
  SentenceVector* vector;  // may be null
  QuestionFacts facts;
  const std::vector<float>& words;  // by entry
};

Matcher::Matcher(std::span<const EntryTexts> entries, std::shared_ptr<const MeaningTier> meaning,
                 const LexicalWeights& weights, std::shared_ptr<const Glossary> glossary)
    : vocabulary_(std::move(glossary), entries),
      lexical_(std::make_shared<const LexicalTier>(entries, weights, vocabulary_.glossary())),
      wordings_(std::make_shared<const Wordings>(entries, *lexical_)),
      meaning_(std::move(meaning)) {}

std::vector<Match> Matcher::match(const Query& query, std::size_t limit, const Allowed& allowed, bool costly,
                                  SentenceVector* vector) const {
  auto matches = match_at(Depth::grams, query, limit, allowed);
  if (!has_meaning() || !costly || is_sure(matches)) return matches;
  return match_at(Depth::meaning, query, limit, allowed, vector);
}

std::vector<Match> Matcher::match_at(Depth depth, const Query& query, std::size_t limit,
                                     const Allowed& allowed, SentenceVector* vector) const {
  if (query.normalized.empty()) return {};
  thread_local std::vector<float> words;
  const auto read = vocabulary_.read(query);
  const Query& asked = read ? *read : query;
  // The vector is of the text as it was written.
  if (asked.normalized != query.normalized) vector = nullptr;
  lexical_->scores(asked, words);
  auto matches = weigh(depth, {asked, limit, allowed, vector, facts_of(asked, *lexical_), words});
  if (matches.size() > limit) matches.resize(limit);
  return matches;
}

std::vector<Match> Matcher::weigh(Depth depth, const Asked& asked) const {
  thread_local EvidenceTable table;
  thread_local MeaningScores scores;
  thread_local std::vector<EntryIndex> entries;
  thread_local std::vector<float> words;
  thread_local std::vector<float> grams;
  const bool deep = depth == Depth::meaning && has_meaning();
  const bool learnt = depth != Depth::words && meaning_ != nullptr;
  grams.clear();
  scores = {};
  entries.clear();
  if (deep) {
    ask_meaning(asked, entries, scores);
  } else if (learnt) {
    entries.resize(asked.words.size());
    std::iota(entries.begin(), entries.end(), EntryIndex{0});
  } else {
    for (const Scored& found : best_of(asked.words, std::max(asked.limit, kConsidered), asked.allowed))
      entries.push_back(found.entry);
    std::ranges::sort(entries);
  }
  if (learnt) meaning_->score_grams(asked.query, grams);
  keep_allowed(asked.allowed, entries, {&grams, &scores.fit, &scores.nearest, &scores.answer, &scores.plane});
  words.clear();
  for (const EntryIndex entry : entries) words.push_back(asked.words[entry]);
  table.begin(entries);
  table.put(Measure::words, words);
  if (learnt) table.put(Measure::grams, grams);
  if (deep) {
    table.put(Measure::fit, scores.fit);
    table.put(Measure::near, scores.nearest);
    table.put(Measure::answer, scores.answer);
  }
  if (deep && learnt) table.put(Measure::plane, scores.plane);
  if (deep) return probable(asked, table, learnt ? kMeaningCalibration : kWideCalibration, kMeaningName);
  return probable(asked, table, learnt ? kGramsCalibration : kWordsCalibration, lexical_->name());
}

// What the meaning says of the entries that it knows, ascending; of those that the words point to at least.
void Matcher::ask_meaning(const Asked& asked, std::vector<EntryIndex>& entries, MeaningScores& scores) const {
  if (!meaning_) {
    std::vector<EntryIndex> pointed;
    for (const Scored& found : best_of(asked.words, std::max(asked.limit, kConsidered), asked.allowed))
      pointed.push_back(found.entry);
    wide_->score(asked.query.normalized, pointed, entries, scores);
    return;
  }
  if (asked.vector != nullptr && !asked.vector->get().empty()) {
    meaning_->score(asked.vector->get(), scores);
  } else {
    meaning_->score(asked.query.normalized, scores);
  }
  entries.resize(scores.fit.size());
  std::iota(entries.begin(), entries.end(), EntryIndex{0});
}

std::vector<Match> Matcher::probable(const Asked& asked, EvidenceTable& table, const Calibration& calibration,
                                     std::string_view tier) const {
  constexpr auto kCloseness = static_cast<std::size_t>(Measure::closeness);
  std::vector<Match> matches;
  std::vector<Evidence> evidence;
  std::vector<float> cosines;
  for (const std::size_t row : table.candidates()) {
    const EntryIndex entry = table.entries()[row];
    const BestWording best = wordings_->best(entry, asked.query, *lexical_);
    evidence.push_back(table.evidence(row));
    evidence.back().value[kCloseness] = best.cosine * best.cosine * best.cosine;
    cosines.push_back(best.cosine);
    matches.push_back({entry, 0, 0, tier, best.index, best.cosine > kEqual, {}, asked.facts, &calibration});
  }
  put_leads(Measure::closeness, evidence);
  const auto shares = probabilities(evidence, asked.facts, calibration);
  for (std::size_t i = 0; i < matches.size(); ++i) {
    matches[i].evidence = evidence[i];
    matches[i].probability = shares[i];
    if (cosines[i] > kClose)
      matches[i].probability = std::max(shares[i], kSure * static_cast<double>(cosines[i]));
  }
  settle(matches);
  return matches;
}

Matcher Matcher::with(std::shared_ptr<const WideMeaning> meaning) const {
  Matcher other(*this);
  other.meaning_ = nullptr;
  other.wide_ = std::move(meaning);
  return other;
}

}  // namespace yingda::nlu
