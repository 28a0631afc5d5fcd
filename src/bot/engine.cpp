#include "bot/engine.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "bot/choices.hpp"
#include "bot/entity_notes.hpp"
#include "bot/glossary_answer.hpp"
#include "bot/split.hpp"
#include "bot/talk_context.hpp"
#include "bot/turn.hpp"
#include "nlu/chinese/cantonese.hpp"
#include "nlu/language.hpp"
#include "nlu/normalize.hpp"

namespace yingda::bot {
namespace {

constexpr std::size_t kRemembered = 8;  // texts and answers kept in the state
constexpr std::size_t kMostOptions = 3;
constexpr std::size_t kMostAnswers = 3;      // in one message
constexpr double kNear = 0.5;                // of the best one's probability: too near to choose
constexpr float kNearWords = 0.9F;           // of what the best one's words fit
constexpr double kSureOfOne = 0.97;          // whatever the words of others
constexpr double kOptionFloor = 0.08;        // below it an entry is not worth offering
constexpr std::size_t kFollowUpLength = 20;  // code points; a longer message names its own subject
constexpr std::size_t kFollowUpRank = 3;     // how well a follow-up must fit the entry by itself

}  // namespace

Turn::Turn(const Snapshot& snapshot, const State& state, const Input& input)
    : snapshot_(snapshot), input_(input), state_(state), text_(nlu::normalize(input.text)) {
  entities_ = nlu::find_entities(input.text, {input.now, snapshot.workspace().time_zone});
  signals_ = read_signals(input.text, text_);
  notes_ = message_notes(input.text, entities_, signals_);
  state_.language =
      nlu::recognise_language(snapshot.languages(), input.text,
                              {state.language, input.channel_language, snapshot.workspace().locale});
  state_.cantonese = state.cantonese || nlu::has_cantonese(input.text);
  voice_ = voice_for(state_.language, input.channel_language, state_.cantonese, snapshot.workspace());
  question_ = without_greeting(text_);
  query_ = nlu::query_of_normalized(std::string(question_));
  vector_ = nlu::SentenceVector(encoder(), std::string(question_));
  if (!question_.empty())
    matches_ = snapshot.knowledge().matcher.match(query_, kFound, valid(), input.costly, &*vector_);
  if (!state.answered.empty()) weigh_by_talk(snapshot, state.answered.back(), question_, matches_);
  if (!is_own_wording()) {
    const bool sure_answer = has_answer() && matches_[0].probability >= kSureAnswer;
    read_learnt(query_, *vector_, {has_answer(), state_.annoyed, false, sure_answer, state_.failures > 0},
                signals_);
  }
}

Outcome Turn::run() {
  Outcome outcome = decide();
  remember(outcome);
  put_into_form(outcome, voice_);
  outcome.language = state_.language;
  outcome.state = std::move(state_);
  outcome.mood = mood_of(signals_);
  outcome.notes = std::move(notes_);
  return outcome;
}

Outcome Turn::decide() {
  if (auto outcome = try_handoff()) return std::move(*outcome);
  if (auto outcome = try_number()) return std::move(*outcome);
  if (auto outcome = try_choice()) return std::move(*outcome);
  if (auto outcome = try_small_talk()) return std::move(*outcome);
  if (input_.has_attachment && question_.empty()) return fail_with(Say::attachment);
  if (auto outcome = try_glossary()) return std::move(*outcome);
  if (auto outcome = try_several()) return std::move(*outcome);
  const bool by_thresholds = !is_out_of_reach();
  Outcome outcome = answer();
  if (by_thresholds) outcome.standing = standing();
  return outcome;
}

// A number of an order or a phone alone was understood, but the bot can look nothing up by it.
std::optional<Outcome> Turn::try_number() {
  if (is_own_wording()) return std::nullopt;
  if (only_number(input_.text, entities_).empty()) return std::nullopt;
  state_.options.clear();
  state_.pending_question.clear();
  return not_known(reply(), Say::number_noted);
}

std::optional<Outcome> Turn::try_choice() {
  if (state_.options.empty()) return std::nullopt;
  std::vector<std::string> questions;
  for (const EntryId id : state_.options) {
    const Entry* entry = snapshot_.find(id);
    questions.push_back(entry == nullptr ? std::string() : entry->question);
  }
  const Chosen chosen = read_choice(text_, in_form(questions, voice_));
  if (chosen.choice == Choice::rejected) return fail_with(Say::unknown_again);
  if (chosen.choice == Choice::one) {
    const auto found = find_among(nlu::normalize(questions[chosen.index]), {state_.options[chosen.index]});
    if (!found.empty()) return answer_entry(found[0]);
    return std::nullopt;  // it has expired or was taken away meanwhile
  }
  if (signals_.small_talk != SmallTalk::none) return std::nullopt;
  if (changes_subject(question_) || denies_options(question_) || is_out_of_reach()) return std::nullopt;
  const bool sure = !matches_.empty() && matches_[0].probability >= settings().answer_threshold;
  if (sure && !names_one_of_several(question_)) return std::nullopt;
  // Not one of the buttons, but it may tell the options apart: read together with what was asked before.
  const std::string together = state_.pending_question + " " + std::string(question_);
  if (const auto match = sure_match(find(together)); match && !sure) return answer_entry(*match);
  const auto found = find_among(together, state_.options);
  if (!found.empty() && found[0].probability >= settings().clarify_threshold && picks_option(found[0]))
    return answer_entry(found[0]);
  return std::nullopt;
}

// Not when the new words by themselves point elsewhere.
bool Turn::picks_option(const nlu::Match& option) const {
  if (matches_.empty() || matches_[0].probability < settings().clarify_threshold) return true;
  const auto alone = std::ranges::find(matches_, option.entry, &nlu::Match::entry);
  return alone != matches_.end() && alone->probability > kNear * matches_[0].probability;
}

std::optional<nlu::Match> Turn::sure_match(std::vector<nlu::Match> found) const {
  if (found.empty() || found[0].probability < settings().answer_threshold) return std::nullopt;
  if (found.size() > 1 && is_near(found[0], found[1])) return std::nullopt;
  return found[0];
}

// Several questions, each with a sure answer of its own, are answered in one message.
std::optional<Outcome> Turn::try_several() {
  if (is_own_wording() || is_out_of_reach()) return std::nullopt;
  const auto parts = split_questions(question_);
  if (parts.size() < 2 || parts.size() > kMostAnswers) return std::nullopt;
  std::vector<nlu::Match> answers;
  for (const Question& part : parts) {
    const auto match = sure_match(find(part.text));
    if (!match) return std::nullopt;
    if (std::ranges::find(answers, match->entry, &nlu::Match::entry) != answers.end()) return std::nullopt;
    answers.push_back(*match);
  }
  // Sentences side by side may be one question ("how do I extend the warranty? what does it cost?"): then the
  // whole points to one entry alone.
  const bool joined = std::ranges::any_of(parts, &Question::joined);
  const auto is_seen = [&](const nlu::Match& answer) {
    const auto whole = std::ranges::find(matches_, answer.entry, &nlu::Match::entry);
    return whole != matches_.end() && whole->probability >= kOptionFloor;
  };
  if (!joined && !std::ranges::all_of(answers, is_seen)) return std::nullopt;
  for (std::size_t i = 0; i < parts.size(); ++i) note_answer(answers[i], parts[i].text);
  return answer_with_all(reply(), answers);
}

std::optional<Outcome> Turn::try_small_talk() {
  if (is_own_wording()) return std::nullopt;
  switch (signals_.small_talk) {
    case SmallTalk::none:
      return std::nullopt;
    case SmallTalk::greeting:
      return small_talk(reply(), Say::greeting, Kind::greeting);
    case SmallTalk::thanks:
      state_.failures = state_.complaints = 0;
      return small_talk(reply(), Say::thanks, Kind::smalltalk);
    case SmallTalk::bye:
      state_.failures = state_.complaints = 0;
      return small_talk(reply(), Say::bye, Kind::smalltalk);
    case SmallTalk::acknowledgement:
      return small_talk(reply(), Say::acknowledged, Kind::smalltalk);
    case SmallTalk::who_are_you:
      return small_talk(reply(), Say::who, Kind::smalltalk);
    case SmallTalk::are_you_robot:
      return small_talk(reply(), Say::robot, Kind::smalltalk);
  }
  return std::nullopt;
}

// What a word means, where no entry says more about it.
std::optional<Outcome> Turn::try_glossary() {
  if (!matches_.empty() && matches_[0].probability >= settings().answer_threshold) return std::nullopt;
  const GlossaryTerm* term = asked_term(snapshot_, question_);
  if (term == nullptr) return std::nullopt;
  state_.failures = 0;
  state_.options.clear();
  state_.pending_question.clear();
  return explain_term(reply(), *term);
}

// "那运费呢" names its subject only by what was asked before: the two are read together, and the entry found
// must also fit the new words.
std::optional<nlu::Match> Turn::follow_up() const {
  if (state_.last_question.empty() || state_.answered.empty()) return std::nullopt;
  if (code_points(question_) > kFollowUpLength) return std::nullopt;
  if (changes_subject(question_)) return std::nullopt;
  const auto together = find(state_.last_question + " " + std::string(question_));
  if (together.empty() || together[0].probability < settings().answer_threshold) return std::nullopt;
  const auto fitting = std::span(matches_).first(std::min(matches_.size(), kFollowUpRank));
  const bool fits = std::ranges::find(fitting, together[0].entry, &nlu::Match::entry) != fitting.end();
  // A text that says of itself that it goes on need not name anything.
  const bool goes_on = leans_on_talk(question_) && entry_of(together[0]).id == state_.answered.back();
  return fits || goes_on ? std::optional(together[0]) : std::nullopt;
}

// Too near to the best to choose between them: not much less probable, or about as much of the question fits.
bool Turn::is_near(const nlu::Match& best, const nlu::Match& next) const {
  constexpr auto kWords = static_cast<std::size_t>(nlu::Measure::words);
  if (best.own_wording || next.probability < kOptionFloor) return false;
  if (next.probability > kNear * best.probability) return true;
  // In a talk the subject tells apart what the words do not.
  return state_.answered.empty() && best.probability < kSureOfOne &&
         next.evidence.value[kWords] > kNearWords * best.evidence.value[kWords];
}

Standing Turn::standing() const {
  Standing out;
  if (matches_.empty()) return out;
  out.best = matches_[0].probability;
  for (const auto& match : std::span(matches_).first(std::min(matches_.size(), kMostOptions)))
    out.together = std::max(out.together, match.together);
  out.near = matches_.size() > 1 && is_near(matches_[0], matches_[1]);
  return out;
}

// How many of the matches to offer when the best is not good enough to answer: as few as hold the right one
// well enough; 0 when none do.
std::size_t Turn::worth_offering() const {
  const std::size_t most = std::min(matches_.size(), kMostOptions);
  for (std::size_t count = 1; count <= most; ++count) {
    if (matches_[count - 1].together >= settings().answer_threshold)
      return std::max<std::size_t>(count, std::min<std::size_t>(most, 2));
  }
  if (matches_[0].probability < settings().clarify_threshold) return 0;
  std::size_t count = 1;
  while (count < most && matches_[count].probability >= kOptionFloor) ++count;
  return count;
}

Outcome Turn::answer() {
  if (matches_.empty()) return fail_with(Say::unknown);
  const nlu::Match& best = matches_[0];
  // The same answer to "that did not help" helps nobody.
  const bool again =
      signals_.complaint > 0 && !state_.answered.empty() && state_.answered.back() == entry_of(best).id;
  if (again) return fail_with(Say::unknown_again);
  if (best.probability < settings().answer_threshold) {
    if (const auto match = follow_up()) return answer_entry(*match);
  }
  if (is_out_of_reach()) return fail_with(Say::unknown);
  std::size_t near = 1;
  while (best.probability >= settings().answer_threshold && near < std::min(matches_.size(), kMostOptions) &&
         is_near(best, matches_[near]))
    ++near;
  if (best.probability >= settings().answer_threshold && near == 1) return answer_entry(best);
  if (near > 1) return clarify(std::span(matches_).first(near));
  const std::size_t offered = worth_offering();
  if (offered == 0 || is_groping()) return fail_with(Say::unknown);
  return clarify(std::span(matches_).first(offered));
}

Outcome Turn::answer_entry(const nlu::Match& match) {
  note_answer(match, question_);
  return answer_with(reply(), match);
}

void Turn::note_answer(const nlu::Match& match, std::string_view question) {
  // An answer that is not quite sure is no proof that the last question was understood after all.
  if (match.probability >= kSureAnswer) state_.failures = 0;
  state_.options.clear();
  state_.pending_question.clear();
  state_.answered.push_back(entry_of(match).id);
  if (state_.answered.size() > kRemembered) state_.answered.erase(state_.answered.begin());
  state_.last_question = prefix_code_points(question, kRememberedLength);
}

void Turn::remember(const Outcome& outcome) {
  state_.greeted = true;
  if (outcome.kind == Kind::handoff) {
    // When the bot gets the conversation back it starts afresh.
    state_.failures = state_.complaints = 0;
    state_.annoyed = false;
    state_.options.clear();
    state_.pending_question.clear();
    state_.recent.clear();
    return;
  }
  state_.annoyed = signals_.annoyed;
  if (signals_.small_talk != SmallTalk::none || text_.empty()) return;
  state_.recent.emplace_back(prefix_code_points(text_, kRememberedLength));
  if (state_.recent.size() > kRemembered) state_.recent.erase(state_.recent.begin());
}

Outcome step(const Snapshot& snapshot, const State& state, const Input& input) {
  return Turn(snapshot, state, input).run();
}

}  // namespace yingda::bot
