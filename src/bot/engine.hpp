#pragma once
// The bot: step(snapshot, state, input) → what it says, what it found, whether a person must take over.
// Pure and synchronous; no I/O, no clock, no randomness. A Snapshot is immutable, so that any number of
// threads may use one at the same time. Nothing here throws for any input text.

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.hpp"
#include "base/json.hpp"
#include "bot/snapshot.hpp"
#include "core/conversations/parts.hpp"
#include "core/conversations/types.hpp"
#include "core/workspaces/types.hpp"

namespace yingda::bot {

// What the bot remembers of one conversation; lives in Conversation::bot_state.
struct State {
  int failures = 0;                 // messages not understood in a row
  int complaints = 0;               // "that did not help", since the last new topic
  bool annoyed = false;             // the customer's last message was
  bool greeted = false;             // the bot has said hello already
  std::string language;             // of the customer's last message: "zh", "zh-Hant", "en", "ja", …
  bool cantonese = false;           // the customer has written Cantonese
  std::vector<EntryId> answered;    // newest last, at most 8
  std::vector<EntryId> options;     // offered by the last clarification, in the order shown
  std::string pending_question;     // the customer's text that this clarification is about
  std::vector<std::string> recent;  // the customer's last texts, normalised, newest last, at most 8
  std::string last_question;        // the last text that was answered: what a follow-up refers to
  bool operator==(const State&) const = default;
};

Json to_json(const State& state);
// Tolerant: unknown keys are ignored, missing or ill-typed ones take their default. Never fails.
State state_from_json(const Json& json);

// One customer message.
struct Input {
  std::string text;              // UTF-8; ill-formed bytes are treated as U+FFFD
  bool has_attachment = false;   // a picture or file came with it
  TimeMs now = 0;                // decides which entries are valid
  std::string channel_language;  // what the page or channel says ("zh", "en-GB", …); may be empty
  bool costly = true;            // whether the meaning tier may be asked; false under load
};

enum class Kind { answer, clarify, unknown, smalltalk, handoff, greeting };
std::string_view to_text(Kind kind);
std::optional<Kind> parse_kind(std::string_view text);

// What the thresholds decide about (bot/thresholds.hpp).
struct Standing {
  double best = 0;      // probability of the best entry; 0 = none was found
  double together = 0;  // that it or one of the next two is right
  bool near = false;    // another entry is too near to it to answer without asking
};

struct Outcome {
  Kind kind = Kind::unknown;
  Parts parts;                           // what the bot says, in order, one message; never empty
  Json meta = Json::object();            // as described at Message::meta
  std::optional<HandoffReason> handoff;  // set exactly when kind is handoff
  State state;                           // to be stored with the conversation
  std::string language;                  // of the message
  Mood mood = Mood::calm;                // of the message
  Json notes = Json::object();           // of the customer's message, for its meta (message_notes)
  std::optional<Standing> standing;      // where it was for the thresholds to decide
};

Outcome step(const Snapshot& snapshot, const State& state, const Input& input);

// An entry that may answer a text, and why: for the console's test box and the agent's side pane.
struct Candidate {
  EntryId entry;
  std::string question;
  double score = 0;                // calibrated probability that this is the right entry, 0–1
  std::string tier;                // the answer tier that found it
  std::string wording;             // the wording of the entry that matched best
  std::vector<std::string> terms;  // what matched, heaviest first
  Json why = Json::object();       // feature → {"value","contribution"}
};

// Best first, at most `limit`; only entries valid at `now`.
std::vector<Candidate> candidates(const Snapshot& snapshot, std::string_view text, TimeMs now,
                                  std::size_t limit);

// The whole decision about one text in a fresh conversation:
// {"normalized","language","mood","kind","handoff":reason|null,"thresholds":{"answer","clarify"},
//  "candidates":[{"entry_id","question","score","tier","wording","terms","why"}],"entities":[…],"parts":[…]}.
Json explain(const Snapshot& snapshot, std::string_view text, TimeMs now);

Json to_json(const Candidate& candidate);

}  // namespace yingda::bot
