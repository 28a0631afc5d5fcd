#include "http/views/conversations.hpp"

#include "http/views/contacts.hpp"
#include "http/views/json_fields.hpp"

namespace yingda::http::views {
namespace {

void put_people(Json& view, const Conversation& conversation, Names& names) {
  const Channel* channel = names.channel(conversation.channel);
  view["channel_name"] = channel ? channel->name : "";
  view["channel_type"] = channel ? channel->type : "";
  const Contact* who = names.contact(conversation.contact);
  // A conversation without its contact is a bug of the store; the agent should still see the conversation.
  view["contact"] = who ? contact(*who)
                        : Json{{"id", to_text(conversation.contact)},
                               {"name", ""},
                               {"created_at", to_rfc3339(conversation.created_at)}};
  put_id(view, "team_id", conversation.team);
  put_id(view, "assignee_id", conversation.assignee);
  put_text(view, "assignee_name", names.member(conversation.assignee));
}

void put_progress(Json& view, const Conversation& conversation, Names& names) {
  put_text(view, "language", conversation.language);
  if (conversation.summary.is_object() && !conversation.summary.empty())
    view["summary"] = conversation.summary;
  put_time(view, "queued_at", conversation.queued_at);
  put_time(view, "waiting_since", conversation.waiting_since);
  put_time(view, "resolved_at", conversation.resolved_at);
  put_number(view, "queue_place", names.queue_place(conversation));
  put_number(view, "customer_delivered_seq", conversation.customer_delivered_seq);
  put_number(view, "customer_read_seq", conversation.customer_read_seq);
  put_number(view, "agent_read_seq", conversation.agent_read_seq);
  if (conversation.rating.score != 0) {
    view["rating"] = {{"score", conversation.rating.score}};
    put_text(view["rating"], "comment", conversation.rating.comment);
  }
}

}  // namespace

Json conversation(const Conversation& conversation, Names& names) {
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
  put_people(view, conversation, names);
  put_progress(view, conversation, names);
  return view;
}

Json conversations(const std::vector<Conversation>& conversations, Names& names) {
  Json list = Json::array();
  for (const Conversation& each : conversations) list.push_back(conversation(each, names));
  return list;
}

Json counts(const ConversationCounts& counts) {
  return {{"mine", counts.mine},         {"unassigned", counts.unassigned},
          {"my_teams", counts.my_teams}, {"waiting", counts.waiting},
          {"bot", counts.bot},           {"open", counts.open},
          {"resolved", counts.resolved}};
}

}  // namespace yingda::http::views
