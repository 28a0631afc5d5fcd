#include "channels/weibo/weibo_message.hpp"

#include <array>

#include "channels/json_read.hpp"

namespace yingda::channels {
namespace {

struct WeiboEvent {
  std::string_view name;
  std::string_view event;
};
constexpr std::array kWeiboEvents = {
    WeiboEvent{"follow", "subscribe"},        WeiboEvent{"subscribe", "subscribe"},
    WeiboEvent{"scan_follow", "subscribe"},   WeiboEvent{"unfollow", "unsubscribe"},
    WeiboEvent{"unsubscribe", "unsubscribe"}, WeiboEvent{"click", "menu_click"},
    WeiboEvent{"scan", "enter_session"}};

void read_weibo_content(const Json& push, const Json& data, Inbound& out) {
  const std::string kind = text_at(push, "type");
  const std::string text = text_at(push, "text");
  if (kind == "text") {
    out.type = InboundType::text;
    out.text = text;
  } else if (kind == "mention") {
    out.type = InboundType::text;
    out.text = text;
    out.key = text_at(data, "key");
    out.extra = {{"status_id", text_at(data, "status_id")}};
  } else if (kind == "image" || kind == "voice") {
    out.type = kind == "image" ? InboundType::image : InboundType::voice;
    out.media.push_back({text_at(data, "tovfid"), "", "", "", 0});
  } else if (kind == "position") {
    out.type = InboundType::location;
    out.location = {real_at(data, "latitude"), real_at(data, "longitude"), text};
  } else if (kind == "event") {
    const std::string subtype = text_at(data, "subtype");
    for (const WeiboEvent& known : kWeiboEvents) {
      if (known.name != subtype) continue;
      out.type = InboundType::event;
      out.event = known.event;
      out.key = text_at(data, "key");
    }
  }
}

}  // namespace

TimeMs weibo_time(std::string_view text) {
  constexpr std::string_view kMonths = "JanFebMarAprMayJunJulAugSepOctNovDec";
  constexpr std::size_t kLength = 30;
  if (text.size() != kLength) return 0;
  const auto month = kMonths.find(text.substr(4, 3));
  if (month == std::string_view::npos || month % 3 != 0) return 0;
  const std::string number = std::to_string(month / 3 + 1);
  const std::string offset(text.substr(20, 5));
  const auto read =
      from_rfc3339(std::string(text.substr(26, 4)) + "-" + (number.size() == 1 ? "0" : "") + number + "-" +
                   std::string(text.substr(8, 2)) + "T" + std::string(text.substr(11, 8)) +
                   offset.substr(0, 3) + ":" + offset.substr(3));
  return read.value_or(0);
}

Inbound read_weibo_message(const Json& push) {
  Inbound out;
  out.user_id = text_at(push, "sender_id");
  out.conversation_id = text_at(push, "receiver_id") + ":" + out.user_id;
  out.sent_at = weibo_time(text_at(push, "created_at"));
  const Json& given = at(push, "data");
  const Json data = given.is_string() ? read_json(given.get<std::string>()).value_or(Json()) : given;
  read_weibo_content(push, data, out);
  return out;
}

}  // namespace yingda::channels
