#pragma once
// What the bot says of its own accord, in Chinese and English.

#include <string>
#include <string_view>

#include "core/conversations/types.hpp"
#include "core/localized.hpp"
#include "core/workspaces/types.hpp"

namespace yingda::bot {

enum class Say {
  greeting,
  thanks,
  bye,
  acknowledged,
  who,    // {name}, {company}
  robot,  // {name}
  unknown,
  unknown_again,
  number_noted,  // an order or phone number came alone
  attachment,
  clarify_one,
  clarify,
  none_of_these,   // a quick reply's label
  talk_to_person,  // likewise, and what it sends
  handoff_asked,
  handoff_not_understood,
  handoff_anger,
  handoff_emergency,
  handoff_topic,
  handoff_repeated
};

const Localized& text_of(Say what);
// With {name} and {company} filled in.
std::string say(Say what, const Workspace& workspace, std::string_view language);

// A hand-over reason in words, for the agent.
Localized reason_text(HandoffReason reason);

// "zh" or "en": the language the bot answers a message of `language` in.
std::string_view reply_language(std::string_view language, const Workspace& workspace);

}  // namespace yingda::bot
