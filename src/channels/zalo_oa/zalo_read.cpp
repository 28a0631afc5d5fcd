#include "channels/zalo_oa/zalo_read.hpp"

#include <algorithm>
#include <array>

#include "channels/json_read.hpp"

namespace yingda::channels {
namespace {

struct ZaloKind {
  std::string_view name;
  InboundType type;
};
constexpr std::array kZaloKinds = {
    ZaloKind{"text", InboundType::text},   ZaloKind{"image", InboundType::image},
    ZaloKind{"gif", InboundType::image},   ZaloKind{"sticker", InboundType::image},
    ZaloKind{"audio", InboundType::voice}, ZaloKind{"video", InboundType::video},
    ZaloKind{"file", InboundType::file},   ZaloKind{"location", InboundType::location},
    ZaloKind{"link", InboundType::link},   ZaloKind{"business_card", InboundType::text},
    ZaloKind{"links", InboundType::link}};

void read_zalo_message(const Json& message, std::string_view kind, Inbound& out) {
  out.dedupe_key = text_at(message, "msg_id");
  out.text = text_at(message, "text");
  const auto known = std::ranges::find(kZaloKinds, kind, &ZaloKind::name);
  if (known == kZaloKinds.end()) return;
  out.type = known->type;
  const Json& attachments = at(message, "attachments");
  if (!attachments.is_array()) return;
  for (const Json& attachment : attachments) {
    const Json& payload = at(attachment, "payload");
    const std::string url = text_at(payload, "url");
    if (out.type == InboundType::location) {
      out.location = {real_at(payload, "coordinates/latitude"), real_at(payload, "coordinates/longitude"),
                      ""};
    } else if (out.type == InboundType::link) {
      if (out.text.empty()) out.text = text_at(payload, "title");
      out.key = url;
    } else if (out.type == InboundType::text) {  // a business card
      if (out.text.empty()) out.text = text_at(payload, "description");
    } else if (!url.empty()) {
      out.media.push_back({"", url, "", text_at(payload, "name"), number_at(payload, "size")});
    }
  }
}

// user_received_message and user_seen_message name the messages that they tell of.
std::vector<Inbound> read_zalo_receipt(const Json& message, std::string_view event, const Inbound& common) {
  std::vector<std::string> ids;
  if (const Json& list = at(message, "msg_ids"); list.is_array()) {
    for (const Json& id : list) ids.push_back(text_at(id, ""));
  } else {
    ids.push_back(text_at(message, "msg_id"));
  }
  std::vector<Inbound> out;
  for (const std::string& id : ids) {
    Inbound& one = out.emplace_back(common);
    one.type = InboundType::status;
    one.event = event;
    one.key = id;
    one.dedupe_key = id + ":" + one.event;
  }
  return out;
}

// Follows have no message: who and when names them.
void read_zalo_event(const Json& body, std::string_view event, Inbound& out) {
  out.type = InboundType::event;
  out.event = event;
  if (const std::string id = text_at(body, "follower/id"); !id.empty()) out.user_id = id;
  std::string oa = text_at(body, "oa_id");
  if (oa.empty()) oa = text_at(body, "recipient/id");
  out.conversation_id = oa + ":" + out.user_id;
  out.dedupe_key = out.user_id + ":" + text_at(body, "timestamp");
}

}  // namespace

std::vector<Inbound> read_zalo(const Json& body) {
  constexpr std::array<std::string_view, 3> kSenders = {"user_send_", "anonymous_send_", "oa_send_"};
  const std::string kind = text_at(body, "event_name");
  const Json& message = at(body, "message");
  Inbound out;
  out.outgoing = kind.starts_with("oa_send_");
  const std::string sender = text_at(body, "sender/id");
  const std::string recipient = text_at(body, "recipient/id");
  out.user_id = out.outgoing ? recipient : sender;
  out.conversation_id = (out.outgoing ? sender : recipient) + ":" + out.user_id;
  out.sent_at = number_at(body, "timestamp");
  for (const std::string_view start : kSenders) {
    if (!kind.starts_with(start)) continue;
    read_zalo_message(message, std::string_view(kind).substr(start.size()), out);
    return {std::move(out)};
  }
  if (kind == "user_received_message") return read_zalo_receipt(message, "delivered", out);
  if (kind == "user_seen_message") return read_zalo_receipt(message, "read", out);
  if (kind == "follow" || kind == "unfollow") {
    read_zalo_event(body, kind == "follow" ? "subscribe" : "unsubscribe", out);
  } else if (kind == "user_click_button") {
    read_zalo_event(body, "", out);
    out.type = InboundType::button;
    out.text = text_at(message, "text");
    out.key = text_at(message, "payload");
    if (const std::string id = text_at(message, "msg_id"); !id.empty()) out.dedupe_key = id;
  } else if (kind == "user_click_chatnow") {
    read_zalo_event(body, "enter_session", out);
  } else if (kind == "user_submit_info") {
    read_zalo_event(body, "submit_info", out);
    out.extra["info"] = at(body, "info");
  }
  return {std::move(out)};
}

}  // namespace yingda::channels
