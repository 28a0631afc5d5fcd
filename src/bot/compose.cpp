#include "bot/compose.hpp"

#include <algorithm>
#include <iterator>

#include "base/text.hpp"
#include "bot/json_fields.hpp"
#include "nlu/language.hpp"

namespace yingda::bot {
namespace {

constexpr std::size_t kShownCandidates = 3;
constexpr std::size_t kLabelLength = 60;  // code points of a quick reply's label

const Entry& entry_of(const Reply& reply, const nlu::Match& match) {
  return reply.snapshot.entries()[match.entry];
}

Json meta_of(const Reply& reply, Kind kind) {
  Json candidates = Json::array();
  for (const auto& match : reply.matches.first(std::min(kShownCandidates, reply.matches.size()))) {
    const Entry& entry = entry_of(reply, match);
    candidates.push_back({{"entry_id", to_text(entry.id)},
                          {"question", entry.question},
                          {"score", rounded(match.probability)}});
  }
  return {{"kind", to_text(kind)}, {"candidates", std::move(candidates)}};
}

void note_language(Outcome& outcome, const Voice& voice, std::string_view answered_in) {
  outcome.meta.erase("language");
  if (Json note = language_note(voice, answered_in); !note.is_null())
    outcome.meta["language"] = std::move(note);
}

Button says(std::string text) {
  return {std::string(prefix_code_points(text, kLabelLength)), "", std::move(text)};
}

// What the customer reads as the source. An entry without one is its own: he sees what the answer is an
// answer to. So he does with an answer that is a translation, when the title is in a language he did not ask
// in.
const std::string& source_title(const Reply& reply, const Entry& entry, const Answer& answer) {
  const std::string& title = entry.source_title.empty() ? entry.question : entry.source_title;
  const std::string language = nlu::plain_language(answer.language);
  const auto is_in_language = [&](const std::string& text) {
    return nlu::recognise_language(reply.snapshot.languages(), text, {"", "", entry.language}) == language;
  };
  if (&answer == &entry.answers.front() || is_in_language(title)) return title;
  const auto own = own_similar(entry);
  const auto translated = std::ranges::find_if(own, is_in_language);
  return translated == own.end() ? title : *translated;
}

}  // namespace

Outcome plain_outcome(const Reply& reply, Kind kind) {
  Outcome outcome;
  outcome.kind = kind;
  outcome.meta = meta_of(reply, kind);
  note_language(outcome, reply.voice, reply.voice.phrases);
  return outcome;
}

Outcome answer_with(const Reply& reply, const nlu::Match& match) {
  const Entry& entry = entry_of(reply, match);
  Outcome outcome = plain_outcome(reply, Kind::answer);
  const Answer& answer = answer_for(entry, reply.voice, reply.snapshot.workspace());
  outcome.parts = answer.parts;
  outcome.meta["entry_id"] = to_text(entry.id);
  outcome.meta["score"] = rounded(match.probability);
  outcome.meta["tier"] = match.tier;
  note_language(outcome, reply.voice, answer.language);
  Json source = {{"title", source_title(reply, entry, answer)}};
  if (!entry.source_url.empty()) source["url"] = entry.source_url;
  outcome.meta["sources"] = Json::array({std::move(source)});
  return outcome;
}

Outcome answer_with_all(const Reply& reply, std::span<const nlu::Match> matches) {
  Outcome all = answer_with(reply, matches[0]);
  all.parts.clear();
  all.meta["sources"] = Json::array();
  all.meta["answers"] = Json::array();
  for (std::size_t i = 0; i < matches.size(); ++i) {
    Outcome one = answer_with(reply, matches[i]);
    const std::string number = std::to_string(i + 1) + ". ";
    if (auto* text = std::get_if<TextPart>(&one.parts.front())) {
      text->text = number + text->text;
    } else {
      all.parts.push_back(TextPart{number + entry_of(reply, matches[i]).question});
    }
    std::ranges::move(one.parts, std::back_inserter(all.parts));
    for (Json& source : one.meta["sources"]) {
      if (std::ranges::find(all.meta["sources"], source) == all.meta["sources"].end())
        all.meta["sources"].push_back(std::move(source));
    }
    all.meta["answers"].push_back({{"entry_id", one.meta["entry_id"]},
                                   {"question", entry_of(reply, matches[i]).question},
                                   {"score", one.meta["score"]}});
    all.meta["score"] = std::min(all.meta["score"].get<double>(), one.meta["score"].get<double>());
  }
  return all;
}

Outcome ask_which(const Reply& reply, std::span<const nlu::Match> options) {
  Outcome outcome = plain_outcome(reply, Kind::clarify);
  QuickRepliesPart choices;
  std::string text = say(options.size() == 1 ? Say::clarify_one : Say::clarify, reply.snapshot.workspace(),
                         reply.voice.phrases);
  for (std::size_t i = 0; i < options.size(); ++i) {
    const std::string& question = entry_of(reply, options[i]).question;
    // The numbers stand in the text too: a channel without buttons shows only that.
    text += options.size() == 1 ? "\n" + question : "\n" + std::to_string(i + 1) + ". " + question;
    choices.options.push_back(says(question));
  }
  choices.options.push_back(says(text_of(Say::none_of_these).pick(reply.voice.phrases)));
  outcome.parts = {TextPart{std::move(text)}, std::move(choices)};
  return outcome;
}

Outcome not_known(const Reply& reply, Say what) {
  Outcome outcome = plain_outcome(reply, Kind::unknown);
  outcome.parts = {TextPart{say(what, reply.snapshot.workspace(), reply.voice.phrases)},
                   QuickRepliesPart{{says(text_of(Say::talk_to_person).pick(reply.voice.phrases))}}};
  return outcome;
}

Outcome small_talk(const Reply& reply, Say what, Kind kind) {
  Outcome outcome = plain_outcome(reply, kind);
  outcome.parts = {TextPart{say(what, reply.snapshot.workspace(), reply.voice.phrases)}};
  return outcome;
}

Outcome hand_over(const Reply& reply, HandoffReason reason, bool emergency, std::string_view matched) {
  Say what = Say::handoff_topic;
  if (emergency) {
    what = Say::handoff_emergency;
  } else if (reason == HandoffReason::asked) {
    what = Say::handoff_asked;
  } else if (reason == HandoffReason::not_understood) {
    what = Say::handoff_not_understood;
  } else if (reason == HandoffReason::anger) {
    what = Say::handoff_anger;
  } else if (reason == HandoffReason::repeated) {
    what = Say::handoff_repeated;
  }
  Outcome outcome = plain_outcome(reply, Kind::handoff);
  outcome.handoff = reason;
  outcome.parts = {TextPart{say(what, reply.snapshot.workspace(), reply.voice.phrases)}};
  outcome.meta["handoff"] = {{"reason", to_text(reason)}, {"matched", matched}};
  return outcome;
}

void put_into_form(Outcome& outcome, const Voice& voice) {
  put_into_form(outcome.parts, voice);
  const auto sources = outcome.meta.find("sources");
  if (sources == outcome.meta.end()) return;
  for (Json& source : *sources)
    source["title"] = in_form(source["title"].get_ref<const std::string&>(), voice);
}

}  // namespace yingda::bot
