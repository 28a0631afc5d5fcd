#include "channels/matrix/events.hpp"

#include <array>
#include <charconv>

#include "channels/json_read.hpp"

namespace yingda::channels {
namespace {

struct MatrixKind {
  std::string_view msgtype;
  InboundType type;
};
constexpr std::array kMatrixKinds = {
    MatrixKind{"m.text", InboundType::text},        MatrixKind{"m.emote", InboundType::text},
    MatrixKind{"m.image", InboundType::image},      MatrixKind{"m.file", InboundType::file},
    MatrixKind{"m.audio", InboundType::voice},      MatrixKind{"m.video", InboundType::video},
    MatrixKind{"m.location", InboundType::location}};

// "geo:51.5,0.12" of RFC 5870; a height and parameters may follow.
std::optional<Location> location_of(std::string_view uri) {
  constexpr std::string_view kScheme = "geo:";
  if (!uri.starts_with(kScheme)) return std::nullopt;
  uri.remove_prefix(kScheme.size());
  uri = uri.substr(0, uri.find(';'));
  Location out;
  const char* const end = uri.end();
  const auto lat = std::from_chars(uri.begin(), end, out.lat);
  if (lat.ec != std::errc{} || lat.ptr == end || *lat.ptr != ',') return std::nullopt;
  if (std::from_chars(lat.ptr + 1, end, out.lon).ec != std::errc{}) return std::nullopt;
  return out;
}

void read_matrix_file(const Json& content, Inbound& out) {
  const std::string url = text_at(content, "url");
  const std::string name = text_at(content, "filename");
  const std::string body = text_at(content, "body");
  // A body beside a name of its own is a caption.
  if (!name.empty() && body != name) out.text = body;
  if (url.empty()) {
    // A sealed file needs keys that an application service has not.
    out.type = InboundType::event;
    out.event = "encrypted";
    return;
  }
  out.media.push_back({"", url, text_at(content, "info/mimetype"), name.empty() ? body : name,
                       number_at(content, "info/size")});
}

void read_matrix_message(const Json& event, Inbound& out) {
  const Json& content = at(event, "content");
  if (text_at(content, "m.relates_to/rel_type") == "m.replace") {
    out.type = InboundType::event;
    out.event = "edit";
    out.text = text_at(content, "m.new_content/body");
    out.key = text_at(content, "m.relates_to/event_id");
    return;
  }
  const std::string msgtype = text_at(content, "msgtype");
  for (const MatrixKind& kind : kMatrixKinds) {
    if (kind.msgtype == msgtype) out.type = kind.type;
  }
  if (out.type == InboundType::text) {
    out.text = text_at(content, "body");
  } else if (out.type == InboundType::location) {
    out.location = location_of(text_at(content, "geo_uri"));
    if (!out.location) out.type = InboundType::ignore;
    if (out.location) out.location->label = text_at(content, "body");
  } else if (out.type != InboundType::ignore) {
    read_matrix_file(content, out);
  }
}

void read_matrix_member(const Json& event, std::string_view ours, Inbound& out) {
  const std::string membership = text_at(event, "content/membership");
  const std::string whom = text_at(event, "state_key");
  if (membership == "invite") {
    // Customers may be invited too; without a user of ours in the settings every invitation is taken as ours.
    if (!ours.empty() && whom != ours) return;
    out.event = "invite";
  } else if (membership == "join" || membership == "leave" || membership == "ban") {
    out.user_id = whom;
    out.event = membership == "join" ? "subscribe" : "unsubscribe";
  }
  if (!out.event.empty()) out.type = InboundType::event;
}

Inbound read_matrix_event(const Json& event, std::string_view ours) {
  Inbound out;
  const std::string type = text_at(event, "type");
  out.dedupe_key = text_at(event, "event_id");
  out.user_id = text_at(event, "sender");
  out.conversation_id = text_at(event, "room_id");
  out.sent_at = number_at(event, "origin_server_ts");
  out.outgoing = !ours.empty() && out.user_id == ours;
  if (type == "m.room.message") {
    read_matrix_message(event, out);
  } else if (type == "m.sticker") {
    out.type = InboundType::image;
    read_matrix_file(at(event, "content"), out);
  } else if (type == "m.room.member") {
    read_matrix_member(event, ours, out);
  } else if (type == "m.reaction") {
    out.type = InboundType::event;
    out.event = "reaction";
    out.key = text_at(event, "content/m.relates_to/key");
  } else if (type == "m.room.redaction") {
    out.type = InboundType::event;
    out.event = "unsend";
    out.key = text_at(event, "redacts");
    if (out.key.empty()) out.key = text_at(event, "content/redacts");  // since room version 11
  } else if (type == "m.room.encrypted") {
    out.type = InboundType::event;
    out.event = "encrypted";
  }
  return out;
}

void read_matrix_typing(const Json& event, std::string_view ours, std::vector<Inbound>& out) {
  const Json& users = at(event, "content/user_ids");
  if (!users.is_array()) return;
  for (const Json& user : users) {
    Inbound one;
    one.type = InboundType::typing;
    one.user_id = text_at(user, "");
    one.conversation_id = text_at(event, "room_id");
    if (one.user_id != ours) out.push_back(std::move(one));
  }
}

// {event id: {"m.read": {user: {"ts": …}}}}
void read_matrix_receipts(const Json& event, std::string_view ours, std::vector<Inbound>& out) {
  const Json& content = at(event, "content");
  if (!content.is_object()) return;
  for (const auto& [id, receipts] : content.items()) {
    const Json& readers = at(receipts, "m.read");
    if (!readers.is_object()) continue;
    for (const auto& [user, receipt] : readers.items()) {
      if (user == ours) continue;
      Inbound one;
      one.type = InboundType::status;
      one.event = "read";
      one.key = id;
      one.user_id = user;
      one.conversation_id = text_at(event, "room_id");
      one.dedupe_key = id + ":read:" + user;
      one.sent_at = number_at(receipt, "ts");
      out.push_back(std::move(one));
    }
  }
}

}  // namespace

std::vector<Inbound> read_matrix(const Json& transaction, std::string_view ours) {
  std::vector<Inbound> out;
  if (const Json& events = at(transaction, "events"); events.is_array()) {
    for (const Json& event : events) out.push_back(read_matrix_event(event, ours));
  }
  for (const auto* name : {"ephemeral", "de.sorunome.msc2409.ephemeral"}) {
    const Json& events = at(transaction, name);
    if (!events.is_array()) continue;
    for (const Json& event : events) {
      if (text_at(event, "type") == "m.typing") read_matrix_typing(event, ours, out);
      if (text_at(event, "type") == "m.receipt") read_matrix_receipts(event, ours, out);
    }
  }
  return out;
}

}  // namespace yingda::channels
