#include "channels/relay/stored.hpp"

#include <array>

#include "base/crypto.hpp"
#include "channels/json_read.hpp"

namespace yingda::channels {
namespace {

constexpr std::size_t kKeyBytes = 96;

constexpr std::array kStoredTypes = {
    InboundType::text,     InboundType::image, InboundType::file,    InboundType::voice,  InboundType::video,
    InboundType::location, InboundType::link,  InboundType::event,   InboundType::button, InboundType::status,
    InboundType::typing,   InboundType::call,  InboundType::control, InboundType::ignore};

InboundType stored_type(std::string_view text) {
  for (const InboundType type : kStoredTypes) {
    if (to_text(type) == text) return type;
  }
  return InboundType::ignore;
}

Json pack_media(const Media& media) {
  return {{"id", media.id},     {"url", media.url},   {"mime", media.mime},
          {"name", media.name}, {"size", media.size}, {"duration", media.duration}};
}

}  // namespace

Json pack_inbound(const Inbound& inbound) {
  Json out = {{"type", to_text(inbound.type)},
              {"dedupe_key", inbound.dedupe_key},
              {"user_id", inbound.user_id},
              {"conversation_id", inbound.conversation_id},
              {"text", inbound.text},
              {"event", inbound.event},
              {"key", inbound.key},
              {"outgoing", inbound.outgoing},
              {"name", inbound.name},
              {"phone", inbound.phone},
              {"email", inbound.email},
              {"union_id", inbound.union_id},
              {"sent_at", inbound.sent_at},
              {"reply_to", inbound.reply_to},
              {"extra", inbound.extra}};
  for (const Media& media : inbound.media) out["media"].push_back(pack_media(media));
  if (inbound.location) {
    out["location"] = {
        {"lat", inbound.location->lat}, {"lon", inbound.location->lon}, {"label", inbound.location->label}};
  }
  return out;
}

Inbound unpack_inbound(const Json& json) {
  Inbound out;
  out.type = stored_type(text_at(json, "type"));
  out.dedupe_key = text_at(json, "dedupe_key");
  out.user_id = text_at(json, "user_id");
  out.conversation_id = text_at(json, "conversation_id");
  out.text = text_at(json, "text");
  out.event = text_at(json, "event");
  out.key = text_at(json, "key");
  out.outgoing = true_at(json, "outgoing");
  out.name = text_at(json, "name");
  out.phone = text_at(json, "phone");
  out.email = text_at(json, "email");
  out.union_id = text_at(json, "union_id");
  out.sent_at = number_at(json, "sent_at");
  if (at(json, "reply_to").is_object()) out.reply_to = at(json, "reply_to");
  if (at(json, "extra").is_object()) out.extra = at(json, "extra");
  for (const Json& media : at(json, "media")) {
    out.media.push_back({text_at(media, "id"), text_at(media, "url"), text_at(media, "mime"),
                         text_at(media, "name"), number_at(media, "size"), number_at(media, "duration")});
  }
  if (at(json, "location").is_object()) {
    out.location = {real_at(json, "location/lat"), real_at(json, "location/lon"),
                    text_at(json, "location/label")};
  }
  return out;
}

Json pack_piece(const Piece& piece) {
  return {{"part", to_json(Parts{piece.part})[0]}, {"text", piece.text}};
}

Piece unpack_piece(const Json& json) {
  Piece piece{TextPart{}, text_at(json, "text")};
  if (auto parts = parse_parts(Json::array({at(json, "part")}))) piece.part = std::move(parts->front());
  return piece;
}

std::string dedupe_key_of(const Inbound& inbound) {
  // An echo, a status and a message may share the platform's id.
  std::string kind = inbound.outgoing ? "out:" : "";
  if (inbound.type == InboundType::status) kind = "status:" + inbound.event + ":";
  if (inbound.dedupe_key.empty()) return kind + "#" + to_hex(sha256(pack_inbound(inbound).dump()));
  if (inbound.dedupe_key.size() > kKeyBytes) return kind + "#" + to_hex(sha256(inbound.dedupe_key));
  return kind + inbound.dedupe_key;
}

}  // namespace yingda::channels
