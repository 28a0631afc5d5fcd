#include "channels/apple_messages/messages.hpp"

#include "base/json_text.hpp"
#include "channels/calls.hpp"
#include "channels/crypto.hpp"
#include "channels/json_read.hpp"

namespace yingda::channels {
namespace {

constexpr std::string_view kBalloon =
    "com.apple.messages.MSMessageExtensionBalloonPlugin:0000000000:com.apple.icloud.apps.messages.business."
    "extension";
constexpr std::string_view kObjectMark = "\xEF\xBF\xBC";  // U+FFFC stands where an attachment was in the text

std::string without_marks(std::string text) {
  for (auto found = text.find(kObjectMark); found != std::string::npos; found = text.find(kObjectMark))
    text.erase(found, kObjectMark.size());
  return text;
}

void read_apple_attachments(const Json& body, std::string_view business, TimeMs now, Inbound& out) {
  const Json& list = at(body, "attachments");
  if (!list.is_array()) return;
  for (const Json& one : list) {
    const AppleAttachment attachment{text_at(one, "url"), text_at(one, "owner"), text_at(one, "signature"),
                                     text_at(one, "key"), std::string(business), now};
    out.media.push_back({attachment_id(attachment), attachment.url, text_at(one, "mimeType"),
                         text_at(one, "name"), number_at(one, "size")});
  }
  if (!out.media.empty()) out.type = type_of_mime(out.media[0].mime);
}

// What was picked, in whichever kind of bubble it stood.
const Json& picked_item(const Json& data) {
  if (const Json& quick = at(data, "quick-reply"); quick.is_object()) {
    const Json& items = at(quick, "items");
    const std::string chosen = text_at(quick, "selectedIdentifier");
    if (!items.is_array()) return items;
    for (const Json& item : items) {
      if (!chosen.empty() && text_at(item, "identifier") == chosen) return item;
    }
    return at(items, text_at(quick, "selectedIndex"));
  }
  if (const Json& picker = at(data, "listPicker"); picker.is_object())
    return at(picker, "sections/0/items/0");
  return at(data, "event/timeslots/0");
}

void read_apple_interactive(const Json& body, Inbound& out) {
  const Json& data = at(body, "interactiveData/data");
  if (!data.is_object()) {
    // A large answer is kept apart in a form that only Apple's service decodes.
    out.type = InboundType::event;
    out.event = "interactive_reply";
    return;
  }
  const Json& item = picked_item(data);
  out.type = InboundType::button;
  out.key = text_at(item, "identifier");
  out.text = text_at(item, "title");
  if (out.text.empty()) out.text = text_at(data, "replyMessage/title");
  if (out.key.empty()) out.key = text_at(data, "requestIdentifier");
}

std::string apple_key_of(const Json& body) {
  std::string out;
  for (const auto* name : {"intent", "group"}) {
    const std::string value = text_at(body, name);
    if (!value.empty()) out += (out.empty() ? "" : ";") + std::string(name) + "=" + value;
  }
  return out;
}

Json interactive(Json data, const Json& received) {
  data["version"] = "1.0";
  data["mspVersion"] = "1.0";
  return {{"bid", kBalloon},
          {"data", std::move(data)},
          {"receivedMessage", received},
          {"replyMessage", {{"title", ""}, {"style", "small"}}}};
}

Json apple_choices(const std::vector<Button>& options, const std::string& text, const std::string& id) {
  constexpr std::size_t kMostQuick = 5;
  const bool quick = options.size() >= 2 && options.size() <= kMostQuick;
  Json items = Json::array();
  for (const Button& option : options) {
    Json item = {{"identifier", option.reply}, {"title", option.label}};
    if (!quick) item["order"] = items.size();
    items.push_back(std::move(item));
  }
  Json data = {{"requestIdentifier", id}};
  if (quick) {
    data["quick-reply"] = {{"summaryText", text}, {"items", std::move(items)}};
  } else {
    const Json section = {
        {"title", text}, {"order", 0}, {"multipleSelection", false}, {"items", std::move(items)}};
    data["listPicker"] = {{"multipleSelection", false}, {"sections", Json::array({section})}};
  }
  return interactive(std::move(data), {{"title", text}, {"style", "small"}});
}

}  // namespace

std::string attachment_id(const AppleAttachment& attachment) {
  return json_text(Json{{"url", attachment.url},
                        {"owner", attachment.owner},
                        {"signature", attachment.signature},
                        {"key", attachment.key},
                        {"business", attachment.business},
                        {"received_at", attachment.received_at}});
}

std::optional<AppleAttachment> read_attachment_id(std::string_view id) {
  const auto json = read_json(id);
  if (!json) return std::nullopt;
  AppleAttachment out{text_at(*json, "url"), text_at(*json, "owner"),    text_at(*json, "signature"),
                      text_at(*json, "key"), text_at(*json, "business"), number_at(*json, "received_at")};
  if (out.url.empty()) return std::nullopt;
  return out;
}

std::optional<std::string> open_attachment(std::string_view key, std::string_view bytes) {
  constexpr std::size_t kKeyBytes = 32;
  constexpr std::size_t kCounterBytes = 16;
  auto raw = from_hex(key);
  if (raw && raw->size() == kKeyBytes + 1 && raw->front() == '\0') raw->erase(0, 1);
  if (!raw || raw->size() != kKeyBytes) return std::nullopt;
  return aes_ctr(*raw, std::string(kCounterBytes, '\0'), bytes);
}

Inbound read_apple(const Json& body, const Fields& headers, TimeMs now) {
  const auto either = [&](const char* name, const char* in_header) {
    const std::string value = text_at(body, name);
    return value.empty() ? std::string(header(headers, in_header)) : value;
  };
  Inbound out;
  const std::string business = either("destinationId", "destination-id");
  out.dedupe_key = either("id", "id");
  out.user_id = either("sourceId", "source-id");
  out.conversation_id = business + ":" + out.user_id;
  const std::string type = text_at(body, "type");
  if (type == "text") {
    out.type = InboundType::text;
    out.text = without_marks(text_at(body, "body"));
    out.key = apple_key_of(body);
    read_apple_attachments(body, business, now, out);
  } else if (type == "interactive") {
    read_apple_interactive(body, out);
  } else if (type == "typing_start" || type == "typing_end") {
    out.type = InboundType::typing;
    if (type == "typing_end") out.event = "end";
  } else if (type == "close") {
    out.type = InboundType::event;
    out.event = "unsubscribe";
  } else if (type == "richLink") {
    out.type = InboundType::link;
    out.key = text_at(body, "richLinkData/url");
    out.text = text_at(body, "richLinkData/title");
  }
  return out;
}

Json apple_body(const Outgoing& message, std::string_view business) {
  const std::string id = uuid_of(message.id);
  Json out = {{"v", 1},
              {"type", "text"},
              {"id", id},
              {"sourceId", business},
              {"destinationId", message.user_id},
              {"locale", "zh_CN"}};
  const auto* choices = std::get_if<QuickRepliesPart>(&message.part);
  if (choices == nullptr) {
    out["body"] = plain_text({message.part});
    return out;
  }
  std::vector<Button> options;
  std::string text = message.text;
  for (const Button& option : choices->options) {
    // A list offers answers only: links go into the words above it.
    if (option.url.empty()) {
      options.push_back(option);
    } else {
      text += "\n" + option.label + ": " + option.url;
    }
  }
  if (options.empty()) {
    out["body"] = text;
  } else {
    out["type"] = "interactive";
    out["interactiveData"] = apple_choices(options, text, id);
  }
  return out;
}

}  // namespace yingda::channels
