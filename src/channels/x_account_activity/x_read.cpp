#include "channels/x_account_activity/x_read.hpp"

#include "channels/json_read.hpp"

namespace yingda::channels {
namespace {

// Between the account and the other one of sender and recipient.
void set_x_people(const std::string& account, const std::string& sender, const std::string& recipient,
                  Inbound& out) {
  out.outgoing = sender == account && recipient != account;
  out.user_id = out.outgoing ? recipient : sender;
  out.conversation_id = account + ":" + out.user_id;
}

void read_x_content(const Json& data, Inbound& out) {
  out.text = text_at(data, "text");
  if (const std::string chosen = text_at(data, "quick_reply_response/metadata"); !chosen.empty()) {
    out.type = InboundType::button;
    out.key = chosen;
    return;
  }
  if (const Json& media = at(data, "attachment/media"); media.is_object()) {
    const std::string kind = text_at(media, "type");
    out.type = kind == "photo" ? InboundType::image : InboundType::video;
    std::string url = text_at(media, "media_url_https");
    if (kind != "photo") {
      if (std::string film = text_at(media, "video_info/variants/0/url"); !film.empty())
        url = std::move(film);
    }
    out.media.push_back({"", std::move(url), kind == "photo" ? "" : "video/mp4", "", 0});
    return;
  }
  const Json& place = at(data, "attachment/location/shared_coordinate/coordinates/coordinates");
  if (place.is_array() && place.size() == 2) {  // longitude first
    out.type = InboundType::location;
    out.location = {real_at(place, "1"), real_at(place, "0"), ""};
    return;
  }
  if (!out.text.empty()) out.type = InboundType::text;
}

Inbound read_x_message(const Json& body, const Json& event) {
  Inbound out;
  out.dedupe_key = text_at(event, "id");
  if (text_at(event, "type") != "message_create") return out;
  const Json& created = at(event, "message_create");
  set_x_people(text_at(body, "for_user_id"), text_at(created, "sender_id"),
               text_at(created, "target/recipient_id"), out);
  out.name = text_at(body, "users/" + out.user_id + "/name");
  out.sent_at = number_at(event, "created_timestamp");
  read_x_content(at(created, "message_data"), out);
  return out;
}

Inbound read_x_notice(const Json& body, const Json& event, InboundType type) {
  Inbound out;
  out.type = type;
  set_x_people(text_at(body, "for_user_id"), text_at(event, "sender_id"),
               text_at(event, "target/recipient_id"), out);
  const std::string time = text_at(event, "created_timestamp");
  out.dedupe_key = text_at(event, "sender_id") + ":" + time;
  out.sent_at = number_at(event, "created_timestamp");
  if (type == InboundType::status) {
    out.event = "read";
    out.key = text_at(event, "last_read_event_id");
  }
  return out;
}

Inbound read_x_typing(const Json& body, const Json& event) {
  return read_x_notice(body, event, InboundType::typing);
}
Inbound read_x_reading(const Json& body, const Json& event) {
  return read_x_notice(body, event, InboundType::status);
}

Inbound read_x_follow(const Json& body, const Json& event) {
  Inbound out;
  out.type = InboundType::event;
  out.event = text_at(event, "type") == "unfollow" ? "unsubscribe" : "subscribe";
  set_x_people(text_at(body, "for_user_id"), text_at(event, "source/id"), text_at(event, "target/id"), out);
  out.name = text_at(event, "source/name");
  out.sent_at = number_at(event, "created_timestamp");
  out.dedupe_key = text_at(event, "source/id") + ":" + text_at(event, "created_timestamp");
  if (out.outgoing) out.type = InboundType::ignore;  // the account followed somebody
  return out;
}

Inbound read_x_post(const Json&, const Json& event) {
  Inbound out;
  out.dedupe_key = text_at(event, "id_str");
  return out;
}

}  // namespace

std::vector<Inbound> read_x(const Json& body) {
  std::vector<Inbound> out;
  const auto each = [&](const char* list, Inbound (*read)(const Json&, const Json&)) {
    const Json& events = at(body, list);
    if (!events.is_array()) return;
    for (const Json& event : events) out.push_back(read(body, event));
  };
  each("direct_message_events", &read_x_message);
  each("direct_message_indicate_typing_events", &read_x_typing);
  each("direct_message_mark_read_events", &read_x_reading);
  each("follow_events", &read_x_follow);
  each("tweet_create_events", &read_x_post);
  if (out.empty()) out.emplace_back();
  return out;
}

}  // namespace yingda::channels
