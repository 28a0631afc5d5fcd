#pragma once
// One customer message on its way through the bot's decision; only for the parts of the engine: engine.cpp
// (what is answered) and turn_handoff.cpp (when a person must take over, and what comes before that).

#include <algorithm>
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "bot/compose.hpp"
#include "bot/engine.hpp"
#include "bot/knowledge.hpp"
#include "bot/signals.hpp"
#include "bot/voice.hpp"
#include "nlu/entities/entities.hpp"
#include "nlu/matcher.hpp"
#include "nlu/sentence_vector.hpp"

namespace yingda::bot {

inline constexpr std::size_t kRememberedLength = 200;  // code points of each text kept in the state
inline constexpr std::size_t kFound = 5;               // matches looked at
inline constexpr double kSureAnswer = 0.9;             // an answer that holds against doubts

// Each `try_…` settles the message or leaves it to the next.
class Turn {
 public:
  Turn(const Snapshot& snapshot, const State& state, const Input& input);

  Outcome run();

 private:
  Outcome decide();

  // Null where there is none, and under load.
  const nlu::Encoder* encoder() const {
    return input_.costly ? snapshot_.knowledge().encoder.get() : nullptr;
  }
  nlu::Allowed valid() const {
    return [this](nlu::EntryIndex i) { return is_valid_at(snapshot_.entries()[i], input_.now); };
  }
  std::vector<nlu::Match> find(std::string_view text) const { return match(text, valid()); }
  std::vector<nlu::Match> find_among(std::string_view text, const std::vector<EntryId>& ids) const {
    return match(text, [&](nlu::EntryIndex i) {
      const Entry& entry = snapshot_.entries()[i];
      return is_valid_at(entry, input_.now) && std::ranges::find(ids, entry.id) != ids.end();
    });
  }
  std::vector<nlu::Match> match(std::string_view text, const nlu::Allowed& allowed) const {
    if (text.empty()) return {};
    return snapshot_.knowledge().matcher.match(nlu::query_of_normalized(std::string(text)), kFound, allowed,
                                               input_.costly);
  }

  Reply reply() const { return {snapshot_, voice_, matches_}; }
  const BotSettings& settings() const { return snapshot_.workspace().bot; }
  const Entry& entry_of(const nlu::Match& match) const { return snapshot_.entries()[match.entry]; }
  bool has_answer() const {
    return !matches_.empty() && matches_[0].probability >= settings().answer_threshold;
  }
  bool is_own_wording() const { return !matches_.empty() && matches_[0].own_wording; }

  std::optional<Outcome> try_handoff();
  std::optional<Outcome> try_number();
  std::optional<Outcome> try_choice();
  std::optional<Outcome> try_small_talk();
  std::optional<Outcome> try_glossary();
  std::optional<Outcome> try_several();
  std::optional<nlu::Match> follow_up() const;
  std::optional<nlu::Match> sure_match(std::vector<nlu::Match> found) const;
  bool picks_option(const nlu::Match& option) const;
  Standing standing() const;
  std::size_t worth_offering() const;
  bool is_groping() const;
  bool is_out_of_reach() const;
  bool is_near(const nlu::Match& best, const nlu::Match& next) const;
  Outcome answer();
  Outcome answer_entry(const nlu::Match& match);
  void note_answer(const nlu::Match& match, std::string_view question);
  Outcome clarify(std::span<const nlu::Match> options);
  Outcome fail_with(Say what);
  Outcome person(HandoffReason reason, std::string_view matched = {});
  void remember(const Outcome& outcome);

  const Snapshot& snapshot_;
  const Input& input_;
  State state_;
  std::string text_;
  std::string_view question_;  // of text_: without a leading greeting
  std::vector<nlu::Entity> entities_;
  Signals signals_;
  Json notes_;        // of the message, by what stands in it alone
  nlu::Query query_;  // of question_
  std::optional<nlu::SentenceVector> vector_;
  Voice voice_;
  std::vector<nlu::Match> matches_;
};

}  // namespace yingda::bot
