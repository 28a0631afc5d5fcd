#include "core/conversations/conversation_edit.hpp"

#include <stdexcept>
#include <utility>

#include "base/text.hpp"

namespace yingda {
namespace {

constexpr std::size_t kPreview = 200;

}  // namespace

ConversationEdit::Told::Told(const Conversation& c)
    : status(c.status),
      handler(c.handler),
      level(c.level),
      team(c.team),
      assignee(c.assignee),
      accepted(c.accepted),
      handoff_reason(c.handoff_reason),
      score(c.rating.score),
      comment(c.rating.comment),
      queued_at(c.queued_at),
      resolved_at(c.resolved_at),
      summary(c.summary) {}

ConversationEdit::ConversationEdit(Tx& tx, Conversation stored, TimeMs now)
    : tx_(tx), now_(now), is_new_(false), before_(stored), conversation_(std::move(stored)) {}

ConversationEdit ConversationEdit::begin(Tx& tx, Conversation fresh, TimeMs now) {
  fresh.created_at = now;
  fresh.last_message_at = now;
  Told before(fresh);
  return {tx, std::move(before), std::move(fresh), now, true};
}

ConversationEdit ConversationEdit::resume(Tx& tx, const Conversation& stored, Conversation changed,
                                          TimeMs now) {
  return {tx, Told(stored), std::move(changed), now, false};
}

ConversationEdit::ConversationEdit(Tx& tx, Told before, Conversation conversation, TimeMs now, bool is_new)
    : tx_(tx),
      now_(now),
      is_new_(is_new),
      before_(std::move(before)),
      conversation_(std::move(conversation)) {}

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
    c.customer_at = now_;
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

bool ConversationEdit::try_save() {
  ++conversation_.version;
  const bool messages_only = !is_new_ && before_ == Told(conversation_);
  if (is_new_) {
    tx_.conversations().insert(conversation_);
    announce(EventType::conversation_created, conversation_.id.value);
  } else if (!tx_.conversations().update_if_current(conversation_, messages_only)) {
    return false;
  }
  for (const Message& message : said_) {
    tx_.conversations().insert_message(message);
    announce(EventType::message_created, message.id.value);
  }
  if (!is_new_ && !messages_only) {
    announce(EventType::conversation_updated, conversation_.id.value);
  }
  return true;
}

const Conversation& ConversationEdit::save() {
  if (!try_save()) throw std::logic_error("a conversation was changed beside the edit");
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
