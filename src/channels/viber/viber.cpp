#include "channels/viber/viber.hpp"

#include <algorithm>
#include <array>

#include "base/crypto.hpp"
#include "base/text.hpp"
#include "channels/crypto.hpp"
#include "channels/json_read.hpp"
#include "channels/outgoing.hpp"
#include "channels/vector_inputs.hpp"
#include "channels/vector_reply.hpp"
#include "channels/viber/viber_send.hpp"

namespace yingda::channels {
namespace {

constexpr std::string_view kViberHost = "https://chatapi.viber.com";
constexpr std::string_view kViberSignature = "X-Viber-Content-Signature";
constexpr std::size_t kViberSenderName = 28;

struct ViberCode {
  std::int64_t status;
  Verdict::State state;
};
// 6: the customer is not subscribed; 16 and 23: he has to write first, or free messages are used up.
constexpr std::array kViberCodes = {
    ViberCode{0, Verdict::State::sent},         ViberCode{2, Verdict::State::token_bad},
    ViberCode{6, Verdict::State::window_over},  ViberCode{12, Verdict::State::slow_down},
    ViberCode{16, Verdict::State::window_over}, ViberCode{23, Verdict::State::window_over}};

std::string viber_signature(const Account& account, const Push& push) {
  return to_hex(hmac(Hash::sha256, account.text("auth_token"), push.body));
}

// In a header, and again in the query.
std::optional<Refusal> check_viber(const Account& account, const Push& push) {
  std::string_view given = header(push.headers, kViberSignature);
  if (given.empty()) given = field(push.query, "sig");
  const bool known =
      !account.text("auth_token").empty() && equal_secrets(given, viber_signature(account, push));
  return known ? std::nullopt : std::optional(Refusal::bad_signature);
}

void read_viber_message(const Json& message, Inbound& out) {
  const std::string kind = text_at(message, "type");
  const std::string media = text_at(message, "media");
  out.text = text_at(message, "text");
  if (const std::string data = text_at(message, "tracking_data"); !data.empty())
    out.extra["tracking_data"] = data;
  if (kind == "text") {
    out.type = InboundType::text;
  } else if (kind == "picture" || kind == "video" || kind == "file") {
    out.type = kind == "picture" ? InboundType::image
               : kind == "video" ? InboundType::video
                                 : InboundType::file;
    out.media.push_back({"", media, "", text_at(message, "file_name"), number_at(message, "size")});
  } else if (kind == "sticker") {
    out.type = InboundType::image;
    out.key = text_at(message, "sticker_id");
    if (!media.empty()) out.media.push_back({"", media, "", "", 0});
  } else if (kind == "location") {
    out.type = InboundType::location;
    out.location = {real_at(message, "location/lat"), real_at(message, "location/lon"),
                    text_at(message, "location/address")};
  } else if (kind == "contact") {
    out.type = InboundType::text;
    out.text = text_at(message, "contact/name") + " " + text_at(message, "contact/phone_number");
  } else if (kind == "url") {
    out.type = InboundType::link;
    out.key = media;
  }
}

// "delivered" and "seen" have the token of the message that they tell of.
void read_viber_status(const Json& body, std::string_view event, Inbound& out) {
  out.type = InboundType::status;
  out.event = event;
  out.key = out.dedupe_key;
  out.text = text_at(body, "desc");
  out.dedupe_key += ":" + out.event;
}

void read_viber_event(const Json& body, const std::string& kind, Inbound& out) {
  out.type = InboundType::event;
  if (kind == "subscribed") {
    out.event = "subscribe";
  } else if (kind == "unsubscribed") {
    out.event = "unsubscribe";
  } else if (kind == "conversation_started") {
    out.event = "enter_session";
    out.key = text_at(body, "context");
  } else if (kind == "delivered" || kind == "failed") {
    read_viber_status(body, kind, out);
  } else if (kind == "seen") {
    read_viber_status(body, "read", out);
  } else {
    out.type = kind == "webhook" ? InboundType::control : InboundType::ignore;
  }
}

Inbound read_viber(const Json& body) {
  Inbound out;
  const std::string kind = text_at(body, "event");
  out.dedupe_key = text_at(body, "message_token");
  out.sent_at = number_at(body, "timestamp");
  for (const char* path : {"sender/id", "user/id", "user_id"}) {
    if (out.user_id.empty()) out.user_id = text_at(body, path);
  }
  out.conversation_id = out.user_id;
  out.name = text_at(body, "sender/name");
  if (out.name.empty()) out.name = text_at(body, "user/name");
  if (kind == "message") {
    read_viber_message(at(body, "message"), out);
  } else {
    read_viber_event(body, kind, out);
  }
  return out;
}

Json viber_sender(const Account& account) {
  Json out = {{"name", std::string(prefix_code_points(account.text("bot_name", "Bot"), kViberSenderName))}};
  if (const std::string avatar = account.text("avatar"); !avatar.empty()) out["avatar"] = avatar;
  return out;
}

Call viber_call(const Account& account, std::string_view method, const Json& body) {
  Call out = json_call(account.text("host", kViberHost) + "/pa/" + std::string(method), body);
  out.headers.emplace_back("X-Viber-Auth-Token", account.text("auth_token"));
  return out;
}

// What a believed push says; who opens the chat is welcomed.
Reception hear_viber(const Account& account, const Json& body) {
  Reception out;
  out.messages.push_back(read_viber(body));
  const std::string welcome = account.text("welcome");
  // Somebody who is not subscribed can be told one thing only, in the answer itself.
  if (text_at(body, "event") == "conversation_started" && !welcome.empty()) {
    out.reply.content_type = "application/json";
    out.reply.body = Json{{"sender", viber_sender(account)}, {"type", "text"}, {"text", welcome}}.dump();
  }
  return out;
}

}  // namespace

Capabilities Viber::capabilities(const Account& account) const {
  Capabilities out;
  out.text_limit = static_cast<std::size_t>(account.number("text_limit", 7000));
  out.images = out.files = out.cards = out.media_by_url = true;
  out.choices = kViberChoices;
  out.choice_limit = kViberLabel;
  out.media_in = out.location_in = true;
  out.delivered = out.read = true;
  return out;
}

std::span<const SetupField> Viber::fields() const {
  static const std::array kFields = {
      SetupField{"auth_token", "认证令牌", "Authentication token",
                 "Viber 管理后台 → 机器人 → 信息 → Token；回调地址用 set_webhook 设置",
                 "Viber admin panel → bot → Info → Token; set the web hook by set_webhook", true, true, ""},
      SetupField{"bot_name", "显示名称", "Name", "消息上显示的名字，最多 28 字",
                 "Shown with messages; at most 28 characters", false, true, ""},
      SetupField{"avatar", "头像地址", "Avatar", "100 KB 以内的图片网址",
                 "Address of a picture of at most 100 KB", false, false, ""},
      SetupField{"welcome", "欢迎语", "Welcome", "客户打开对话时显示，此时还没有订阅",
                 "Shown when a customer opens the chat, before subscribing", false, false, ""},
      SetupField{"host", "接口地址", "API address", "一般不用填", "Not needed as a rule", false, false,
                 std::string(kViberHost)},
  };
  return kFields;
}

Reception Viber::receive(const Account& account, const Push& push) const {
  if (const auto refusal = check_viber(account, push)) return refuse(*refusal);
  const auto body = read_json(push.body);
  if (!body || text_at(*body, "event").empty()) return refuse(Refusal::malformed, 400);
  return hear_viber(account, *body);
}

Call Viber::send_call(const Account& account, const Token&, const Outgoing& message) const {
  Json body = {{"receiver", message.user_id},
               {"min_api_version", 1},
               {"sender", viber_sender(account)},
               {"tracking_data", message.id}};
  body.update(viber_content(message));
  return viber_call(account, "send_message", body);
}

Verdict Viber::read_sent(const Account&, const Answer& answer) const {
  Verdict out = verdict_of_status(answer);
  const auto body = read_json(answer.body);
  if (!body || text_at(*body, "status").empty()) {
    if (out.state == Verdict::State::sent) out.state = Verdict::State::refused;
    return out;
  }
  const auto found = std::ranges::find(kViberCodes, number_at(*body, "status", -1), &ViberCode::status);
  out.state = found == kViberCodes.end() ? Verdict::State::refused : found->state;
  out.code = text_at(*body, "status");
  out.detail = text_at(*body, "status_message");
  out.platform_id = text_at(*body, "message_token");
  return out;
}

std::optional<Call> Viber::media_call(const Account&, const Token&, const Media& media) const {
  return fetch_call(media.url);
}

std::optional<Call> Viber::check_call(const Account& account, const Token&) const {
  return viber_call(account, "get_account_info", Json::object());
}

std::optional<Json> Viber::run_vector(std::string_view kind, const Json& inputs, const Json& expected) const {
  const Account account{"", inputs};
  const Push push = signed_push(inputs, kViberSignature);
  if (kind == "signature") {
    Json out = signature_result(check_viber(account, push));
    out["signature"] = viber_signature(account, push);
    return out;
  }
  const auto body = read_json(push.body);
  if (kind == "challenge") {
    // An entry without a secret is of the probe alone.
    const bool bare = account.text("auth_token").empty() && body;
    return reply_json((bare ? hear_viber(account, *body) : receive(account, push)).reply);
  }
  if (kind != "payload" || !body) return std::nullopt;
  return normalized({read_viber(*body)}, expected);
}

}  // namespace yingda::channels
