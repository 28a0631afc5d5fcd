#pragma once
// What the live hub tells its subscribers: domain objects; http/views makes JSON of them.

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "core/contacts/types.hpp"
#include "core/conversations/public_state.hpp"
#include "core/conversations/types.hpp"
#include "core/events.hpp"
#include "core/members/types.hpp"

namespace yingda {

// One event of the stream with what it refers to, as it is now; empty where it is gone by now.
struct LiveEvent {
  Event event;
  std::optional<Message> message;            // message_created, message_updated
  std::optional<Conversation> conversation;  // message_*, conversation_*
  std::optional<Contact> contact;            // message_*, conversation_*, contact_updated
  std::optional<int> queue_place;            // while that conversation is in a queue
};

// Somebody is writing; valid for 6 s.
struct Typing {
  ConversationId conversation;
  Author author = Author::customer;  // customer, agent or bot
  MemberId member;                   // of an agent
  bool on = true;
  std::string text;  // of a customer, what he has written so far; never told to customers
};

// Who has a conversation open.
struct Viewers {
  ConversationId conversation;
  std::vector<MemberId> members;
};

struct PresenceChanged {
  MemberId member;
  Presence presence = Presence::offline;  // effective
  int load = 0;                           // open conversations
};

using ConsoleUpdate = std::variant<std::shared_ptr<const LiveEvent>, Typing, Viewers, PresenceChanged>;

// A message of any author but notes; `updated`: feedback changed.
struct PublicMessageUpdate {
  std::shared_ptr<const Message> message;
  bool updated = false;
};

using PublicUpdate = std::variant<PublicMessageUpdate, PublicState, Typing>;

}  // namespace yingda
