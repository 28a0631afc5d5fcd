#pragma once
// What a message says beside its question: that a person is wanted, anger, danger, thanks …

#include <string>
#include <string_view>

#include "core/conversations/types.hpp"

namespace yingda::bot {

enum class SmallTalk { none, greeting, thanks, bye, acknowledgement, who_are_you, are_you_robot };

struct Signals {
  bool wants_person = false;
  bool angry = false;      // insults, threats
  bool emergency = false;  // life, health or money in danger now
  bool legal = false;      // lawyers, authorities, misconduct
  bool important = false;  // says that a contract or standing gives a right to a person
  int complaint = 0;       // that the answers do not help: 1 said so, 2 said so for the last time
  bool annoyed = false;
  bool urgent = false;
  SmallTalk small_talk = SmallTalk::none;  // when the message says nothing else
  std::string matched;                     // the words that gave the hand-over reason
};

// `raw` is the text as typed (exclamation marks count), `normalized` its normal form.
Signals read_signals(std::string_view raw, std::string_view normalized);

Mood mood_of(const Signals& signals);

// The normalised text without a leading greeting; the whole text where nothing else follows.
std::string_view without_greeting(std::string_view normalized);

}  // namespace yingda::bot
