#include "channels/qq_bot/qq_event.hpp"

#include <array>

#include "base/text.hpp"
#include "channels/json_read.hpp"

namespace yingda::channels {
namespace {

struct QqPlace {
  std::string_view event;
  const char* prefix;
  const char* id;
  const char* user;
};
constexpr std::array kQqMessages = {
    QqPlace{"C2C_MESSAGE_CREATE", "c2c:", "author/user_openid", "author/user_openid"},
    QqPlace{"GROUP_AT_MESSAGE_CREATE", "group:", "group_openid", "author/member_openid"},
    QqPlace{"GROUP_MESSAGE_CREATE", "group:", "group_openid", "author/member_openid"},
    QqPlace{"AT_MESSAGE_CREATE", "channel:", "channel_id", "author/id"},
    QqPlace{"DIRECT_MESSAGE_CREATE", "dms:", "guild_id", "author/id"}};

struct QqChange {
  std::string_view event;
  std::string_view meaning;
  QqPlace place;
};
constexpr std::array kQqChanges = {
    QqChange{"FRIEND_ADD", "subscribe", {"", "c2c:", "openid", "openid"}},
    QqChange{"FRIEND_DEL", "unsubscribe", {"", "c2c:", "openid", "openid"}},
    QqChange{"C2C_MSG_RECEIVE", "messages_allowed", {"", "c2c:", "openid", "openid"}},
    QqChange{"C2C_MSG_REJECT", "messages_refused", {"", "c2c:", "openid", "openid"}},
    QqChange{"GROUP_ADD_ROBOT", "invite", {"", "group:", "group_openid", "op_member_openid"}},
    QqChange{"GROUP_DEL_ROBOT", "unsubscribe", {"", "group:", "group_openid", "op_member_openid"}},
    QqChange{"GROUP_MSG_RECEIVE", "messages_allowed", {"", "group:", "group_openid", "op_member_openid"}},
    QqChange{"GROUP_MSG_REJECT", "messages_refused", {"", "group:", "group_openid", "op_member_openid"}}};

InboundType qq_media_type(std::string_view mime) {
  if (mime.starts_with("image")) return InboundType::image;
  if (mime.starts_with("voice") || mime.starts_with("audio")) return InboundType::voice;
  if (mime.starts_with("video")) return InboundType::video;
  return InboundType::file;
}

// Some addresses come without a scheme.
std::string qq_address(const Json& file) {
  std::string url = text_at(file, "url");
  return url.empty() || url.find("://") != std::string::npos ? url : "https://" + url;
}

// In a guild the text starts with who is addressed: <@!123>.
std::string qq_without_mention(std::string_view text) {
  text = trim(text);
  if (text.starts_with("<@")) {
    const auto end = text.find('>');
    if (end != std::string_view::npos) text = trim(text.substr(end + 1));
  }
  return std::string(text);
}

void put_qq_place(const QqPlace& place, const Json& data, Inbound& out) {
  out.user_id = text_at(data, place.user);
  out.conversation_id = place.prefix + text_at(data, place.id);
}

void read_qq_message(const Json& data, Inbound& out) {
  out.type = InboundType::text;
  out.text = qq_without_mention(text_at(data, "content"));
  const Json& files = at(data, "attachments");
  for (std::size_t i = 0; files.is_array() && i < files.size(); ++i) {
    std::string mime = text_at(files[i], "content_type");
    if (i == 0) out.type = qq_media_type(mime);
    out.media.push_back({"", qq_address(files[i]), std::move(mime), text_at(files[i], "filename"),
                         number_at(files[i], "size")});
  }
  out.name = text_at(data, "author/username");
  out.union_id = text_at(data, "author/union_openid");
  out.sent_at = from_rfc3339(text_at(data, "timestamp")).value_or(0);
  out.reply_to = {{"msg_id", text_at(data, "id")}};
}

void read_qq_tap(const Json& data, Inbound& out) {
  out.type = InboundType::button;
  out.key = text_at(data, "data/resolved/button_data");
  const std::string group = text_at(data, "group_openid");
  if (!group.empty()) {
    put_qq_place({"", "group:", "group_openid", "group_member_openid"}, data, out);
  } else if (!text_at(data, "user_openid").empty()) {
    put_qq_place({"", "c2c:", "user_openid", "user_openid"}, data, out);
  } else {
    put_qq_place({"", "channel:", "channel_id", "data/resolved/user_id"}, data, out);
  }
}

}  // namespace

Inbound read_qq_event(const Json& push) {
  Inbound out;
  const Json& data = at(push, "d");
  const std::string event = text_at(push, "t");
  const std::string outer = text_at(push, "id");
  out.dedupe_key = text_at(data, "id");
  if (out.dedupe_key.empty()) out.dedupe_key = outer;
  for (const QqPlace& place : kQqMessages) {
    if (place.event != event) continue;
    put_qq_place(place, data, out);
    read_qq_message(data, out);
  }
  for (const QqChange& change : kQqChanges) {
    if (change.event != event) continue;
    put_qq_place(change.place, data, out);
    out.type = InboundType::event;
    out.event = change.meaning;
    out.reply_to = {{"event_id", outer}};
  }
  if (event == "INTERACTION_CREATE") {
    read_qq_tap(data, out);
    out.reply_to = {{"event_id", outer}};
  }
  return out;
}

}  // namespace yingda::channels
