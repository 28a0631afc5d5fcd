#include "bot/lessons.hpp"

#include <algorithm>
#include <unordered_set>

#include "base/text.hpp"
#include "bot/choices.hpp"
#include "bot/json_fields.hpp"
#include "bot/knowledge.hpp"
#include "bot/signals.hpp"
#include "bot/talk_context.hpp"
#include "nlu/entities/entities.hpp"
#include "nlu/normalize.hpp"

namespace yingda::bot {
namespace {

constexpr std::size_t kLeastLength = 4;     // code points; less names nothing
constexpr std::size_t kLeaningLength = 12;  // a longer text names its subject, whatever it leans on
constexpr std::size_t kMostLength = 120;    // longer ones are stories, not wordings
constexpr std::size_t kAmongFirst = 3;      // as many as are offered
constexpr std::string_view kLeftOut = "…";  // stands where personal data stood

bool is_personal(nlu::EntityType type) {
  using nlu::EntityType;
  switch (type) {
    case EntityType::url:
    case EntityType::email:
    case EntityType::phone:
    case EntityType::id_number:
    case EntityType::tracking_number:
    case EntityType::order_number:
    case EntityType::address:
    case EntityType::number:
      return true;
    case EntityType::time:
    case EntityType::amount:
    case EntityType::model:
      return false;
  }
  return true;
}

std::string without_personal_data(std::string_view text, const nlu::EntityClock& clock) {
  std::string out;
  std::size_t at = 0;
  for (const nlu::Entity& entity : nlu::find_entities(text, clock)) {
    if (!is_personal(entity.type)) continue;
    out.append(text.substr(at, entity.begin - at)).append(kLeftOut);
    at = entity.end;
  }
  return std::string(trim(out.append(text.substr(at))));
}

bool calls_for_person(const Signals& signals) {
  return signals.wants_person || signals.angry || signals.emergency || signals.legal || signals.important ||
         signals.complaint > 0;
}

// The question was written down by the company itself.
bool is_companys_own(const Snapshot& snapshot, const nlu::Match& match) {
  return match.own_wording && match.wording <= own_similar(snapshot.entries()[match.entry]).size();
}

bool stands_for(const Snapshot& snapshot, EntryId entry, std::string_view question, TimeMs now) {
  const auto valid = [&](nlu::EntryIndex i) { return is_valid_at(snapshot.entries()[i], now); };
  const auto found =
      snapshot.knowledge().matcher.match(nlu::query_of_normalized(std::string(question)), kAmongFirst, valid);
  if (found.empty() || is_companys_own(snapshot, found[0])) return false;
  return std::ranges::any_of(
      found, [&](const nlu::Match& match) { return snapshot.entries()[match.entry].id == entry; });
}

}  // namespace

std::optional<Lesson> lesson_of(const Snapshot& snapshot, EntryId entry, std::string_view text, TimeMs now) {
  if (!snapshot.workspace().bot.learn_from_conversations || !is_utf8(text)) return std::nullopt;
  std::string kept = without_personal_data(text, {now, snapshot.workspace().time_zone});
  if (code_points(kept) > kMostLength) return std::nullopt;
  std::string normal = nlu::normalize(kept);
  const std::string_view question = without_greeting(normal);
  const auto length = code_points(question);
  if (length < kLeastLength || changes_subject(question)) return std::nullopt;
  if (length <= kLeaningLength && leans_on_talk(question)) return std::nullopt;
  const Signals signals = read_signals(kept, normal);
  if (signals.small_talk != SmallTalk::none || calls_for_person(signals)) return std::nullopt;
  if (!stands_for(snapshot, entry, question, now)) return std::nullopt;
  return Lesson{entry, std::move(kept), std::move(normal)};
}

std::optional<Lesson> lesson_of_choice(const Snapshot& snapshot, const State& before, std::string_view text,
                                       const Outcome& outcome, TimeMs now) {
  if (before.options.empty() || before.pending_question.empty()) return std::nullopt;
  if (outcome.kind != Kind::answer) return std::nullopt;
  std::vector<std::string> questions;
  for (const EntryId id : before.options) {
    const Entry* offered = snapshot.find(id);
    questions.push_back(offered == nullptr ? std::string() : offered->question);
  }
  const Chosen chosen = read_choice(nlu::normalize(text), questions);
  if (chosen.choice != Choice::one) return std::nullopt;
  const EntryId entry = before.options[chosen.index];
  if (parse_id<EntryId>(text_at(outcome.meta, "entry_id")) != entry) return std::nullopt;
  return lesson_of(snapshot, entry, before.pending_question, now);
}

void add_learnt(std::vector<Entry>& entries, const std::vector<LearntWording>& learnt) {
  if (learnt.empty()) return;
  std::unordered_set<std::string> own;
  for (const Entry& entry : entries) {
    own.insert(nlu::normalize(entry.question));
    for (const auto& similar : entry.similar) own.insert(nlu::normalize(similar));
  }
  for (const LearntWording& wording : learnt) {
    const auto entry = std::ranges::lower_bound(entries, wording.entry, {}, &Entry::id);
    if (entry == entries.end() || entry->id != wording.entry || own.contains(wording.normal)) continue;
    entry->similar.push_back(wording.text);
    ++entry->learnt;
  }
}

}  // namespace yingda::bot
