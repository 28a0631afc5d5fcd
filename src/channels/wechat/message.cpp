#include "channels/wechat/message.hpp"

#include <array>

#include "base/text.hpp"
#include "channels/json_read.hpp"
#include "channels/times.hpp"
#include "channels/wechat/xml.hpp"

namespace yingda::channels {
namespace {

struct WechatEvent {
  std::string_view name;  // lower case: WeCom writes click where the official account writes CLICK
  InboundType type;
  std::string_view event;
  const char* key;
};
constexpr std::array kWechatEvents = {
    WechatEvent{"subscribe", InboundType::event, "subscribe", "EventKey"},
    WechatEvent{"unsubscribe", InboundType::event, "unsubscribe", "EventKey"},
    WechatEvent{"scan", InboundType::event, "enter_session", "EventKey"},
    WechatEvent{"enter_agent", InboundType::event, "enter_session", "EventKey"},
    WechatEvent{"user_enter_tempsession", InboundType::event, "enter_session", "SessionFrom"},
    WechatEvent{"click", InboundType::event, "menu_click", "EventKey"},
    WechatEvent{"view", InboundType::event, "view", "EventKey"},
    WechatEvent{"view_miniprogram", InboundType::event, "view", "EventKey"},
    WechatEvent{"location", InboundType::event, "location", "EventKey"},
    WechatEvent{"template_card_event", InboundType::button, "", "EventKey"},
    WechatEvent{"templatesendjobfinish", InboundType::status, "", "MsgID"},
};

void read_wechat_event(const Json& message, Inbound& out) {
  const std::string name = ascii_lower(text_at(message, "Event"));
  for (const WechatEvent& known : kWechatEvents) {
    if (known.name != name) continue;
    out.type = known.type;
    out.event = known.event;
    out.key = text_at(message, known.key);
  }
  if (out.type == InboundType::status)
    out.event = text_at(message, "Status") == "success" ? "delivered" : "failed";
  if (out.event == "location")
    out.location = {real_at(message, "Latitude"), real_at(message, "Longitude"), ""};
  if (const std::string code = text_at(message, "ResponseCode"); !code.empty())
    out.reply_to = {{"response_code", code}};
}

std::string voice_mime(const Json& message) {
  const std::string format = ascii_lower(text_at(message, "Format"));
  return format.empty() ? "" : "audio/" + format;
}

void read_wechat_link(const Json& message, Inbound& out, const char* key) {
  out.type = InboundType::link;
  out.text = text_at(message, "Title");
  out.key = text_at(message, key);
  for (const char* name : {"Description", "AppId"}) {
    if (const std::string value = text_at(message, name); !value.empty())
      out.extra[ascii_lower(name)] = value;
  }
}

void read_wechat_content(const Json& message, Inbound& out) {
  const std::string kind = text_at(message, "MsgType");
  const std::string media = text_at(message, "MediaId");
  if (kind == "text") {
    out.type = InboundType::text;
    out.text = text_at(message, "Content");
    out.key = text_at(message, "bizmsgmenuid");  // of the menu's line that was tapped
  } else if (kind == "image") {
    out.type = InboundType::image;
    out.media.push_back({media, text_at(message, "PicUrl"), "", "", 0});
  } else if (kind == "voice") {
    out.type = InboundType::voice;
    out.text = text_at(message, "Recognition");
    out.media.push_back({media, "", voice_mime(message), "", 0});
  } else if (kind == "video" || kind == "shortvideo") {
    out.type = InboundType::video;
    out.media.push_back({media, "", "", "", 0});
  } else if (kind == "file") {
    out.type = InboundType::file;
    out.media.push_back({media, "", "", text_at(message, "Title"), number_at(message, "FileTotalLen")});
  } else if (kind == "location") {
    out.type = InboundType::location;
    out.location = {real_at(message, "Location_X"), real_at(message, "Location_Y"),
                    text_at(message, "Label")};
  } else if (kind == "link") {
    read_wechat_link(message, out, "Url");
  } else if (kind == "miniprogrampage") {
    read_wechat_link(message, out, "PagePath");
  } else if (kind == "event") {
    read_wechat_event(message, out);
  }
}

}  // namespace

std::optional<Json> read_wechat_body(std::string_view body) {
  const auto start = body.find_first_not_of(" \t\r\n");
  const bool xml = start != std::string_view::npos && body[start] == '<';
  auto out = xml ? read_xml(body) : read_json(body);
  if (!out || !out->is_object()) return std::nullopt;
  return out;
}

Inbound read_wechat_message(const Json& message) {
  Inbound out;
  out.user_id = text_at(message, "FromUserName");
  out.conversation_id = text_at(message, "ToUserName") + ":" + out.user_id;
  out.dedupe_key = text_at(message, "MsgId");
  // Events have no id.
  if (out.dedupe_key.empty()) out.dedupe_key = out.user_id + ":" + text_at(message, "CreateTime");
  out.sent_at = seconds_at(message, "CreateTime");
  read_wechat_content(message, out);
  return out;
}

}  // namespace yingda::channels
