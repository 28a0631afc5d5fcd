// Accepting, handing back, resolving, reopening, read marks.
#include "core/conversations/desk_work.hpp"

#include <algorithm>

#include "core/conversations/handover.hpp"
#include "core/routing/assigner.hpp"
#include "core/routing/teams.hpp"

namespace yingda::desk {
namespace {

std::unexpected<Error> resolved_error() {
  return fail(ErrorKind::conflict, "conversation_resolved", "The conversation is resolved; reopen it first.");
}

Status need_member(const DeskActor& actor) {
  if (actor.member) return {};
  return fail(ErrorKind::forbidden, "member_required", "Only a signed-in person can do this.");
}

Json by(const DeskActor& actor) {
  Json data = Json::object();
  if (actor.member) data["member_id"] = to_text(actor.member);
  data["member_name"] = actor.name;
  return data;
}

void leave_queue(Conversation& conversation) {
  conversation.queued_at = 0;
  conversation.accepted = true;
}

DeskConversation save(Context& context, ConversationEdit& edit) {
  return with_contact(context.tx, edit.save());
}

// Customer messages after `seq`, to say what is left unread.
int unread_after(Tx& tx, const Conversation& conversation, std::int64_t seq) {
  int unread = 0;
  for (std::int64_t from = seq; from < conversation.last_seq;) {
    const auto page = tx.conversations().messages_after(conversation.workspace, conversation.id, from, 200);
    if (page.empty()) break;
    unread += static_cast<int>(std::count_if(
        page.begin(), page.end(), [](const Message& one) { return one.author == Author::customer; }));
    from = page.back().seq;
  }
  return unread;
}

}  // namespace

Result<Conversation> find(Tx& tx, WorkspaceId workspace, ConversationId id) {
  auto found = tx.conversations().find(workspace, id);
  if (!found) return fail(ErrorKind::not_found, "conversation_not_found", "There is no such conversation.");
  return std::move(*found);
}

DeskConversation with_contact(Tx& tx, Conversation conversation) {
  DeskConversation shown;
  shown.queue_place = queue_place(tx, conversation);
  if (auto contact = tx.contacts().find(conversation.workspace, conversation.contact)) {
    shown.contact = std::move(*contact);
  }
  shown.conversation = std::move(conversation);
  return shown;
}

void summarise(Context& context, ConversationEdit& edit) {
  const auto workspace = context.tx.workspaces().find(edit.state().workspace);
  if (!workspace) return;
  const Json& before = edit.state().summary;
  const std::string kept = before.is_object() ? before.value("note", "") : "";
  Json summary = build_summary(context.tx, context.responder, *workspace, edit);
  if (!kept.empty()) summary["note"] = kept;
  edit.state().summary = std::move(summary);
}

void take(Context& context, ConversationEdit& edit) {
  Conversation& c = edit.state();
  const bool from_bot = c.handler == Handler::bot;
  c.handler = Handler::human;
  c.assignee = context.actor.member;
  if (c.level == Level::ai) c.level = Level::senior;
  if (from_bot) c.handoff_reason = HandoffReason::agent;
  leave_queue(c);
  if (from_bot || c.summary.empty()) summarise(context, edit);
  edit.tell("assigned", by(context.actor));
}

Result<DeskConversation> accept(Context context, ConversationId id) {
  if (auto person = need_member(context.actor); !person) return std::unexpected(person.error());
  auto found = find(context.tx, context.actor.workspace, id);
  if (!found) return std::unexpected(found.error());
  const Conversation& c = *found;
  if (c.status == ConversationStatus::resolved) return resolved_error();
  if (c.assignee && c.assignee != context.actor.member) {
    return fail(ErrorKind::conflict, "already_taken", "A colleague has this conversation.");
  }
  if (c.handler == Handler::bot) {
    return fail(ErrorKind::conflict, "not_waiting",
                "The conversation waits for nobody; take it over instead.");
  }
  if (c.handler == Handler::human && c.assignee && c.accepted)
    return with_contact(context.tx, std::move(*found));
  ConversationEdit edit(context.tx, std::move(*found), context.now);
  take(context, edit);
  return save(context, edit);
}

Result<DeskConversation> hand_back(Context context, ConversationId id) {
  auto found = find(context.tx, context.actor.workspace, id);
  if (!found) return std::unexpected(found.error());
  if (found->status == ConversationStatus::resolved) return resolved_error();
  if (found->handler == Handler::bot) return with_contact(context.tx, std::move(*found));
  const auto channel = context.tx.channels().find(context.actor.workspace, found->channel);
  if (channel && !channel->settings.bot_enabled) {
    return fail(ErrorKind::conflict, "bot_disabled", "The bot is switched off in this channel.");
  }
  ConversationEdit edit(context.tx, std::move(*found), context.now);
  Conversation& c = edit.state();
  c.handler = Handler::bot;
  c.level = Level::ai;
  c.team = {};
  c.assignee = {};
  c.handoff_reason = HandoffReason::none;
  c.waiting_since = 0;
  leave_queue(c);
  c.bot_state = context.responder.rested(c.bot_state);
  edit.tell("handed_back", by(context.actor));
  return save(context, edit);
}

Result<DeskConversation> resolve(Context context, ConversationId id) {
  auto found = find(context.tx, context.actor.workspace, id);
  if (!found) return std::unexpected(found.error());
  if (found->status == ConversationStatus::resolved) return with_contact(context.tx, std::move(*found));
  const auto channel = context.tx.channels().find(context.actor.workspace, found->channel);
  ConversationEdit edit(context.tx, std::move(*found), context.now);
  Conversation& c = edit.state();
  c.status = ConversationStatus::resolved;
  c.resolved_at = context.now;
  c.waiting_since = 0;
  if (c.handler == Handler::queue) {
    c.handler = Handler::human;
    c.assignee = context.actor.member;
  }
  leave_queue(c);
  edit.tell("resolved", by(context.actor));
  if (channel && channel->settings.ask_rating && c.rating.score == 0) edit.tell("rating_requested");
  return save(context, edit);
}

Result<DeskConversation> reopen(Context context, ConversationId id) {
  if (auto person = need_member(context.actor); !person) return std::unexpected(person.error());
  auto found = find(context.tx, context.actor.workspace, id);
  if (!found) return std::unexpected(found.error());
  if (found->status == ConversationStatus::open) {
    return fail(ErrorKind::conflict, "conversation_open", "The conversation is open.");
  }
  const auto newest =
      context.tx.conversations().current(context.actor.workspace, found->channel, found->contact, 0);
  if (newest && newest->id != id && newest->status == ConversationStatus::open) {
    return fail(ErrorKind::conflict, "superseded",
                "The customer has a newer open conversation on this channel.");
  }
  ConversationEdit edit(context.tx, std::move(*found), context.now);
  Conversation& c = edit.state();
  c.status = ConversationStatus::open;
  c.resolved_at = 0;
  c.handler = Handler::human;
  c.assignee = context.actor.member;
  if (c.level == Level::ai) c.level = Level::senior;
  if (c.handoff_reason == HandoffReason::none) c.handoff_reason = HandoffReason::agent;
  leave_queue(c);
  if (c.summary.empty()) summarise(context, edit);
  edit.tell("reopened", by(context.actor));
  return save(context, edit);
}

Status mark_read(Context context, ConversationId id, std::int64_t seq) {
  auto found = find(context.tx, context.actor.workspace, id);
  if (!found) return std::unexpected(found.error());
  Conversation& c = *found;
  const std::int64_t upto = std::min(seq, c.last_seq);
  if (upto <= c.agent_read_seq) return {};
  c.agent_read_seq = upto;
  c.unread = unread_after(context.tx, c, upto);
  ++c.version;
  context.tx.conversations().update(c);
  Event event;
  event.workspace = c.workspace;
  event.type = EventType::conversation_read;
  event.conversation = c.id;
  event.ref = c.id.value;
  event.data = {{"side", "agent"}, {"delivered", c.last_seq}, {"read", upto}};
  event.at = context.now;
  context.tx.events().append(event);
  return {};
}

}  // namespace yingda::desk
