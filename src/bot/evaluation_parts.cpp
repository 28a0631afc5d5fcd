#include "bot/evaluation_parts.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "base/processor_time.hpp"
#include "bot/knowledge.hpp"
#include "bot/signals.hpp"
#include "nlu/evaluate/figures.hpp"
#include "nlu/normalize.hpp"

namespace yingda::bot {
namespace {

std::string external_id(const Snapshot& snapshot, const Json& id) {
  const auto parsed = id.is_string() ? parse_id<EntryId>(id.get<std::string>()) : std::nullopt;
  const Entry* entry = parsed ? snapshot.find(*parsed) : nullptr;
  return entry == nullptr ? std::string() : entry->external_id;
}

// A share with its name: "kb", "clarify" …
struct Shares {
  std::map<std::string, QuestionFigures::Tally> by_name;
  QuestionFigures::Tally all;

  void count(const std::string& name, bool right) {
    for (auto* tally : {&by_name[name], &all}) {
      ++tally->asked;
      tally->right += right ? 1 : 0;
    }
  }
  Json by_name_json() const {
    Json out = Json::object();
    for (const auto& [name, tally] : by_name)
      out[name] = {{"turns", tally.asked}, {"right", share(tally.right, tally.asked)}};
    return out;
  }
};

bool meets(const Snapshot& snapshot, const Outcome& outcome, const Expectation& expect) {
  if (expect.handoff) return outcome.kind == Kind::handoff;
  if (expect.out_of_scope) return outcome.kind != Kind::answer && outcome.kind != Kind::clarify;
  if (expect.entries.size() == 1) {
    return outcome.kind == Kind::answer &&
           external_id(snapshot, outcome.meta["entry_id"]) == expect.entries[0];
  }
  if (outcome.kind != Kind::clarify) return false;
  return std::ranges::all_of(expect.entries, [&](const std::string& wanted) {
    return std::ranges::any_of(outcome.state.options, [&](EntryId id) {
      const Entry* entry = snapshot.find(id);
      return entry != nullptr && entry->external_id == wanted;
    });
  });
}

std::string name_of(const Expectation& expect) {
  if (expect.handoff) return "handoff";
  if (expect.out_of_scope) return "oos";
  if (expect.needs_tool) return "tool";
  return expect.entries.size() == 1 ? "kb" : "clarify";
}

// The 1-based message at which the bot hands over, 0 = never.
std::size_t handed_over_at(const Snapshot& snapshot, const std::vector<std::string>& turns) {
  State state;
  for (std::size_t i = 0; i < turns.size(); ++i) {
    const Outcome outcome = step(snapshot, state, {turns[i], false, 0, {}});
    if (outcome.handoff) return i + 1;
    state = outcome.state;
  }
  return 0;
}

// Asked again of the matcher alone, since the step does not tell; not part of what is timed.
std::string tier_of(const Snapshot& snapshot, std::string_view text, const Outcome& outcome) {
  if (outcome.kind == Kind::handoff || outcome.kind == Kind::smalltalk || outcome.kind == Kind::greeting)
    return "signals";
  const std::string normal = nlu::normalize(text);
  const auto everything = [](nlu::EntryIndex) { return true; };
  const auto query = nlu::query_of_normalized(std::string(without_greeting(normal)));
  const auto found = snapshot.knowledge().matcher.match(query, 1, everything);
  if (found.empty()) return "none";
  return found[0].own_wording ? "exact" : std::string(found[0].tier);
}

}  // namespace

Json per_tier(const QuestionFigures& figures) {
  Json out = Json::object();
  for (const auto& [name, tier] : figures.by_tier) {
    out[name] = {{"share", share(tier.tally.asked, figures.all.asked)},
                 {"accuracy", share(tier.tally.right, tier.tally.asked)},
                 {"p50_us", percentile(tier.microseconds, 0.5)}};
  }
  return out;
}

Json share(double part, double whole) {
  if (whole <= 0) return nullptr;
  return std::round(part / whole * 10000) / 10000;
}

Json percentile(std::vector<double> values, double part) {
  if (values.empty()) return nullptr;
  return std::round(nlu::percentile(std::move(values), part) * 10) / 10;
}

Json area_under_roc(const std::vector<double>& in_scope, const std::vector<double>& out_of_scope) {
  if (in_scope.empty() || out_of_scope.empty()) return nullptr;
  return share(nlu::area_under_roc(in_scope, out_of_scope), 1);
}

bool ask(const Snapshot& snapshot, const LabelledText& question, const std::string& expected,
         QuestionFigures& figures) {
  const double begin = thread_processor_micros();
  const Outcome outcome = step(snapshot, {}, {question.text, false, 0, {}});
  const double took = thread_processor_micros() - begin;
  figures.microseconds.push_back(took);
  const Json& candidates = outcome.meta["candidates"];
  const double best = candidates.empty() ? 0.0 : candidates[0]["score"].get<double>();
  const bool accepted = outcome.kind == Kind::answer;
  if (expected.empty()) {
    figures.best_out_of_scope.push_back(best);
    return accepted;
  }
  const bool right = !candidates.empty() && external_id(snapshot, candidates[0]["entry_id"]) == expected;
  figures.best_in_scope.push_back(best);
  auto& tier = figures.by_tier[tier_of(snapshot, question.text, outcome)];
  tier.microseconds.push_back(took);
  for (auto* tally : {&figures.by_style[question.style], &tier.tally, &figures.all}) {
    ++tally->asked;
    tally->right += right ? 1 : 0;
  }
  figures.accepted += accepted ? 1 : 0;
  figures.accepted_right += accepted && right ? 1 : 0;
  figures.clarified += outcome.kind == Kind::clarify ? 1 : 0;
  figures.handed_over += outcome.handoff ? 1 : 0;
  return accepted;
}

Json judge_handoffs(const Snapshot& snapshot, const std::vector<HandoffCase>& cases) {
  Shares wanted;
  QuestionFigures::Tally unwanted;
  Json misses = Json::array();
  for (const auto& item : cases) {
    const std::size_t at = handed_over_at(snapshot, item.turns);
    bool right = true;
    if (item.handoff_at) {
      right = at != 0 && at + 1 >= *item.handoff_at && at <= *item.handoff_at + 1;
      wanted.count(item.reason, right);
    } else {
      ++unwanted.asked;
      unwanted.right += at == 0 ? 0 : 1;
      right = at == 0;
    }
    if (!right) misses.push_back({{"id", item.id}, {"handed_over_at", at}});
  }
  return {{"handoff_right", share(wanted.all.right, wanted.all.asked)},
          {"handoff_needless", share(unwanted.right, unwanted.asked)},
          {"handoff_by_reason", wanted.by_name_json()},
          {"handoff_misses", std::move(misses)}};
}

Json judge_dialogues(const Snapshot& snapshot, const std::vector<Dialogue>& dialogues) {
  Shares shares;
  for (const auto& dialogue : dialogues) {
    State state;
    for (const auto& turn : dialogue.turns) {
      const Outcome outcome = step(snapshot, state, {turn.text, false, 0, {}});
      state = outcome.state;
      shares.count(name_of(turn.expect), meets(snapshot, outcome, turn.expect));
    }
  }
  return {{"dialogue_turns_right", share(shares.all.right, shares.all.asked)},
          {"dialogue_by_expectation", shares.by_name_json()}};
}

}  // namespace yingda::bot
