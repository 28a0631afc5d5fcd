#include "bot/signals.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include "bot/phrases.hpp"
#include "bot/signal_tables.hpp"
#include "nlu/pinyin.hpp"
#include "nlu/utf8.hpp"

namespace yingda::bot {
namespace {

struct Rules {
  RuleSet wants_person{wants_person_rules()};
  RuleSet wants_person_english{wants_person_english_rules()};
  RuleSet declined{declined_rules()};
  RuleSet anger{anger_rules()};
  RuleSet sharp{sharp_rules()};
  RuleSet emergency{emergency_rules()};
  RuleSet legal{legal_rules()};
  RuleSet important{important_rules()};
  RuleSet complaint{complaint_rules()};
  RuleSet last_complaint{last_complaint_rules()};
  RuleSet annoyed{annoyed_rules()};
  RuleSet urgent{urgent_rules()};
  RuleSet who{who_rules()};
  RuleSet robot{robot_rules()};
};

const Rules& rules() {
  static const Rules instance;
  return instance;
}

// "转人工" by sound, however it is typed ("转仁工", "专人公", "zhuanrengong"): the three syllables side by
// side.
std::string_view asked_by_sound(std::string_view text) {
  static const auto kWanted = [] {
    std::vector<nlu::Syllable> out;
    nlu::split_pinyin("zhuanrengong", out);
    return out;
  }();
  std::vector<std::pair<nlu::Syllable, std::size_t>> heard;  // with the byte where it begins
  for (std::size_t at = 0; at < text.size();) {
    const auto c = nlu::code_point_at(text, at);
    heard.emplace_back(nlu::syllable_of(c.value), at);
    at += c.length;
  }
  const auto found = std::ranges::search(heard, kWanted, {}, &std::pair<nlu::Syllable, std::size_t>::first);
  if (found.empty()) return {};
  const std::size_t begin = found.front().second;
  const std::size_t end = found.end() == heard.end() ? text.size() : found.end()->second;
  return text.substr(begin, end - begin);
}

// Exclamation marks, wherever they stand.
std::size_t shouts(std::string_view raw) {
  std::size_t marks = 0;
  for (std::size_t at = 0; at < raw.size();) {
    const bool wide = raw.substr(at).starts_with("！");
    if (wide || raw[at] == '!') ++marks;
    at += wide ? 3 : 1;
  }
  return marks;
}

SmallTalk small_talk_of(std::string_view text) {
  if (text.empty()) return SmallTalk::none;
  if (!rules().who.find(text).empty()) return SmallTalk::who_are_you;
  if (!rules().robot.find(text).empty()) return SmallTalk::are_you_robot;
  const std::array<std::span<const std::string_view>, 4> sets{bye_words(), thanks_words(), greeting_words(),
                                                              acknowledgement_words()};
  std::vector<std::string_view> all;
  for (const auto& set : sets) all.insert(all.end(), set.begin(), set.end());
  if (!without_leading(text, all).empty()) return SmallTalk::none;
  // Only small words: what weighs most among them decides.
  const auto has = [&](std::span<const std::string_view> words) {
    return std::ranges::any_of(words, [&](std::string_view word) {
      return word.size() > 3 ? text.find(word) != std::string_view::npos : text == word;
    });
  };
  if (has(bye_words())) return SmallTalk::bye;
  if (has(thanks_words())) return SmallTalk::thanks;
  if (has(greeting_words())) return SmallTalk::greeting;
  return without_leading(text, {}).empty() ? SmallTalk::none : SmallTalk::acknowledgement;
}

}  // namespace

Signals read_signals(std::string_view raw, std::string_view text) {
  const Rules& r = rules();
  const Characters present = characters_of(text);
  Signals signals;
  const auto note = [&](bool& flag, std::string_view found) {
    flag = !found.empty();
    if (flag && signals.matched.empty()) signals.matched = found;
  };
  note(signals.emergency, r.emergency.find(text, present));
  note(signals.wants_person, r.wants_person.find(text, present));
  if (!signals.wants_person) note(signals.wants_person, r.wants_person_english.find(text, present));
  if (!signals.wants_person && r.declined.find(text, present).empty())
    note(signals.wants_person, asked_by_sound(text));
  note(signals.angry, r.anger.find(text, present));
  note(signals.legal, r.legal.find(text, present));
  note(signals.important, r.important.find(text, present));
  signals.complaint = !r.last_complaint.find(text, present).empty() ? 2
                      : !r.complaint.find(text, present).empty()    ? 1
                                                                    : 0;
  const bool sharp = !r.sharp.find(text, present).empty();
  signals.annoyed = sharp || !r.annoyed.find(text, present).empty();
  signals.urgent = !r.urgent.find(text, present).empty();
  const std::size_t marks = shouts(raw);
  if (sharp && marks >= 2) signals.angry = true;
  if (marks >= 3 && (signals.annoyed || signals.complaint > 0 || signals.urgent)) signals.angry = true;
  signals.small_talk = small_talk_of(text);
  return signals;
}

Mood mood_of(const Signals& signals) {
  if (signals.angry) return Mood::angry;
  return signals.annoyed || signals.urgent || signals.emergency || signals.legal || signals.complaint > 0
             ? Mood::worried
             : Mood::calm;
}

std::string_view without_greeting(std::string_view normalized) {
  const auto rest = without_leading(normalized, greeting_words());
  return rest.empty() ? normalized : rest;
}

}  // namespace yingda::bot
