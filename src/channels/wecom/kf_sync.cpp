#include "channels/wecom/kf_sync.hpp"

#include <array>

#include "channels/json_read.hpp"
#include "channels/times.hpp"

namespace yingda::channels {
namespace {

constexpr std::int64_t kFromServicer = 5;

struct KfKind {
  const char* name;
  InboundType type;
};
constexpr std::array kKfFiles = {KfKind{"image", InboundType::image}, KfKind{"voice", InboundType::voice},
                                 KfKind{"video", InboundType::video}, KfKind{"file", InboundType::file}};

// Things with a title that lead somewhere.
struct KfLink {
  const char* name;
  const char* text;
  const char* key;
};
constexpr std::array kKfLinks = {KfLink{"link", "title", "url"}, KfLink{"miniprogram", "title", "pagepath"},
                                 KfLink{"business_card", "userid", "userid"},
                                 KfLink{"channels_shop_product", "title", "product_id"},
                                 KfLink{"channels_shop_order", "product_titles", "order_id"}};

void read_kf_enter(const Json& event, Inbound& out) {
  out.type = InboundType::event;
  out.event = "enter_session";
  out.key = text_at(event, "scene");
  for (const char* name : {"scene", "scene_param", "welcome_code"}) {
    if (const std::string value = text_at(event, name); !value.empty()) out.extra[name] = value;
  }
  if (const std::string code = text_at(event, "welcome_code"); !code.empty())
    out.reply_to = {{"welcome_code", code}};
}

void read_kf_event(const Json& event, Inbound& out) {
  const std::string kind = text_at(event, "event_type");
  if (kind == "enter_session") {
    read_kf_enter(event, out);
  } else if (kind == "msg_send_fail") {
    out.type = InboundType::status;
    out.event = "failed";
    out.key = text_at(event, "fail_msgid");
    out.extra["fail_type"] = number_at(event, "fail_type");
  } else if (kind == "user_recall_msg") {
    out.type = InboundType::event;
    out.event = "unsend";
    out.key = text_at(event, "recall_msgid");
  } else if (kind == "session_status_change") {
    out.type = InboundType::control;
    out.event = kind;
    out.key = text_at(event, "change_type");
  }
}

void read_kf_text(const Json& message, Inbound& out) {
  out.type = InboundType::text;
  out.text = text_at(message, "text/content");
  out.key = text_at(message, "text/menu_id");
  if (out.key.size() > kKfAnswerId.size() && out.key.starts_with(kKfAnswerId))
    out.text = out.key.substr(kKfAnswerId.size());
}

void read_kf_content(const Json& message, Inbound& out) {
  const std::string kind = text_at(message, "msgtype");
  if (kind == "text") read_kf_text(message, out);
  if (kind == "event") read_kf_event(at(message, "event"), out);
  if (kind == "location") {
    out.type = InboundType::location;
    const std::string name = text_at(message, "location/name");
    out.location = {real_at(message, "location/latitude"), real_at(message, "location/longitude"),
                    name.empty() ? text_at(message, "location/address") : name};
  }
  for (const KfKind& file : kKfFiles) {
    if (kind != file.name) continue;
    out.type = file.type;
    out.media.push_back({text_at(at(message, kind), "media_id"), "", "", "", 0});
  }
  for (const KfLink& link : kKfLinks) {
    if (kind != link.name) continue;
    out.type = InboundType::link;
    out.text = text_at(at(message, kind), link.text);
    out.key = text_at(at(message, kind), link.key);
  }
}

std::string kf_field(const Json& message, const std::string& name) {
  const std::string outside = text_at(message, name);
  return outside.empty() ? text_at(message, "event/" + name) : outside;
}

Inbound read_kf_message(const Json& message) {
  Inbound out;
  out.dedupe_key = text_at(message, "msgid");
  out.user_id = kf_field(message, "external_userid");
  out.conversation_id = kf_field(message, "open_kfid") + ":" + out.user_id;
  out.sent_at = seconds_at(message, "send_time");
  out.outgoing = number_at(message, "origin") == kFromServicer;
  read_kf_content(message, out);
  return out;
}

}  // namespace

KfBatch read_kf_batch(const Json& answer) {
  KfBatch out;
  out.next_cursor = text_at(answer, "next_cursor");
  out.more = number_at(answer, "has_more") == 1;
  const Json& list = at(answer, "msg_list");
  if (!list.is_array()) return out;
  for (const Json& message : list) {
    if (out.kf.empty()) out.kf = kf_field(message, "open_kfid");
    out.messages.push_back(read_kf_message(message));
  }
  return out;
}

}  // namespace yingda::channels
