#include "channels/generic_webhook/messages.hpp"

#include <array>

#include "channels/calls.hpp"
#include "channels/json_read.hpp"

namespace yingda::channels {
namespace {

constexpr std::array kGenericTypes = {InboundType::text,   InboundType::image,    InboundType::file,
                                      InboundType::voice,  InboundType::video,    InboundType::link,
                                      InboundType::event,  InboundType::location, InboundType::call,
                                      InboundType::button, InboundType::status,   InboundType::typing};

// What a message without "type" is, by what it holds.
InboundType implied_type(const Json& message) {
  if (at(message, "location").is_object()) return InboundType::location;
  if (const Json& files = at(message, "attachments"); files.is_array() && !files.empty()) {
    return text_at(files, "0/mime").starts_with("image/") ? InboundType::image : InboundType::file;
  }
  return at(message, "text").is_string() ? InboundType::text : InboundType::ignore;
}

InboundType generic_type(const Json& message) {
  const std::string name = text_at(message, "type");
  if (name.empty()) return implied_type(message);
  for (const InboundType type : kGenericTypes) {
    if (to_text(type) == name) return type;
  }
  return InboundType::ignore;
}

// Milliseconds, seconds or RFC 3339.
TimeMs generic_time(const Json& message) {
  constexpr TimeMs kFirstMs = 100'000'000'000;
  const TimeMs number = number_at(message, "timestamp");
  if (number == 0) return from_rfc3339(text_at(message, "timestamp")).value_or(0);
  return number < kFirstMs ? seconds_at(message, "timestamp") : number;
}

Inbound read_generic_message(const Json& message) {
  Inbound out;
  out.type = generic_type(message);
  out.dedupe_key = text_at(message, "id");
  out.user_id = text_at(message, "user/id");
  out.name = text_at(message, "user/name");
  out.phone = text_at(message, "user/phone");
  out.email = text_at(message, "user/email");
  out.conversation_id = text_at(message, "conversation_id");
  if (out.conversation_id.empty()) out.conversation_id = out.user_id;
  out.text = text_at(message, "text");
  out.event = text_at(message, "event");
  out.key = text_at(message, "key");
  out.outgoing = text_at(message, "direction") == "out";
  out.sent_at = generic_time(message);
  if (const Json& files = at(message, "attachments"); files.is_array()) {
    for (const Json& file : files) {
      Media one{"", text_at(file, "url"), text_at(file, "mime"), text_at(file, "name"),
                number_at(file, "size")};
      if (one.url.starts_with("https://") || one.url.starts_with("http://"))
        out.media.push_back(std::move(one));
    }
  }
  if (const Json& place = at(message, "location"); place.is_object())
    out.location = {real_at(place, "lat"), real_at(place, "lon"), text_at(place, "label")};
  return out;
}

Json generic_buttons(const std::vector<Button>& buttons) {
  Json out = Json::array();
  for (const Button& button : buttons) {
    Json one = {{"label", button.label}};
    one[button.url.empty() ? "reply" : "url"] = button.url.empty() ? button.reply : button.url;
    out.push_back(std::move(one));
  }
  return out;
}

Json generic_cards(const CardPart& part) {
  Json out = Json::array();
  for (const Card& card : part.cards) {
    Json one = {{"title", card.title}, {"text", card.text}, {"buttons", generic_buttons(card.buttons)}};
    if (!card.image_url.empty()) one["image_url"] = card.image_url;
    out.push_back(std::move(one));
  }
  return out;
}

}  // namespace

std::optional<std::vector<Inbound>> read_generic(const Json& body, std::string_view fallback) {
  const Json& list = at(body, "messages");
  const Json messages = list.is_array() ? list : Json::array({body});
  std::vector<Inbound> out;
  for (const Json& message : messages) {
    Inbound one = read_generic_message(message);
    if (one.user_id.empty()) return std::nullopt;
    if (one.dedupe_key.empty() && !fallback.empty()) {
      one.dedupe_key = fallback;
      if (!out.empty()) one.dedupe_key += ":" + std::to_string(out.size());
    }
    out.push_back(std::move(one));
  }
  return out;
}

Json generic_body(const Outgoing& message) {
  Json out = {{"id", message.id},
              {"conversation_id", message.conversation_id},
              {"user", {{"id", message.user_id}}},
              {"timestamp", message.now}};
  if (const auto* file = std::get_if<FilePart>(&message.part)) {
    out["type"] = file->image ? "image" : "file";
    out["attachments"] = Json::array({{{"url", message.media_url},
                                       {"mime", file->media_type},
                                       {"name", file->name},
                                       {"size", file->size}}});
  } else if (const auto* choices = std::get_if<QuickRepliesPart>(&message.part)) {
    out["type"] = "choices";
    out["text"] = message.text;
    out["choices"] = generic_buttons(choices->options);
  } else if (const auto* cards = std::get_if<CardPart>(&message.part)) {
    out["type"] = "cards";
    out["cards"] = generic_cards(*cards);
  } else {
    out["type"] = "text";
    out["text"] = plain_text({message.part});
  }
  return out;
}

}  // namespace yingda::channels
