#include <algorithm>

#include "base/text.hpp"
#include "bot/repetition.hpp"
#include "bot/talk_context.hpp"
#include "bot/turn.hpp"

// When a person must take over, and what comes before that: asking back, and saying that nothing was
// understood.

namespace yingda::bot {
namespace {

constexpr int kComplaintsBeforeHandoff = 2;
constexpr std::size_t kAsksBeforeHandoff = 3;

}  // namespace

Outcome Turn::person(HandoffReason reason, std::string_view matched) {
  return hand_over(reply(), reason, signals_.emergency, matched);
}

std::optional<Outcome> Turn::try_handoff() {
  if (signals_.emergency) return person(HandoffReason::topic, signals_.matched);
  if (signals_.wants_person) return person(HandoffReason::asked, signals_.matched);
  for (const auto& topic : snapshot_.knowledge().topics) {
    if (text_.find(topic) != std::string::npos) return person(HandoffReason::topic, topic);
  }
  if (signals_.small_talk == SmallTalk::none && times_asked(text_, state_.recent) + 1 >= kAsksBeforeHandoff) {
    return person(HandoffReason::repeated);
  }
  // A question that the company wrote down itself is answered, whatever words it holds.
  if (is_own_wording()) return std::nullopt;
  if (signals_.angry && settings().handoff_on_anger) return person(HandoffReason::anger, signals_.matched);
  if (signals_.legal || signals_.important) return person(HandoffReason::topic, signals_.matched);
  if (signals_.small_talk != SmallTalk::none) return std::nullopt;
  if (signals_.beyond == Beyond::surely) return person(HandoffReason::topic);
  if (!state_.recent.empty()) state_.complaints += signals_.complaint;
  if (state_.complaints >= kComplaintsBeforeHandoff) return person(HandoffReason::repeated, signals_.matched);
  // The last message was not understood, and this one is about the same, however it is worded.
  const bool missed = state_.failures > 0 && !state_.recent.empty() && state_.options.empty();
  if (missed && !has_answer() &&
      are_of_one_matter(*vector_, encoder(), without_greeting(state_.recent.back())))
    return person(HandoffReason::repeated);
  return std::nullopt;
}

// The last message was not understood, and what is found for this one is faint too: asking back once more
// would only put the person off.
bool Turn::is_groping() const {
  const double enough = (settings().answer_threshold + settings().clarify_threshold) / 2;
  return state_.failures > 0 && matches_[0].probability < enough;
}

// A case for a person, or a message that names nothing: what an entry has in common with it is chance, unless
// the entry is sure.
bool Turn::is_out_of_reach() const {
  if (signals_.beyond == Beyond::no && !signals_.vague) return false;
  return !is_own_wording() && (matches_.empty() || matches_[0].probability < kSureAnswer);
}

Outcome Turn::clarify(std::span<const nlu::Match> options) {
  // Asking back twice in a row without getting on is a failure too, and two when the first options were
  // wrong.
  if (!state_.options.empty() && denies_options(question_)) ++state_.failures;
  if (!state_.options.empty() && ++state_.failures >= settings().failures_before_handoff) {
    return person(HandoffReason::not_understood);
  }
  state_.options.clear();
  for (const auto& option : options) state_.options.push_back(entry_of(option).id);
  state_.pending_question = prefix_code_points(question_, kRememberedLength);
  return ask_which(reply(), options);
}

Outcome Turn::fail_with(Say what) {
  // Asked back, told more, and still nothing fits: that was the second miss.
  if (!state_.options.empty() && what == Say::unknown) ++state_.failures;
  state_.options.clear();
  state_.pending_question.clear();
  if (++state_.failures >= settings().failures_before_handoff) return person(HandoffReason::not_understood);
  return not_known(reply(), what);
}

}  // namespace yingda::bot
