#include <algorithm>

#include "bot/engine.hpp"
#include "bot/entity_notes.hpp"
#include "bot/json_fields.hpp"
#include "bot/knowledge.hpp"
#include "nlu/normalize.hpp"

namespace yingda::bot {
namespace {

constexpr std::size_t kShownTerms = 8;

// The customer's words that the entry shares, heaviest first; a word inside another that is listed adds
// nothing.
std::vector<std::string> terms_of(const Entry& entry, const nlu::Query& query, const nlu::LexicalTier& tier) {
  std::string all = entry.question + "\n" + entry.category;
  for (const auto& similar : entry.similar) all += "\n" + similar;
  for (const auto& keyword : entry.keywords) all += "\n" + keyword;
  for (const auto& answer : entry.answers) all += "\n" + plain_text(answer.parts);
  const auto known = nlu::unique_keys(nlu::normalize(all));
  std::vector<std::pair<float, nlu::Token>> shared;
  for (const nlu::Token& token : query.tokens) {
    if (std::ranges::binary_search(known, token.key)) shared.emplace_back(tier.weight(token.key), token);
  }
  std::ranges::sort(shared, [](const auto& a, const auto& b) {
    const auto length = [](const nlu::Token& t) { return t.end - t.begin; };
    if (a.first != b.first) return a.first > b.first;
    return length(a.second) != length(b.second) ? length(a.second) > length(b.second)
                                                : a.second.begin < b.second.begin;
  });
  std::vector<std::string> terms;
  for (const auto& [weight, token] : shared) {
    const auto term = std::string_view(query.normalized).substr(token.begin, token.end - token.begin);
    const bool listed = std::ranges::any_of(
        terms, [&](const std::string& other) { return other.find(term) != std::string::npos; });
    if (!listed) terms.emplace_back(term);
    if (terms.size() == kShownTerms) break;
  }
  return terms;
}

Json why_of(const nlu::Match& match) {
  Json why = Json::object();
  for (std::size_t i = 0; i < nlu::kMeasures; ++i) {
    const auto measure = static_cast<nlu::Measure>(i);
    const nlu::Calibration::Weights& weights = match.calibration->of[i];
    if (weights.value == 0 && weights.known == 0 && weights.lead == 0) continue;
    why[std::string(nlu::name_of(measure))] = {
        {"value", rounded(static_cast<double>(match.evidence.value[i]))},
        {"contribution",
         rounded(nlu::contribution(measure, match.evidence, match.facts, *match.calibration))}};
  }
  return why;
}

}  // namespace

std::vector<Candidate> candidates(const Snapshot& snapshot, std::string_view text, TimeMs now,
                                  std::size_t limit) {
  std::vector<Candidate> out;
  const nlu::Query query = nlu::make_query(text);
  const auto& matcher = snapshot.knowledge().matcher;
  const auto valid = [&](nlu::EntryIndex i) { return is_valid_at(snapshot.entries()[i], now); };
  for (const auto& match : matcher.match(query, limit, valid)) {
    const Entry& entry = snapshot.entries()[match.entry];
    Candidate candidate{entry.id, entry.question, match.probability, std::string(match.tier), {},
                        {},       why_of(match)};
    candidate.wording = wording_of(entry, match.wording);
    candidate.terms = terms_of(entry, query, matcher.lexical());
    out.push_back(std::move(candidate));
  }
  return out;
}

Json to_json(const Candidate& candidate) {
  return {{"entry_id", to_text(candidate.entry)},
          {"question", candidate.question},
          {"score", rounded(candidate.score)},
          {"tier", candidate.tier},
          {"wording", candidate.wording},
          {"terms", candidate.terms},
          {"why", candidate.why}};
}

Json explain(const Snapshot& snapshot, std::string_view text, TimeMs now) {
  constexpr std::size_t kShown = 5;
  const Outcome outcome = step(snapshot, {}, {std::string(text), false, now, {}});
  Json found = Json::array();
  for (const auto& candidate : candidates(snapshot, text, now, kShown)) found.push_back(to_json(candidate));
  const BotSettings& settings = snapshot.workspace().bot;
  return {{"normalized", nlu::normalize(text)},
          {"language", outcome.language},
          {"mood", to_text(outcome.mood)},
          {"kind", to_text(outcome.kind)},
          {"handoff", outcome.handoff ? Json(to_text(*outcome.handoff)) : Json()},
          {"thresholds", {{"answer", settings.answer_threshold}, {"clarify", settings.clarify_threshold}}},
          {"candidates", std::move(found)},
          {"entities", entities_json(text, {now, snapshot.workspace().time_zone})},
          {"parts", to_json(outcome.parts)}};
}

}  // namespace yingda::bot
