// What there is when a customer's message comes, and what the bot makes of it.
#include "base/text.hpp"
#include "core/conversations/attachments.hpp"
#include "core/conversations/inbox_unit.hpp"
#include "core/store.hpp"

namespace yingda::inbox {
namespace {

constexpr std::size_t kMaxKey = 128;

bool is_key(const std::string& text) { return !text.empty() && text.size() <= kMaxKey && is_utf8(text); }

// What the customer wrote, without file names.
std::string text_of(const Parts& parts) {
  std::string text;
  for (const Part& part : parts) {
    const auto* written = std::get_if<TextPart>(&part);
    if (written == nullptr) continue;
    if (!text.empty()) text += '\n';
    text += written->text;
  }
  return text;
}

bool has_file(const Parts& parts) {
  for (const Part& part : parts) {
    if (std::holds_alternative<FilePart>(part)) return true;
  }
  return false;
}

std::optional<Receipt> receipt_of(Tx& tx, const Incoming& incoming) {
  const auto delivery =
      tx.conversations().delivery(incoming.channel.id, incoming.visitor_id, incoming.client_message_id);
  if (!delivery) return std::nullopt;
  const WorkspaceId workspace = incoming.channel.workspace;
  Receipt receipt;
  receipt.conversation = delivery->conversation;
  receipt.message = delivery->message;
  receipt.handled_by = delivery->handled_by;
  receipt.duplicate = true;
  if (const auto message = tx.conversations().message(workspace, delivery->message)) {
    receipt.seq = message->seq;
    receipt.created_at = message->created_at;
  }
  for (const MessageId reply : delivery->replies) {
    if (auto message = tx.conversations().message(workspace, reply))
      receipt.replies.push_back(std::move(*message));
  }
  return receipt;
}

// The bot takes it up again; the person who had it may be busy with others by now.
void reopen(Conversation& conversation, Responder& responder) {
  conversation.status = ConversationStatus::open;
  conversation.handler = Handler::bot;
  conversation.level = Level::ai;
  conversation.team = {};
  conversation.assignee = {};
  conversation.accepted = true;
  conversation.handoff_reason = HandoffReason::none;
  conversation.resolved_at = 0;
  conversation.bot_state = responder.rested(conversation.bot_state);
}

}  // namespace

Conversation fresh(const Incoming& incoming, const std::string& locale) {
  Conversation conversation;
  conversation.id = new_id<ConversationId>();
  conversation.workspace = incoming.channel.workspace;
  conversation.channel = incoming.channel.id;
  conversation.language = incoming.language.empty() ? locale : incoming.language;
  return conversation;
}

Status check(const Incoming& incoming) {
  if (!incoming.channel.enabled) {
    return fail(ErrorKind::not_found, "channel_not_found", "This channel is switched off.");
  }
  if (!is_key(incoming.visitor_id)) {
    return fail(ErrorKind::invalid, "invalid_visitor", "The visitor's id must have 1 to 128 bytes.",
                "/visitor_id");
  }
  if (!is_key(incoming.client_message_id)) {
    return fail(ErrorKind::invalid, "invalid_client_message_id", "The message's id must have 1 to 128 bytes.",
                "/client_message_id");
  }
  if (incoming.parts.empty()) {
    return fail(ErrorKind::invalid, "invalid_message_part", "The message is empty.", "/parts");
  }
  for (std::size_t i = 0; i < incoming.parts.size(); ++i) {
    const Part& part = incoming.parts[i];
    if (std::holds_alternative<TextPart>(part) || std::holds_alternative<FilePart>(part)) continue;
    return fail(ErrorKind::invalid, "invalid_message_part", "Customers send texts and files only.",
                "/parts/" + std::to_string(i) + "/type");
  }
  return {};
}

Result<Situation> look(Tx& tx, const Incoming& incoming, TimeMs now) {
  Situation situation;
  situation.known = receipt_of(tx, incoming);
  if (situation.known) return situation;
  const auto workspace = tx.workspaces().find(incoming.channel.workspace);
  if (!workspace) return fail(ErrorKind::not_found, "channel_not_found", "There is no such channel.");
  situation.workspace = std::make_shared<const Workspace>(*workspace);
  situation.parts = incoming.parts;
  if (auto resolved = resolve_uploads(tx, situation.parts); !resolved)
    return std::unexpected(resolved.error());
  const auto identity = tx.contacts().identity(incoming.channel.id, incoming.visitor_id);
  if (!identity) return situation;
  if (auto contact = tx.contacts().find(incoming.channel.workspace, identity->contact))
    situation.contact = std::make_shared<const Contact>(std::move(*contact));
  if (auto current = tx.conversations().current(incoming.channel.workspace, incoming.channel.id,
                                                identity->contact, now - kReopenWithin))
    situation.current = std::make_shared<const Conversation>(std::move(*current));
  return situation;
}

std::optional<Situation> recall(const Talk& talk, const Incoming& incoming, TimeMs now) {
  if (!talk.conversation || has_file(incoming.parts)) return std::nullopt;
  if (talk.last_client_message_id == incoming.client_message_id) return std::nullopt;
  const Conversation& last = *talk.conversation;
  const bool over = last.status == ConversationStatus::resolved && last.resolved_at <= now - kReopenWithin;
  if (over) return std::nullopt;
  return Situation{{}, talk.workspace, incoming.parts, talk.contact, talk.conversation};
}

Answer answer(Responder& responder, const Incoming& incoming, const Situation& situation, TimeMs now,
              bool hurried) {
  const ChannelSettings& settings = incoming.channel.settings;
  Answer answer;
  answer.is_new = !situation.current;
  if (situation.current) answer.conversation = *situation.current;
  if (answer.is_new) {
    answer.conversation = fresh(incoming, situation.workspace->locale);
    if (!settings.greeting.empty()) {
      answer.greeting =
          responder.greeting(*situation.workspace, incoming.channel, answer.conversation.language);
    }
  } else if (answer.conversation.status == ConversationStatus::resolved) {
    answer.reopened = true;
    reopen(answer.conversation, responder);
  }
  const std::string text = text_of(situation.parts);
  if (answer.conversation.handler == Handler::bot && settings.bot_enabled && !incoming.form) {
    answer.reply = responder.respond(*situation.workspace, incoming.channel, answer.conversation, text,
                                     has_file(situation.parts), now, incoming.language, hurried);
    answer.notes = std::move(answer.reply->notes);
  } else {
    answer.notes = responder.notes(*situation.workspace, text, now);
  }
  return answer;
}

}  // namespace yingda::inbox
