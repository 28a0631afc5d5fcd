#pragma once
// Builds what the bot says, and the meta that goes with it.

#include <span>
#include <string_view>
#include <vector>

#include "bot/engine.hpp"
#include "bot/replies.hpp"
#include "nlu/matcher.hpp"

namespace yingda::bot {

// One reply in the making: who asks what, in which language the bot answers.
struct Reply {
  const Snapshot& snapshot;
  std::string_view language;            // "zh" or "en"
  std::span<const nlu::Match> matches;  // what was found, best first; may be empty
};

Outcome answer_with(const Reply& reply, const nlu::Match& match);
// Asks which of the entries is meant (one: whether it is meant).
Outcome ask_which(const Reply& reply, std::span<const nlu::Match> options);
// Says `what` and offers a person.
Outcome not_known(const Reply& reply, Say what);
Outcome small_talk(const Reply& reply, Say what, Kind kind);
// `matched`: the customer's words that gave the reason.
Outcome hand_over(const Reply& reply, HandoffReason reason, bool emergency, std::string_view matched);

}  // namespace yingda::bot
