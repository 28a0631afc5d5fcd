// What a platform tells of a talk besides the customer's messages.
#include "core/conversations/attachments.hpp"
#include "core/conversations/conversation_edit.hpp"
#include "core/conversations/inbox_unit.hpp"
#include "core/store.hpp"

namespace yingda::inbox {
namespace {

// The conversation that goes on, or one that begins.
ConversationEdit edit_of(Tx& tx, const Incoming& incoming, const Situation& situation, TimeMs now) {
  if (situation.current) return {tx, *situation.current, now};
  Conversation begun = fresh(incoming, situation.workspace->locale);
  begun.contact = ensure_contact(tx, incoming, situation, incoming.language, now)->id;
  return ConversationEdit::begin(tx, std::move(begun), now);
}

}  // namespace

Status greet(Tx& tx, Responder& responder, const Incoming& incoming, TimeMs now) {
  auto situation = look(tx, incoming, now);
  if (!situation) return std::unexpected(std::move(situation.error()));
  const bool goes_on = situation->current && situation->current->status == ConversationStatus::open;
  if (goes_on || incoming.channel.settings.greeting.empty()) return {};
  situation->current = nullptr;
  ConversationEdit edit = edit_of(tx, incoming, *situation, now);
  edit.say(Author::bot, responder.greeting(*situation->workspace, incoming.channel, edit.state().language),
           Json{{"kind", "greeting"}});
  edit.save();
  return {};
}

Status record(Tx& tx, Responder&, const Incoming& incoming, TimeMs now) {
  const auto situation = look(tx, incoming, now);
  if (!situation) return std::unexpected(situation.error());
  if (situation->known) return {};
  ConversationEdit edit = edit_of(tx, incoming, *situation, now);
  const MessageId said =
      edit.say(Author::agent, situation->parts, incoming.client_message_id, {}, Json{{"external", true}}).id;
  const Conversation& stored = edit.save();
  tx.conversations().insert_delivery(incoming.channel.id, incoming.visitor_id, incoming.client_message_id,
                                     {stored.id, said, {}, stored.handler});
  return {};
}

}  // namespace yingda::inbox
