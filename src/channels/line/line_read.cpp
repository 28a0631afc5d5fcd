#include "channels/line/line_read.hpp"

#include <algorithm>
#include <array>

#include "channels/json_read.hpp"

namespace yingda::channels {
namespace {

struct LineFile {
  std::string_view name;
  InboundType type;
};
constexpr std::array kLineFiles = {
    LineFile{"image", InboundType::image}, LineFile{"video", InboundType::video},
    LineFile{"audio", InboundType::voice}, LineFile{"file", InboundType::file}};

struct LineEvent {
  std::string_view name;
  std::string_view event;
};
constexpr std::array kLineEvents = {LineEvent{"follow", "subscribe"},
                                    LineEvent{"join", "subscribe"},
                                    LineEvent{"unfollow", "unsubscribe"},
                                    LineEvent{"leave", "unsubscribe"},
                                    LineEvent{"memberJoined", "member_joined"},
                                    LineEvent{"memberLeft", "member_left"},
                                    LineEvent{"beacon", "beacon"},
                                    LineEvent{"accountLink", "account_link"}};

void read_line_message(const Json& message, Inbound& out) {
  const std::string kind = text_at(message, "type");
  out.extra["message_id"] = text_at(message, "id");
  if (kind == "text") {
    out.type = InboundType::text;
    out.text = text_at(message, "text");
  } else if (kind == "location") {
    std::string label = text_at(message, "title");
    if (label.empty()) label = text_at(message, "address");
    out.type = InboundType::location;
    out.location = {real_at(message, "latitude"), real_at(message, "longitude"), std::move(label)};
  } else if (kind == "sticker") {
    out.type = InboundType::image;
    out.text = text_at(message, "text");  // written by the customer, or what the sticker stands for
    if (out.text.empty()) out.text = text_at(message, "keywords/0");
    out.key = text_at(message, "packageId") + ":" + text_at(message, "stickerId");
  } else if (const auto file = std::ranges::find(kLineFiles, kind, &LineFile::name);
             file != kLineFiles.end()) {
    const bool external = text_at(message, "contentProvider/type") == "external";
    out.type = file->type;
    Media& media = out.media.emplace_back();
    if (external) {
      media.url = text_at(message, "contentProvider/originalContentUrl");
    } else {
      media.id = text_at(message, "id");
    }
    media.name = text_at(message, "fileName");
    media.size = number_at(message, "fileSize");
    media.duration = number_at(message, "duration");
  }
}

Inbound read_line_event(const Json& event) {
  Inbound out;
  out.dedupe_key = text_at(event, "webhookEventId");
  if (text_at(event, "mode") == "standby") return out;  // another module answers this talk
  const std::string source = text_at(event, "source/type");
  const std::string place = text_at(event, "source/" + source + "Id");
  out.user_id = text_at(event, "source/userId");
  if (out.user_id.empty()) out.user_id = place;  // of a group's member who has not agreed to be known
  out.conversation_id = source + ":" + place;
  out.sent_at = number_at(event, "timestamp");
  if (const std::string token = text_at(event, "replyToken"); !token.empty())
    out.reply_to = {{"reply_token", token}};
  const std::string kind = text_at(event, "type");
  if (kind == "message") {
    read_line_message(at(event, "message"), out);
  } else if (kind == "postback") {
    out.type = InboundType::button;
    out.key = text_at(event, "postback/data");
  } else if (kind == "unsend") {
    out.type = InboundType::event;
    out.event = "unsend";
    out.key = text_at(event, "unsend/messageId");
  } else if (const auto known = std::ranges::find(kLineEvents, kind, &LineEvent::name);
             known != kLineEvents.end()) {
    out.type = InboundType::event;
    out.event = known->event;
  }
  return out;
}

}  // namespace

std::vector<Inbound> read_line(const Json& body) {
  std::vector<Inbound> out;
  const Json& events = at(body, "events");
  if (!events.is_array()) return out;
  for (const Json& event : events) out.push_back(read_line_event(event));
  return out;
}

}  // namespace yingda::channels
