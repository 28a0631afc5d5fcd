#include "channels/meta/messaging.hpp"

#include <algorithm>
#include <array>

#include "channels/json_read.hpp"

namespace yingda::channels::meta {
namespace {

constexpr TimeMs kSecondsBefore = 100'000'000'000;  // some events count seconds, not milliseconds

struct AttachmentKind {
  std::string_view name;
  InboundType type;
};
constexpr std::array kAttachmentKinds = {
    AttachmentKind{"image", InboundType::image},         AttachmentKind{"video", InboundType::video},
    AttachmentKind{"audio", InboundType::voice},         AttachmentKind{"file", InboundType::file},
    AttachmentKind{"ig_reel", InboundType::video},       AttachmentKind{"reel", InboundType::video},
    AttachmentKind{"story_mention", InboundType::image}, AttachmentKind{"share", InboundType::link}};

TimeMs in_milliseconds(TimeMs time) {
  constexpr TimeMs kSecond = 1000;
  return time > 0 && time < kSecondsBefore ? time * kSecond : time;
}

void read_attachment(const Json& attachment, Inbound& out) {
  const std::string kind = text_at(attachment, "type");
  const std::string url = text_at(attachment, "payload/url");
  const bool first = out.media.empty() && out.type == InboundType::ignore;
  if (kind == "location") {
    out.type = InboundType::location;
    out.location = {real_at(attachment, "payload/coordinates/lat"),
                    real_at(attachment, "payload/coordinates/long"), text_at(attachment, "title")};
    return;
  }
  if (kind == "like_heart") {
    out.type = InboundType::text;
    out.text = "❤️";
    return;
  }
  const auto found = std::ranges::find(kAttachmentKinds, kind, &AttachmentKind::name);
  if (found == kAttachmentKinds.end()) {  // fallback, template and what is new: a link with its title
    if (!first || !out.text.empty()) return;
    out.type = InboundType::link;
    out.text = text_at(attachment, "title");
    if (out.text.empty()) out.text = text_at(attachment, "payload/title");
    out.key = url.empty() ? text_at(attachment, "url") : url;
    return;
  }
  if (first) out.type = found->type;
  if (kind == "story_mention" || kind == "share") out.key = kind;
  if (!url.empty()) out.media.push_back({"", url, "", text_at(attachment, "payload/name")});
}

void read_message(const Json& message, Inbound& out) {
  out.dedupe_key = text_at(message, "mid");
  if (true_at(message, "is_deleted")) {
    out.type = InboundType::event;
    out.event = "unsend";
    out.key = out.dedupe_key;
    out.dedupe_key += ":deleted";
    return;
  }
  if (true_at(message, "is_unsupported")) return;
  out.text = text_at(message, "text");
  if (const std::string payload = text_at(message, "quick_reply/payload"); !payload.empty()) {
    out.type = InboundType::button;
    out.key = payload;
    return;
  }
  if (const Json& attachments = at(message, "attachments"); attachments.is_array()) {
    for (const Json& attachment : attachments) read_attachment(attachment, out);
  }
  if (out.type == InboundType::ignore && !out.text.empty()) out.type = InboundType::text;
  if (const std::string story = text_at(message, "reply_to/story/url"); !story.empty())
    out.extra["story_url"] = story;
}

void read_postback(const Account& account, const Json& postback, Inbound& out) {
  out.dedupe_key = text_at(postback, "mid");
  out.key = text_at(postback, "payload");
  if (out.key == account.text("get_started", "GET_STARTED")) {
    out.type = InboundType::event;
    out.event = "subscribe";
    return;
  }
  out.type = InboundType::button;
  out.text = text_at(postback, "title");
}

// One for each message that arrived; the older form has only the time up to which all did.
std::vector<Inbound> read_receipt(const Json& receipt, std::string_view event, const Inbound& common) {
  std::vector<std::string> ids;
  if (const Json& mids = at(receipt, "mids"); mids.is_array()) {
    for (const Json& mid : mids) ids.push_back(text_at(mid, ""));
  }
  if (const std::string mid = text_at(receipt, "mid"); !mid.empty()) ids.push_back(mid);
  const std::string watermark = text_at(receipt, "watermark");
  std::vector<Inbound> out;
  if (ids.empty()) ids.emplace_back();
  for (const std::string& id : ids) {
    Inbound& one = out.emplace_back(common);
    one.type = InboundType::status;
    one.event = event;
    one.key = id.empty() ? watermark : id;
    one.dedupe_key = (id.empty() ? common.user_id + ":" + watermark : id) + ":" + one.event;
  }
  return out;
}

Inbound common_of(const Json& event) {
  Inbound out;
  const std::string sender = text_at(event, "sender/id");
  const std::string recipient = text_at(event, "recipient/id");
  out.outgoing = true_at(event, "message/is_echo");
  out.user_id = out.outgoing ? recipient : sender;
  out.conversation_id = (out.outgoing ? sender : recipient) + ":" + out.user_id;
  out.sent_at = in_milliseconds(number_at(event, "timestamp"));
  return out;
}

std::vector<Inbound> read_event(const Account& account, const Json& event) {
  Inbound out = common_of(event);
  if (at(event, "message").is_object()) {
    read_message(at(event, "message"), out);
  } else if (at(event, "postback").is_object()) {
    read_postback(account, at(event, "postback"), out);
  } else if (at(event, "delivery").is_object()) {
    return read_receipt(at(event, "delivery"), "delivered", out);
  } else if (at(event, "read").is_object()) {
    return read_receipt(at(event, "read"), "read", out);
  } else if (at(event, "messaging_seen").is_object()) {
    return read_receipt(at(event, "messaging_seen"), "read", out);
  } else if (at(event, "referral").is_object()) {
    out.type = InboundType::event;
    out.event = "enter_session";
    out.key = text_at(event, "referral/ref");
  } else if (at(event, "optin").is_object()) {
    out.type = InboundType::event;
    out.event = "subscribe";
    out.key = text_at(event, "optin/ref");
    if (out.key.empty()) out.key = text_at(event, "optin/payload");
  }
  const bool is_event = out.type == InboundType::event || out.type == InboundType::button;
  if (out.dedupe_key.empty() && is_event) out.dedupe_key = out.user_id + ":" + std::to_string(out.sent_at);
  return {std::move(out)};
}

}  // namespace

std::vector<Inbound> read_messaging(const Account& account, const Json& body) {
  std::vector<Inbound> out;
  const Json& entries = at(body, "entry");
  if (!entries.is_array()) return out;
  for (const Json& entry : entries) {
    if (const Json& events = at(entry, "messaging"); events.is_array()) {
      for (const Json& event : events) {
        auto read = read_event(account, event);
        std::ranges::move(read, std::back_inserter(out));
      }
    }
    if (const Json& others = at(entry, "standby"); others.is_array()) {
      for (const Json& event : others) {
        Inbound one = common_of(event);
        one.dedupe_key = text_at(event, "message/mid");
        out.push_back(std::move(one));
      }
    }
  }
  return out;
}

}  // namespace yingda::channels::meta
