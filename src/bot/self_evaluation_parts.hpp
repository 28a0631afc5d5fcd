#pragma once
// The pieces of evaluate_self: what was asked and came of it, and the report on it.

#include <string>
#include <vector>

#include "bot/self_evaluation.hpp"
#include "bot/thresholds.hpp"

namespace yingda::bot {

// What came of one question, which `entries[entry]` answers.
struct Asked {
  static constexpr std::size_t kNone = static_cast<std::size_t>(-1);
  std::size_t entry = 0;
  std::string text;
  std::string language;
  std::size_t found = kNone;  // the best entry's index
  double own = 0;             // the right entry's, where it is among the first three
  double rival = 0;           // the best of the others'
  Kind kind = Kind::unknown;
  std::optional<Standing> standing;
  double micros = 0;  // processor time
  bool right() const { return found == entry; }
};

// Everything that a report is made of.
struct SelfFindings {
  const Workspace& workspace;
  const std::vector<Entry>& entries;
  std::vector<Asked> inside;
  std::vector<Asked> outside;  // `entry` was left out
  std::size_t questions = 0;   // that could have been asked
  std::size_t questions_outside = 0;
  bool meaning = false;
};

// Out of scope nothing is right.
std::vector<Judged> judged(const std::vector<Asked>& asked, bool in_scope);

Json self_figures(const SelfFindings& findings);
Json self_report(const SelfFindings& findings);

}  // namespace yingda::bot
