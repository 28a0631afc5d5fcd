#include "channels/dingtalk/dingtalk.hpp"

#include <array>

#include "base/crypto.hpp"
#include "base/text.hpp"
#include "channels/crypto.hpp"
#include "channels/dingtalk/dingtalk_message.hpp"
#include "channels/dingtalk/dingtalk_stream.hpp"
#include "channels/json_read.hpp"
#include "channels/vector_answer.hpp"
#include "channels/vector_inputs.hpp"
#include "channels/wechat/envelope.hpp"
#include "channels/wechat/message.hpp"

namespace yingda::channels {
namespace {

constexpr std::string_view kDingHost = "https://api.dingtalk.com";
constexpr std::string_view kDingWebhookHost = "https://oapi.dingtalk.com";
constexpr TimeMs kDingTolerance = 3'600'000;

// The tail of a sealed event: of an app its key, of an older registration the company's id.
std::string dingtalk_owner(const Account& account) {
  return account.text("owner_key", account.text("app_key"));
}

std::string_view either_field(const Fields& query, std::string_view name, std::string_view other) {
  const std::string_view first = field(query, name);
  return first.empty() ? field(query, other) : first;
}

// Why a robot's callback is not believed, if it is not.
std::optional<Refusal> check_dingtalk_robot(const Account& account, std::string_view timestamp,
                                            std::string_view sign, TimeMs now) {
  const std::string secret = account.text("app_secret");
  if (secret.empty() || timestamp.empty() || !equal_secrets(sign, dingtalk_sign(timestamp, secret)))
    return Refusal::bad_signature;
  const TimeMs sent = number_at(Json(timestamp), "", -1);
  if (sent < now - kDingTolerance || sent > now + kDingTolerance) return Refusal::stale;
  return std::nullopt;
}

// Every event is answered with the sealed word success, or DingTalk sends it again and drops the address.
// The salt only has to be new to outsiders, so it comes from the push and the key.
Reply sealed_dingtalk_success(const Account& account, const Push& push) {
  const std::string key = account.text("encoding_aes_key");
  const std::string nonce(field(push.query, "nonce"));
  const std::string time = std::to_string(push.now);
  const std::string salt = hmac(Hash::sha256, key, nonce + time + push.body).substr(0, 16);
  const std::string sealed = seal_envelope(key, salt, "success", dingtalk_owner(account)).value_or("");
  const Json body = {{"msg_signature", sorted_sha1({account.text("token"), time, nonce, sealed})},
                     {"encrypt", sealed},
                     {"timeStamp", time},
                     {"nonce", nonce}};
  return {200, "application/json", body.dump(), {}};
}

Reception receive_dingtalk_event(const Account& account, const Push& push, const std::string& sealed) {
  const std::string token = account.text("token");
  const std::string timestamp(either_field(push.query, "timestamp", "timeStamp"));
  const std::string nonce(field(push.query, "nonce"));
  if (token.empty() || timestamp.empty() || nonce.empty() || !is_utf8(nonce) ||
      !equal_secrets(either_field(push.query, "msg_signature", "signature"),
                     sorted_sha1({token, timestamp, nonce, sealed})))
    return refuse(Refusal::bad_signature);
  const auto opened = open_envelope(account.text("encoding_aes_key"), sealed, dingtalk_owner(account));
  if (!opened) {
    return refuse(opened.error() == EnvelopeFault::wrong_receiver ? Refusal::wrong_receiver
                                                                  : Refusal::malformed);
  }
  Reception out;
  out.reply = sealed_dingtalk_success(account, push);
  Inbound event;  // none that DingTalk has concerns a talk
  if (const auto body = read_json(opened->message)) event.event = text_at(*body, "EventType");
  out.messages.push_back(std::move(event));
  return out;
}

bool is_dingtalk_webhook_usable(const Account& account, const Outgoing& message) {
  constexpr TimeMs kMargin = 5000;
  // The callback is not signed over its body, so the address in it must be one of DingTalk's.
  return text_at(message.reply_to, "webhook")
             .starts_with(account.text("webhook_host", kDingWebhookHost) + "/") &&
         number_at(message.reply_to, "until") > message.now + kMargin;
}

Json run_dingtalk_signature(const Json& inputs) {
  const std::string timestamp = text_at(inputs, "timestamp");
  const TimeMs now = push_of(inputs).now;
  const Account account{"", inputs};
  const auto refusal = check_dingtalk_robot(account, timestamp, text_at(inputs, "sign"),
                                            now == 0 ? number_at(inputs, "timestamp") : now);
  const std::string sign = dingtalk_sign(timestamp, account.text("app_secret"));
  Json out = {{"valid", !refusal}, {"sign", sign}, {"sign_urlencoded", percent_encode(sign)}};
  if (refusal) out["reason"] = to_text(*refusal);
  return out;
}

}  // namespace

Capabilities Dingtalk::capabilities(const Account& account) const {
  Capabilities out;
  out.text_limit = static_cast<std::size_t>(account.number("text_limit", 20'000));
  out.text_unit = Unit::bytes;
  out.images = out.cards = out.media_by_url = true;
  out.choices = 5;
  out.choice_limit = 20;
  out.media_in = true;
  return out;
}

std::span<const SetupField> Dingtalk::fields() const {
  static const std::array kFields = {
      SetupField{"app_key", "Client ID（AppKey）", "Client ID (AppKey)", "开放平台「应用 → 凭证与基础信息」",
                 "Credentials page of the app on the open platform", false, true, ""},
      SetupField{"app_secret", "Client Secret（AppSecret）", "Client secret (AppSecret)", "与 AppKey 同页",
                 "On the same page", true, true, ""},
      SetupField{"robot_code", "机器人编码 RobotCode", "Robot code", "「机器人」页；留空时与 AppKey 相同",
                 "On the robot's page; the AppKey where it is empty", false, false, ""},
      SetupField{"token", "事件订阅签名 Token", "Token of events", "用 HTTP 事件订阅时填写",
                 "Where events are subscribed to over HTTP", true, false, ""},
      SetupField{"encoding_aes_key", "事件订阅加密 aes_key", "AES key of events", "与签名 Token 同页，43 位",
                 "On the same page, 43 characters", true, false, ""},
      SetupField{
          "owner_key", "加密主体", "Owner of events", "旧式注册填 CorpId，套件填 SuiteKey；留空为 AppKey",
          "CorpId of an old registration, SuiteKey of a suite; empty for the AppKey", false, false, ""},
      SetupField{"host", "接口地址", "API address", "一般不改", "Leave as it is", false, false,
                 std::string(kDingHost)},
      SetupField{"webhook_host", "会话 Webhook 地址", "Address of session web hooks", "一般不改",
                 "Leave as it is", false, false, std::string(kDingWebhookHost)},
  };
  return kFields;
}

Reception Dingtalk::receive(const Account& account, const Push& push) const {
  const auto body = read_json(push.body);
  if (const std::string sealed = body ? text_at(*body, "encrypt") : ""; !sealed.empty())
    return receive_dingtalk_event(account, push, sealed);
  if (const auto refusal = check_dingtalk_robot(account, header(push.headers, "timestamp"),
                                                header(push.headers, "sign"), push.now))
    return refuse(*refusal);
  if (!body || !body->is_object()) return refuse(Refusal::malformed, 400);
  Reception out;
  out.messages.push_back(read_dingtalk_message(*body));
  return out;
}

std::optional<Call> Dingtalk::token_call(const Account& account, TimeMs) const {
  const Json body = {{"appKey", account.text("app_key")}, {"appSecret", account.text("app_secret")}};
  return Call{"POST",
              account.text("host", kDingHost) + "/v1.0/oauth2/accessToken",
              {{"Content-Type", "application/json"}},
              body.dump()};
}

Result<Token> Dingtalk::read_token(const Account&, const Answer& answer) const {
  constexpr TimeMs kSecond = 1000;
  constexpr std::int64_t kUsualLife = 7200;
  const Json body = read_json(answer.body).value_or(Json());
  Token out{text_at(body, "accessToken"), 0, Json::object()};
  if (out.value.empty()) {
    return fail(ErrorKind::unauthorized, "channel_token",
                "DingTalk gives no access token: " + text_at(body, "code") + " " + text_at(body, "message"));
  }
  const std::int64_t life = number_at(body, "expireIn", kUsualLife);
  out.expires_at = answer.now + (life > 0 && life <= kUsualLife ? life : kUsualLife) * kSecond;
  return out;
}

Call Dingtalk::send_call(const Account& account, const Token& token, const Outgoing& message) const {
  DingtalkContent content = dingtalk_content(message);
  const bool group = true_at(message.reply_to, "group");
  if (is_dingtalk_webhook_usable(account, message)) {
    if (group) content.webhook["at"] = {{"atUserIds", Json::array({message.user_id})}};
    return {"POST",
            text_at(message.reply_to, "webhook"),
            {{"Content-Type", "application/json"}},
            content.webhook.dump()};
  }
  std::string robot = text_at(message.reply_to, "robot");
  if (robot.empty()) robot = account.text("robot_code", account.text("app_key"));
  Json body = {{"robotCode", robot}, {"msgKey", content.key}, {"msgParam", content.param.dump()}};
  if (group) {
    body["openConversationId"] = message.conversation_id;
  } else {
    body["userIds"] = Json::array({message.user_id});
  }
  return {"POST",
          account.text("host", kDingHost) +
              (group ? "/v1.0/robot/groupMessages/send" : "/v1.0/robot/oToMessages/batchSend"),
          {{"Content-Type", "application/json"}, {"x-acs-dingtalk-access-token", token.value}},
          body.dump()};
}

// A web hook answers with errcode, the API with a status and a code in words.
Verdict Dingtalk::read_sent(const Account&, const Answer& answer) const {
  Verdict out = verdict_of_status(answer);
  const Json body = read_json(answer.body).value_or(Json());
  if (const Json& errcode = at(body, "errcode"); !errcode.is_null()) {
    out.code = text_at(body, "errcode");
    out.detail = text_at(body, "errmsg");
    if (out.code == "0") return out;
    out.state = out.code == "130101"                      ? Verdict::State::slow_down
                : out.code == "40014" || out.code == "88" ? Verdict::State::token_bad
                : out.code == "-1"                        ? Verdict::State::again
                                                          : Verdict::State::refused;
    return out;
  }
  out.platform_id = text_at(body, "processQueryKey");
  if (const std::string code = text_at(body, "code"); !code.empty()) {
    out.code = code;
    out.detail = text_at(body, "message");
    if (code == "InvalidAuthentication") out.state = Verdict::State::token_bad;
    if (code.starts_with("Throttling") || code.find("QpsLimit") != std::string::npos)
      out.state = Verdict::State::slow_down;
  }
  const bool unknown =
      !at(body, "invalidStaffIdList").empty() || !at(body, "flowControlledStaffIdList").empty();
  if (out.state == Verdict::State::sent && unknown) {
    const bool flow = !at(body, "flowControlledStaffIdList").empty();
    out.state = flow ? Verdict::State::slow_down : Verdict::State::refused;
    out.detail = flow ? "flowControlledStaffIdList" : "invalidStaffIdList";
  }
  return out;
}

std::optional<Call> Dingtalk::media_call(const Account& account, const Token& token,
                                         const Media& media) const {
  const Json body = {{"robotCode", account.text("robot_code", account.text("app_key"))},
                     {"downloadCode", media.id}};
  return Call{"POST",
              account.text("host", kDingHost) + "/v1.0/robot/messageFiles/download",
              {{"Content-Type", "application/json"}, {"x-acs-dingtalk-access-token", token.value}},
              body.dump()};
}

std::optional<Call> Dingtalk::media_next(const Account&, const Token&, const Media&,
                                         const Answer& answer) const {
  const auto body = read_json(answer.body);
  const std::string url = body ? text_at(*body, "downloadUrl") : "";
  if (url.empty()) return std::nullopt;
  return Call{"GET", url, {}, ""};
}

std::optional<Json> Dingtalk::run_vector(std::string_view kind, const Json& inputs,
                                         const Json& expected) const {
  if (kind == "challenge") return vector_answer(receive(Account{"", inputs}, push_of(inputs)));
  if (kind == "signature" && inputs.contains("app_secret")) return run_dingtalk_signature(inputs);
  if (kind != "payload") return run_envelope_vector(kind, inputs, "owner_key");
  const std::string body = push_of(inputs).body;
  if (const auto frame = read_dingtalk_frame(body)) return normalized(frame->messages, expected);
  const auto message = read_json(body);
  if (!message) return std::nullopt;
  return normalized({read_dingtalk_message(*message)}, expected);
}

}  // namespace yingda::channels
