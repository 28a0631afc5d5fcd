#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "bot/evaluation_parts.hpp"
#include "bot/json_fields.hpp"
#include "bot/self_evaluation_parts.hpp"
#include "nlu/normalize.hpp"

namespace yingda::bot {
namespace {

constexpr std::size_t kMostRows = 200;    // of each list that needs a person's look
constexpr std::size_t kMostExamples = 3;  // questions of a confusion
constexpr std::size_t kFewSimilar = 3;    // an entry below this knows too little
constexpr double kSuspectFrom = 0.5;      // probability of the other entry
constexpr double kSuspectLead = 0.25;     // over the own one

// Downwards, so that a threshold in hundredths decides about it as about the exact value.
double floored(double value) { return std::floor(value * 10000 + 1e-6) / 10000; }

Json count_of(const std::vector<Asked>& asked, Kind kind) {
  const auto count = std::ranges::count(asked, kind, &Asked::kind);
  return share(static_cast<double>(count), static_cast<double>(asked.size()));
}

// How far another entry lies before the right one.
double miss(const Asked& question) { return question.rival - question.own; }

bool answered(const Asked& question) { return question.kind == Kind::answer; }

struct Group {
  int asked = 0;
  int right = 0;
  int answered = 0;
  int answered_right = 0;

  void count(const Asked& question) {
    ++asked;
    right += question.right() ? 1 : 0;
    answered += bot::answered(question) ? 1 : 0;
    answered_right += bot::answered(question) && question.right() ? 1 : 0;
  }
};

Json groups_json(const std::map<std::string, Group>& groups) {
  Json out = Json::array();
  for (const auto& [name, group] : groups) {
    out.push_back({{"name", name},
                   {"asked", group.asked},
                   {"right", group.right},
                   {"answered", group.answered},
                   {"answered_right", group.answered_right}});
  }
  return out;
}

Json entries_json(const std::vector<Entry>& entries) {
  Json out = Json::array();
  for (const Entry& entry : entries) {
    out.push_back({{"id", to_text(entry.id)}, {"question", entry.question}, {"category", entry.category}});
  }
  return out;
}

Json question_json(const Asked& question) {
  Json out = {{"text", question.text},         {"entry", question.entry}, {"kind", to_text(question.kind)},
              {"language", question.language}, {"own", question.own},     {"rival", question.rival}};
  if (question.found != Asked::kNone) out["found"] = question.found;
  if (question.standing) {
    out["score"] = floored(question.standing->best);
    out["together"] = floored(question.standing->together);
    out["near"] = question.standing->near;
  }
  return out;
}

Json outside_json(const Asked& question) {
  Json out = {{"kind", to_text(question.kind)}};
  if (question.standing) {
    out["score"] = floored(question.standing->best);
    out["together"] = floored(question.standing->together);
    out["near"] = question.standing->near;
  }
  return out;
}

// Which entry is taken for which: only where the bot would have shown the wrong one.
Json confusions_json(const std::vector<Asked>& asked) {
  std::map<std::pair<std::size_t, std::size_t>, std::vector<const Asked*>> pairs;
  for (const Asked& question : asked) {
    const bool shown = question.kind == Kind::answer || question.kind == Kind::clarify;
    if (shown && question.found != Asked::kNone && !question.right())
      pairs[{question.entry, question.found}].push_back(&question);
  }
  std::vector<std::pair<std::pair<std::size_t, std::size_t>, std::vector<const Asked*>>> order(pairs.begin(),
                                                                                               pairs.end());
  std::ranges::sort(order, [](const auto& a, const auto& b) {
    return a.second.size() != b.second.size() ? a.second.size() > b.second.size() : a.first < b.first;
  });
  if (order.size() > kMostRows) order.resize(kMostRows);
  Json out = Json::array();
  for (auto& [pair, questions] : order) {
    std::ranges::sort(questions, [](const Asked* a, const Asked* b) {
      return miss(*a) != miss(*b) ? miss(*a) > miss(*b) : a->text < b->text;
    });
    Json examples = Json::array();
    for (std::size_t i = 0; i < std::min(kMostExamples, questions.size()); ++i)
      examples.push_back(questions[i]->text);
    out.push_back({{"entry", pair.first},
                   {"found", pair.second},
                   {"count", questions.size()},
                   {"examples", std::move(examples)}});
  }
  return out;
}

// Normalised wording → the entries that have it, where there are several.
std::map<std::string, std::set<std::size_t>> contradicting(const std::vector<Entry>& entries) {
  std::map<std::string, std::set<std::size_t>> owners;
  for (std::size_t e = 0; e < entries.size(); ++e) {
    owners[nlu::normalize(entries[e].question)].insert(e);
    for (const auto& similar : entries[e].similar) owners[nlu::normalize(similar)].insert(e);
  }
  std::erase_if(owners, [](const auto& item) { return item.second.size() < 2; });
  return owners;
}

Json contradictions_json(const std::map<std::string, std::set<std::size_t>>& owners) {
  Json out = Json::array();
  for (const auto& [text, entries] : owners) {
    if (out.size() == kMostRows) break;
    out.push_back({{"text", text}, {"entries", entries}});
  }
  return out;
}

// Questions (by their place in the report) that fit another entry clearly better than their own.
Json suspects_json(const std::vector<Asked>& asked,
                   const std::map<std::string, std::set<std::size_t>>& contradictions) {
  std::vector<std::size_t> places;
  for (std::size_t i = 0; i < asked.size(); ++i) {
    const bool clearly = asked[i].rival >= kSuspectFrom && miss(asked[i]) >= kSuspectLead;
    if (clearly && !contradictions.contains(nlu::normalize(asked[i].text))) places.push_back(i);
  }
  std::ranges::sort(places, [&](std::size_t a, std::size_t b) {
    return miss(asked[a]) != miss(asked[b]) ? miss(asked[a]) > miss(asked[b]) : a < b;
  });
  if (places.size() > kMostRows) places.resize(kMostRows);
  return places;
}

Json few_json(const std::vector<Entry>& entries) {
  std::vector<std::size_t> few;
  for (std::size_t e = 0; e < entries.size(); ++e) {
    if (entries[e].similar.size() < kFewSimilar) few.push_back(e);
  }
  std::ranges::sort(few, {}, [&](std::size_t e) { return std::pair(entries[e].similar.size(), e); });
  if (few.size() > kMostRows) few.resize(kMostRows);
  Json out = Json::array();
  for (const std::size_t e : few) out.push_back({{"entry", e}, {"similar", entries[e].similar.size()}});
  return out;
}

Json recommended_json(const SelfFindings& findings) {
  const auto inside = judged(findings.inside, true);
  const auto outside = judged(findings.outside, false);
  const auto found = recommend(inside, outside);
  if (!found) return nullptr;
  return {{"answer_threshold", found->answer}, {"clarify_threshold", found->clarify}};
}

}  // namespace

std::vector<Judged> judged(const std::vector<Asked>& asked, bool in_scope) {
  std::vector<Judged> out;
  out.reserve(asked.size());
  for (const Asked& question : asked) {
    out.push_back(
        {question.standing, question.kind, in_scope && question.right(), in_scope && question.own > 0});
  }
  return out;
}

Json self_figures(const SelfFindings& findings) {
  const auto& asked = findings.inside;
  const auto count = static_cast<double>(asked.size());
  const auto right = static_cast<double>(std::ranges::count_if(asked, &Asked::right));
  const auto sure = static_cast<double>(std::ranges::count_if(asked, answered));
  const auto sure_right = static_cast<double>(
      std::ranges::count_if(asked, [](const Asked& q) { return answered(q) && q.right(); }));
  const Json other =
      share(static_cast<double>(std::ranges::count_if(
                asked, [](const Asked& q) { return q.kind == Kind::smalltalk || q.kind == Kind::greeting; })),
            count);
  std::vector<double> micros;
  for (const auto* group : {&findings.inside, &findings.outside}) {
    for (const Asked& question : *group) micros.push_back(question.micros);
  }
  const BotSettings& bot = findings.workspace.bot;
  return {{"entries", findings.entries.size()},
          {"questions", asked.size()},
          {"questions_total", findings.questions},
          {"out_of_scope", findings.outside.size()},
          {"out_of_scope_total", findings.questions_outside},
          {"top1", share(right, count)},
          {"answered", share(sure, count)},
          {"answered_right", share(sure_right, sure)},
          {"asked_back", count_of(asked, Kind::clarify)},
          {"not_known", count_of(asked, Kind::unknown)},
          {"handed_over", count_of(asked, Kind::handoff)},
          {"other", other},
          {"false_answers", count_of(findings.outside, Kind::answer)},
          {"meaning", findings.meaning},
          {"p50_us", percentile(micros, 0.5)},
          {"p99_us", percentile(micros, 0.99)},
          {"answer_threshold", bot.answer_threshold},
          {"clarify_threshold", bot.clarify_threshold}};
}

Json self_report(const SelfFindings& findings) {
  std::map<std::string, Group> by_category;
  std::map<std::string, Group> by_language;
  Json questions = Json::array();
  for (const Asked& question : findings.inside) {
    by_category[findings.entries[question.entry].category].count(question);
    by_language[question.language].count(question);
    questions.push_back(question_json(question));
  }
  Json outside = Json::array();
  for (const Asked& question : findings.outside) outside.push_back(outside_json(question));
  const auto contradictions = contradicting(findings.entries);
  return {{"entries", entries_json(findings.entries)},
          {"questions", std::move(questions)},
          {"out_of_scope", std::move(outside)},
          {"assumed_out_of_scope", findings.outside.empty() ? 0 : kAssumedOutOfScope},
          {"recommended", recommended_json(findings)},
          {"by_category", groups_json(by_category)},
          {"by_language", groups_json(by_language)},
          {"confusions", confusions_json(findings.inside)},
          {"suspects", suspects_json(findings.inside, contradictions)},
          {"contradictions", contradictions_json(contradictions)},
          {"few_similar", few_json(findings.entries)}};
}

}  // namespace yingda::bot
