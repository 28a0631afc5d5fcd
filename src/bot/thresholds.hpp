#pragma once
// What the two thresholds of a workspace do, and which values suit its own questions. Pure.

#include <optional>
#include <vector>

#include "bot/engine.hpp"

namespace yingda::bot {

struct Thresholds {
  double answer = 0;   // from this probability on an entry is answered
  double clarify = 0;  // below it the bot does not know; at most `answer`
};

// answer, clarify or unknown: what step() does in a fresh conversation whose decision is the thresholds'.
Kind decide(const Standing& standing, const Thresholds& thresholds);

// A question with a known answer, or one out of scope (neither right nor offered), as it was decided.
struct Judged {
  std::optional<Standing> standing;  // absent: a rule decided, whatever the thresholds say
  Kind kind = Kind::unknown;         // what the rule decided, where one did
  bool right = false;                // the best entry is the right one
  bool offered = false;              // the right one is among the first three
};

// Shares of all questions, of which `out_of_scope` are out of scope.
struct Expected {
  double answered = 0;
  double asked_back = 0;
  double person = 0;     // not known, so that a person is offered, or handed over at once
  double precision = 1;  // of what is answered, the share that is right; 1 where nothing is answered
};

// The share of real questions that no entry answers is not known: one in ten is assumed.
inline constexpr double kAssumedOutOfScope = 0.1;

// `outside` may be empty: then every question is taken to be in scope.
Expected expect(const std::vector<Judged>& inside, const std::vector<Judged>& outside,
                const Thresholds& thresholds);

// The one policy, in hundredths: answer from the lowest threshold on at and above which 95 of 100 answers are
// right; ask back from the lowest one on at and above which the right entry is among those offered at least
// every other time. Nothing where there are too few questions (below 50) to tell.
std::optional<Thresholds> recommend(const std::vector<Judged>& inside, const std::vector<Judged>& outside);

}  // namespace yingda::bot
