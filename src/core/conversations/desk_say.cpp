// Agents' replies and notes.
#include "base/text.hpp"
#include "core/conversations/attachments.hpp"
#include "core/conversations/desk_work.hpp"

namespace yingda::desk {
namespace {

constexpr std::size_t kMaxKey = 128;

Status check(const AgentMessage& message) {
  const std::string& key = message.client_message_id;
  if (key.empty() || key.size() > kMaxKey || !is_utf8(key)) {
    return fail(ErrorKind::invalid, "invalid_client_message_id", "The message's id must have 1 to 128 bytes.",
                "/client_message_id");
  }
  if (message.parts.empty())
    return fail(ErrorKind::invalid, "invalid_message_part", "The message is empty.", "/parts");
  for (std::size_t i = 0; i < message.parts.size(); ++i) {
    if (!std::holds_alternative<EventPart>(message.parts[i])) continue;
    return fail(ErrorKind::invalid, "invalid_message_part", "Notices are written by the service only.",
                "/parts/" + std::to_string(i) + "/type");
  }
  return {};
}

// Deliveries of agents lie beside those of the channels; the sender names who and where, so that the same key
// in another conversation is another message.
constexpr ChannelId kDesk{};

std::string sender_of(const DeskActor& actor, ConversationId conversation) {
  return (actor.member ? to_text(actor.member) : "key") + "/" + to_text(conversation);
}

std::optional<Message> sent_before(Context& context, ConversationId id, const AgentMessage& message) {
  const auto delivery =
      context.tx.conversations().delivery(kDesk, sender_of(context.actor, id), message.client_message_id);
  if (!delivery) return std::nullopt;
  return context.tx.conversations().message(context.actor.workspace, delivery->message);
}

Result<Message> deliver(Context& context, ConversationEdit& edit, Author author, AgentMessage message) {
  if (auto files = resolve_uploads(context.tx, message.parts); !files) return std::unexpected(files.error());
  Message sent = edit.say(author, std::move(message.parts), message.client_message_id, context.actor.member);
  const Conversation& stored = edit.save();
  const Delivery delivery{stored.id, sent.id, {}, stored.handler};
  context.tx.conversations().insert_delivery(kDesk, sender_of(context.actor, stored.id),
                                             message.client_message_id, delivery);
  return sent;
}

}  // namespace

Result<Message> reply(Context context, ConversationId id, AgentMessage message) {
  if (auto fine = check(message); !fine) return std::unexpected(fine.error());
  auto found = find(context.tx, context.actor.workspace, id);
  if (!found) return std::unexpected(found.error());
  if (auto sent = sent_before(context, id, message)) return std::move(*sent);
  const Conversation& c = *found;
  if (c.status == ConversationStatus::resolved) {
    return fail(ErrorKind::conflict, "conversation_resolved",
                "The conversation is resolved; reopen it first.");
  }
  const bool colleague_has_it =
      c.handler == Handler::human && c.assignee && c.assignee != context.actor.member;
  const bool own = c.handler == Handler::human && c.assignee == context.actor.member && c.accepted;
  ConversationEdit edit(context.tx, std::move(*found), context.now);
  if (context.actor.member && !colleague_has_it && !own) take(context, edit);
  return deliver(context, edit, Author::agent, std::move(message));
}

Result<Message> note(Context context, ConversationId id, AgentMessage message) {
  if (auto fine = check(message); !fine) return std::unexpected(fine.error());
  auto found = find(context.tx, context.actor.workspace, id);
  if (!found) return std::unexpected(found.error());
  if (auto sent = sent_before(context, id, message)) return std::move(*sent);
  ConversationEdit edit(context.tx, std::move(*found), context.now);
  return deliver(context, edit, Author::note, std::move(message));
}

}  // namespace yingda::desk
