#pragma once
// What a message says beside its question: that a person is wanted, anger, danger, thanks …

#include <string>
#include <string_view>

#include "bot/signal_head.hpp"
#include "core/conversations/types.hpp"
#include "nlu/sentence_vector.hpp"

namespace yingda::bot {

enum class SmallTalk { none, greeting, thanks, bye, acknowledgement, who_are_you, are_you_robot };

// Whether only a person can settle the case, whatever the entries hold: tangled between several people or
// contracts, or a judgement that takes a specialist.
enum class Beyond { no, likely, surely };

struct Signals {
  bool wants_person = false;
  bool angry = false;      // insults, threats
  bool emergency = false;  // life, health or money in danger now
  bool legal = false;      // lawyers, authorities, misconduct
  bool important = false;  // says that a contract or standing gives a right to a person
  int complaint = 0;       // that the answers do not help: 1 said so, 2 said so for the last time
  Beyond beyond = Beyond::no;
  bool vague = false;  // names nothing that an entry could be about
  bool annoyed = false;
  bool urgent = false;
  SmallTalk small_talk = SmallTalk::none;  // when the message says nothing else
  std::string matched;                     // the words that gave the hand-over reason
};

// `raw` is the text as typed (exclamation marks count), `normalized` its normal form.
Signals read_signals(std::string_view raw, std::string_view normalized);

// What is known of the talk beside the words.
struct SignalContext {
  bool has_answer = false;       // an entry surely answers the message: only what is certain may keep it back
  bool annoyed_before = false;   // the message before was annoyed too
  bool sure = false;             // the shares rest on the sentence vector, not on words alone
  bool has_sure_answer = false;  // that entry is hardly to be doubted
  bool missed_before = false;    // the message before was not understood
};

// Joins what was learnt to what the rules found: adds where it is sure, takes a rule's finding away where it
// is sure that the message only asks something. A danger and a wish that the rules found stay.
void add_learnt(const SignalShares& shares, const SignalContext& context, Signals& signals);

// Weighs the text where no rule found a danger, a wish or small talk, and adds what was learnt. By words
// first; the vector counts unless the words are sure of a mere question and nobody else has asked for it.
void read_learnt(const nlu::Query& text, nlu::SentenceVector& vector, SignalContext context,
                 Signals& signals);

Mood mood_of(const Signals& signals);

// The normalised text without a leading greeting; the whole text where nothing else follows.
std::string_view without_greeting(std::string_view normalized);

}  // namespace yingda::bot
