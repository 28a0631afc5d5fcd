#include "core/conversations/conversation_edit.hpp"

#include <tuple>
#include <utility>

#include "base/text.hpp"

namespace yingda {
namespace {

constexpr std::size_t kPreview = 200;

// What makes a conversation.updated event; the rest is told by the message events.
auto told_state(const Conversation& c) {
  return std::tuple(c.status, c.handler, c.level, c.team, c.assignee, c.accepted, c.handoff_reason,
                    c.rating.score, std::string_view(c.rating.comment), c.queued_at, c.resolved_at);
}

}  // namespace

ConversationEdit::ConversationEdit(Tx& tx, Conversation stored, TimeMs now)
    : ConversationEdit(tx, std::move(stored), now, false) {}

ConversationEdit ConversationEdit::begin(Tx& tx, Conversation fresh, TimeMs now) {
  fresh.created_at = now;
  fresh.last_message_at = now;
  return ConversationEdit(tx, std::move(fresh), now, true);
}

ConversationEdit ConversationEdit::resume(Tx& tx, Conversation stored, Conversation changed, TimeMs now) {
  ConversationEdit edit(tx, std::move(stored), now, false);
  edit.conversation_ = std::move(changed);
  return edit;
}

ConversationEdit::ConversationEdit(Tx& tx, Conversation conversation, TimeMs now, bool is_new)
    : tx_(tx), now_(now), is_new_(is_new), before_(conversation), conversation_(std::move(conversation)) {}

Message& ConversationEdit::append(Author author, Parts parts) {
  Message& message = said_.emplace_back();
  message.id = new_id<MessageId>();
  message.workspace = conversation_.workspace;
  message.conversation = conversation_.id;
  message.seq = ++conversation_.last_seq;
  message.author = author;
  message.parts = std::move(parts);
  message.created_at = now_;
  derive(message);
  return message;
}

void ConversationEdit::derive(const Message& message) {
  Conversation& c = conversation_;
  // Notices and notes are not what a list shows as the last word, but they do move the conversation up.
  c.last_message_at = now_;
  if (message.author != Author::system && message.author != Author::note) {
    c.last_text = prefix_code_points(plain_text(message.parts), kPreview);
    c.last_author = message.author;
  }
  if (message.author == Author::customer) {
    ++c.unread;
    if (c.handler != Handler::bot && c.waiting_since == 0) c.waiting_since = now_;
  } else if (message.author == Author::agent) {
    c.waiting_since = 0;
    c.agent_read_seq = message.seq;
    c.unread = 0;
  }
}

const Message& ConversationEdit::say(Author author, Parts parts) { return append(author, std::move(parts)); }

const Message& ConversationEdit::say(Author author, Parts parts, Json meta) {
  Message& message = append(author, std::move(parts));
  message.meta = std::move(meta);
  return message;
}

const Message& ConversationEdit::say(Author author, Parts parts, std::string client_message_id,
                                     MemberId member, Json meta) {
  Message& message = append(author, std::move(parts));
  message.meta = std::move(meta);
  message.client_message_id = std::move(client_message_id);
  message.member = member;
  return message;
}

const Message& ConversationEdit::tell(std::string name, Json data) {
  return append(Author::system, {EventPart{std::move(name), std::move(data)}});
}

const Conversation& ConversationEdit::save() {
  ++conversation_.version;
  if (is_new_) {
    tx_.conversations().insert(conversation_);
    announce(EventType::conversation_created, conversation_.id.value);
  } else {
    tx_.conversations().update(conversation_);
  }
  for (const Message& message : said_) {
    tx_.conversations().insert_message(message);
    announce(EventType::message_created, message.id.value);
  }
  if (!is_new_ &&
      (told_state(before_) != told_state(conversation_) || before_.summary != conversation_.summary)) {
    announce(EventType::conversation_updated, conversation_.id.value);
  }
  return conversation_;
}

void ConversationEdit::announce(EventType type, std::int64_t ref) {
  Event event;
  event.workspace = conversation_.workspace;
  event.type = type;
  event.conversation = conversation_.id;
  event.ref = ref;
  event.at = now_;
  tx_.events().append(event);
}

std::string member_name(Tx& tx, WorkspaceId workspace, MemberId id) {
  const auto member = id ? tx.members().member(workspace, id) : std::nullopt;
  return member ? member->name : std::string();
}

std::string team_name(Tx& tx, WorkspaceId workspace, TeamId id) {
  const auto team = id ? tx.members().team(workspace, id) : std::nullopt;
  return team ? team->name : std::string();
}

}  // namespace yingda
