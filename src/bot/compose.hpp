#pragma once
// Builds what the bot says, and the meta that goes with it.

#include <span>
#include <string_view>
#include <vector>

#include "bot/engine.hpp"
#include "bot/replies.hpp"
#include "bot/voice.hpp"
#include "nlu/matcher.hpp"

namespace yingda::bot {

// One reply in the making: who asks what, and how he is spoken to. Texts are composed as they are written;
// put_into_form (voice.hpp) is the last step.
struct Reply {
  const Snapshot& snapshot;
  const Voice& voice;
  std::span<const nlu::Match> matches;  // what was found, best first; may be empty
};

// One that says nothing yet, with the meta that all have.
Outcome plain_outcome(const Reply& reply, Kind kind);
Outcome answer_with(const Reply& reply, const nlu::Match& match);
// Several questions of one message, in their order: numbered, each with its source. The meta is that of the
// first, with "answers":[{"entry_id","question","score"}] of all.
Outcome answer_with_all(const Reply& reply, std::span<const nlu::Match> matches);
// Asks which of the entries is meant (one: whether it is meant).
Outcome ask_which(const Reply& reply, std::span<const nlu::Match> options);
// Says `what` and offers a person.
Outcome not_known(const Reply& reply, Say what);
Outcome small_talk(const Reply& reply, Say what, Kind kind);
// `matched`: the customer's words that gave the reason.
Outcome hand_over(const Reply& reply, HandoffReason reason, bool emergency, std::string_view matched);

// What the customer reads of it, in the voice's form of Chinese.
void put_into_form(Outcome& outcome, const Voice& voice);

}  // namespace yingda::bot
