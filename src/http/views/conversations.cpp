#include "http/views/conversations.hpp"

#include "http/views/contacts.hpp"
#include "http/views/json_fields.hpp"
#include "http/views/messages.hpp"

namespace yingda::http::views {
namespace {

void put_people(Json& view, const Conversation& conversation, const Names& names) {
  const auto channel = names.channel(conversation.channel);
  view["channel_name"] = channel ? channel->name : "";
  view["channel_type"] = channel ? channel->type : "";
  const TimeMs window = channel ? names.reply_window(*channel) : 0;
  if (window > 0 && conversation.customer_at > 0)
    view["reply_window_until"] = to_rfc3339(conversation.customer_at + window);
  put_id(view, "team_id", conversation.team);
  put_id(view, "assignee_id", conversation.assignee);
  put_text(view, "assignee_name", names.member(conversation.assignee));
}

void put_progress(Json& view, const Conversation& conversation) {
  put_text(view, "language", conversation.language);
  if (conversation.summary.is_object() && !conversation.summary.empty())
    view["summary"] = conversation.summary;
  put_time(view, "queued_at", conversation.queued_at);
  put_time(view, "waiting_since", conversation.waiting_since);
  put_time(view, "resolved_at", conversation.resolved_at);
  put_number(view, "customer_delivered_seq", conversation.customer_delivered_seq);
  put_number(view, "customer_read_seq", conversation.customer_read_seq);
  put_number(view, "agent_read_seq", conversation.agent_read_seq);
  if (conversation.rating.score != 0) {
    view["rating"] = {{"score", conversation.rating.score}};
    put_text(view["rating"], "comment", conversation.rating.comment);
  }
}

}  // namespace

Json conversation(const Conversation& conversation, const Contact& contact, std::optional<int> queue_place,
                  const Names& names) {
  Json view = {{"id", to_text(conversation.id)},
               {"channel_id", to_text(conversation.channel)},
               {"status", to_text(conversation.status)},
               {"handler", to_text(conversation.handler)},
               {"level", to_text(conversation.level)},
               {"accepted", conversation.accepted},
               {"handoff_reason", to_text(conversation.handoff_reason)},
               {"mood", to_text(conversation.mood)},
               {"last_seq", conversation.last_seq},
               {"last_text", conversation.last_text},
               {"last_author", to_text(conversation.last_author)},
               {"last_message_at", to_rfc3339(conversation.last_message_at)},
               {"unread", conversation.unread},
               {"created_at", to_rfc3339(conversation.created_at)},
               {"version", conversation.version}};
  view["contact"] = views::contact(contact);
  put_people(view, conversation, names);
  put_progress(view, conversation);
  put_number(view, "queue_place", queue_place.value_or(0));
  return view;
}

Json conversation(const DeskConversation& shown, const Names& names) {
  return conversation(shown.conversation, shown.contact, shown.queue_place, names);
}

Json counts(const ConversationCounts& counts) {
  return {{"mine", counts.mine},         {"unassigned", counts.unassigned},
          {"my_teams", counts.my_teams}, {"waiting", counts.waiting},
          {"bot", counts.bot},           {"open", counts.open},
          {"resolved", counts.resolved}};
}

Json search_hit(const DeskHit& hit, const Names& names) {
  return {{"message", message(hit.message, names)},
          {"conversation", conversation(hit.conversation, names)},
          {"snippet", hit.snippet}};
}

Json public_state(const PublicState& state) {
  Json view = {{"status", state.status ? to_text(*state.status) : "none"},
               {"handled_by", to_text(state.handled_by)},
               {"people_available", state.people_available},
               {"can_rate", state.can_rate}};
  put_id(view, "conversation_id", state.conversation);
  if (state.queue_place) view["queue_place"] = *state.queue_place;
  if (state.expected_wait_s) view["expected_wait_s"] = *state.expected_wait_s;
  put_text(view, "agent_name", state.agent_name);
  put_number(view, "rating", state.rating);
  put_number(view, "agent_delivered_seq", state.agent_delivered_seq);
  put_number(view, "agent_read_seq", state.agent_read_seq);
  return view;
}

}  // namespace yingda::http::views
