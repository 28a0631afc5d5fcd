#include "http/views/messages.hpp"

#include "http/views/json_fields.hpp"

namespace yingda::http::views {
namespace {

// What both sides see.
Json common(const Message& message) {
  return {{"id", to_text(message.id)},
          {"conversation_id", to_text(message.conversation)},
          {"seq", message.seq},
          {"author", to_text(message.author)},
          {"parts", to_json(message.parts)},
          {"created_at", to_rfc3339(message.created_at)}};
}

}  // namespace

Json message(const Message& message, const Names& names) {
  Json view = common(message);
  view["meta"] = message.meta.is_object() ? message.meta : Json::object();
  put_id(view, "member_id", message.member);
  put_text(view, "member_name", names.member(message.member));
  put_text(view, "client_message_id", message.client_message_id);
  return view;
}

Json messages(const std::vector<Message>& messages, const Names& names) {
  Json list = Json::array();
  for (const Message& each : messages) list.push_back(message(each, names));
  return list;
}

Json public_message(const Message& message, const Names& names) {
  Json view = common(message);
  if (message.author == Author::agent) put_text(view, "agent_name", names.member(message.member));
  // The ids of agents' messages are the console's affair.
  if (message.author == Author::customer) put_text(view, "client_message_id", message.client_message_id);
  for (const char* key : {"kind", "sources", "feedback"}) {
    const auto found = message.meta.find(key);
    if (found != message.meta.end() && !found->empty()) view[key] = *found;
  }
  return view;
}

Json public_messages(const std::vector<Message>& messages, const Names& names) {
  Json list = Json::array();
  for (const Message& each : messages) {
    if (each.author != Author::note) list.push_back(public_message(each, names));
  }
  return list;
}

}  // namespace yingda::http::views
