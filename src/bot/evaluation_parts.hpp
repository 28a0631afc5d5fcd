#pragma once
// The pieces of evaluate_workspace.

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "bot/company.hpp"
#include "bot/engine.hpp"

namespace yingda::bot {

// What came of questions that each stand alone.
struct QuestionFigures {
  struct Tally {
    int asked = 0;
    int right = 0;
  };
  std::map<std::string, Tally> by_style;
  Tally all;
  int accepted = 0;  // answered at once
  int accepted_right = 0;
  int clarified = 0;
  int handed_over = 0;
  std::vector<double> best_in_scope;  // probability of the best entry
  std::vector<double> best_out_of_scope;
  std::vector<double> microseconds;  // of the processor, of each step
  // Questions of entries by the tier that settled them: "signals" (what a message says beside its question),
  // "exact" (an entry's own wording), or the matcher's name of it; "none" where no entry was found.
  struct Tier {
    Tally tally;
    std::vector<double> microseconds;
  };
  std::map<std::string, Tier> by_tier;
};

// `expected`: external id; empty = no entry answers it. Returns whether the bot answered at once.
bool ask(const Snapshot& snapshot, const LabelledText& question, const std::string& expected,
         QuestionFigures& figures);

// tier → {"share","accuracy","p50_us"}; the cost is that of the whole step, cheaper tiers before it included.
Json per_tier(const QuestionFigures& figures);

// {"handoff_right","handoff_needless","handoff_by_reason"}.
Json judge_handoffs(const Snapshot& snapshot, const std::vector<HandoffCase>& cases);
// {"dialogue_turns_right","dialogue_by_expectation"}.
Json judge_dialogues(const Snapshot& snapshot, const std::vector<Dialogue>& dialogues);

// Rounded to four digits; null when `whole` is 0.
Json share(double part, double whole);
// The value below which `part` of the values lie; null when there are none.
Json percentile(std::vector<double> values, double part);
// Probability that a random in-scope question has a higher score than a random one out of scope.
Json area_under_roc(const std::vector<double>& in_scope, const std::vector<double>& out_of_scope);

}  // namespace yingda::bot
