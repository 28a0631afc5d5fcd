#pragma once
// Port to the bot as the conversations see it. The calls are synchronous, pure in what they are given, take
// about a millisecond and may run on any thread, also inside a unit of work.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/channels/types.hpp"
#include "core/conversations/types.hpp"
#include "core/knowledge/learnt.hpp"
#include "core/workspaces/types.hpp"

namespace yingda {

// What the bot says to one customer message.
struct BotReply {
  Parts parts;                           // one message; never empty
  Json meta = Json::object();            // as described at Message::meta
  std::optional<HandoffReason> handoff;  // set when a person must take over
  Json bot_state = Json::object();       // to be stored with the conversation
  std::string language;                  // of the customer's message: "zh", "en", …
  Mood mood = Mood::calm;                // of the customer's message
  Json notes = Json::object();           // of the customer's message: what notes() would say of it
  // Where the customer chose what an earlier question had meant: that question and the entry.
  std::optional<Lesson> lesson;
};

class Responder {
 public:
  virtual ~Responder() = default;

  // `conversation` is as it was before this message; `channel_language` is what the page or channel says
  // ("zh", "en-GB",
  // "" = unknown). `hurried`: others wait, so that what costs much is left out.
  virtual BotReply respond(const Workspace& workspace, const Channel& channel,
                           const Conversation& conversation, std::string_view text, bool has_attachment,
                           TimeMs now, std::string_view channel_language, bool hurried) = 0;
  // What is worth keeping of a customer's text that the bot does not answer: joins its message's meta
  // (Message::meta). An object, empty where there is nothing.
  virtual Json notes(const Workspace& workspace, std::string_view text, TimeMs now) = 0;
  // What is learnt when a customer confirms that the entry answers his text, or loses what it was confirmed
  // when he denies it; nothing where the text teaches nothing or the workspace does not want it.
  virtual std::optional<Lesson> lesson(const Workspace& workspace, EntryId entry, std::string_view text,
                                       TimeMs now) = 0;
  // The first message of a new conversation.
  virtual Parts greeting(const Workspace& workspace, const Channel& channel, std::string_view language) = 0;
  // What the agent sees first (Conversation::summary); `messages` ascending by seq.
  virtual Json summarise(const Workspace& workspace, const Conversation& conversation,
                         const std::vector<Message>& messages) = 0;
  // The bot's memory when a person hands the conversation back: what went wrong before is forgotten.
  virtual Json rested(const Json& bot_state) = 0;
};

}  // namespace yingda
