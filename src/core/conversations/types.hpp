#pragma once
// Conversations and messages.

#include <optional>
#include <string>
#include <string_view>

#include "base/clock.hpp"
#include "base/id.hpp"
#include "base/json.hpp"
#include "core/conversations/parts.hpp"

namespace yingda {

enum class ConversationStatus { open, resolved };
enum class Handler { bot, queue, human };  // who answers the next message
enum class Level { ai, senior, expert };   // 三级跳转; JSON "ai", "l2", "l3"
enum class Mood { calm, worried, angry };
enum class Author { customer, bot, agent, system, note };  // note: private, never shown to the customer
// Why a person was called; JSON in snake case.
enum class HandoffReason { none, asked, not_understood, anger, topic, repeated, bot_disabled, agent };

std::string_view to_text(ConversationStatus v);
std::string_view to_text(Handler v);
std::string_view to_text(Level v);
std::string_view to_text(Mood v);
std::string_view to_text(Author v);
std::string_view to_text(HandoffReason v);
std::optional<ConversationStatus> parse_conversation_status(std::string_view text);
std::optional<Handler> parse_handler(std::string_view text);
std::optional<Level> parse_level(std::string_view text);
std::optional<Mood> parse_mood(std::string_view text);
std::optional<Author> parse_author(std::string_view text);
std::optional<HandoffReason> parse_handoff_reason(std::string_view text);

struct Message {
  MessageId id;
  WorkspaceId workspace;
  ConversationId conversation;
  std::int64_t seq = 0;  // 1, 2, 3 … in the conversation, without gaps
  Author author = Author::customer;
  MemberId member;  // of an agent's reply or note
  Parts parts;
  std::string client_message_id;  // as the sender gave it; "" when it came from inside
  // Of a customer's message: "entities":[{"type","value","text"}] where it names some (docs/nlu.md),
  // "mood" where the customer is not calm.
  // Of a bot answer:
  // {"entry_id","term_id","score","tier","sources":[{"title","url"}],"candidates":[{"entry_id","question","score"}],
  // "kind":"answer|clarify|unknown|smalltalk|handoff|greeting"}; "feedback":"up"|"down" once the customer
  // gave one; "answers":[{"entry_id","question","score"}] where it
  // answers several questions (the keys above are then those of the first); "language":{"customer","answer"}
  // where it is not in the language that the customer writes.
  Json meta = Json::object();
  TimeMs created_at = 0;
};

struct Rating {
  int score = 0;  // 1–5, 0 = none
  std::string comment;
};

struct Conversation {
  ConversationId id;
  WorkspaceId workspace;
  ChannelId channel;
  ContactId contact;
  ConversationStatus status = ConversationStatus::open;
  Handler handler = Handler::bot;
  Level level = Level::ai;
  TeamId team;           // whose queue it is or was in
  MemberId assignee;     // 0 while with the bot or in the queue
  bool accepted = true;  // false while offered to `assignee` and not yet accepted
  HandoffReason handoff_reason = HandoffReason::none;
  std::string language;  // of the customer's last message
  Mood mood = Mood::calm;
  Json bot_state = Json::object();  // bot::State, opaque here
  Json summary = Json::object();    // what the agent sees first; see bot/summary.hpp
  std::int64_t last_seq = 0;
  std::string last_text;  // preview, at most 200 code points
  Author last_author = Author::customer;
  TimeMs last_message_at = 0;
  TimeMs queued_at = 0;      // when it entered the queue; 0 while not waiting
  TimeMs waiting_since = 0;  // first customer message that no person answered yet; 0 = none waits
  // Watermarks, as seq: what each side has got and seen.
  std::int64_t customer_delivered_seq = 0;
  std::int64_t customer_read_seq = 0;
  std::int64_t agent_read_seq = 0;
  int unread = 0;  // customer messages after agent_read_seq
  Rating rating;
  TimeMs created_at = 0;
  TimeMs resolved_at = 0;
  std::int64_t version = 0;  // grows with each update
  TimeMs customer_at = 0;    // the customer's last message
};

}  // namespace yingda
