#include "channels/generic_webhook/generic_webhook.hpp"

#include <array>

#include "base/crypto.hpp"
#include "channels/calls.hpp"
#include "channels/generic_webhook/messages.hpp"
#include "channels/generic_webhook/signing.hpp"
#include "channels/json_read.hpp"
#include "channels/vector_inputs.hpp"

namespace yingda::channels {
namespace {

constexpr TimeMs kGenericSecond = 1000;
constexpr std::int64_t kGenericTolerance = 300;  // seconds, of Standard Webhooks

std::optional<Refusal> check_standard(const Account& account, const Push& push) {
  const std::string_view id = header(push.headers, "webhook-id");
  const std::string_view timestamp = header(push.headers, "webhook-timestamp");
  const std::string_view signatures = header(push.headers, "webhook-signature");
  bool right = false;
  // Both are valid while a secret is being changed.
  for (const auto* name : {"secret", "secret_previous"}) {
    const std::string secret = account.text(name);
    if (!secret.empty()) right = is_standard_signed(secret, id, timestamp, push.body, signatures) || right;
  }
  if (!right) return Refusal::bad_signature;
  const std::int64_t seconds = number_at(Json(timestamp), "");
  const std::int64_t now = push.now / kGenericSecond;
  if (seconds < now - kGenericTolerance || seconds > now + kGenericTolerance) return Refusal::stale;
  return std::nullopt;
}

// A push proves itself in one of three ways; only those that the owner has set up count.
std::optional<Refusal> check_generic(const Account& account, const Push& push) {
  if (!header(push.headers, "webhook-signature").empty()) return check_standard(account, push);
  bool right = false;
  if (const std::string_view given = header(push.headers, "x-hub-signature-256"); !given.empty()) {
    const std::string secret = account.text("github_secret");
    right = !secret.empty() && equal_secrets(given, github_signature(secret, push.body));
  } else if (const std::string_view token = bearer_of(push.headers); !token.empty()) {
    const std::string secret = account.text("bearer_token");
    right = !secret.empty() && equal_secrets(token, secret);
  }
  return right ? std::nullopt : std::optional(Refusal::bad_signature);
}

Call generic_call(const Account& account, const Json& body, const std::string& id, TimeMs now) {
  Call out = json_call("POST", account.text("delivery_url"), body);
  const std::string timestamp = std::to_string(now / kGenericSecond);
  std::string signatures = standard_signature(account.text("secret"), id, timestamp, out.body);
  if (const std::string previous = account.text("secret_previous"); !previous.empty())
    signatures += " " + standard_signature(previous, id, timestamp, out.body);
  out.headers.emplace_back("webhook-id", id);
  out.headers.emplace_back("webhook-timestamp", timestamp);
  out.headers.emplace_back("webhook-signature", signatures);
  return out;
}

// The entry's own names as the settings and the request that they stand for.
Account account_of_entry(const Json& inputs) {
  Json settings = Json::object();
  for (const auto* name : {"secret", "secret_previous", "bearer_token"})
    settings[name] = text_at(inputs, name);
  if (const Json& secrets = at(inputs, "secrets"); secrets.is_array()) {
    settings["secret"] = text_at(secrets, "0");
    settings["secret_previous"] = text_at(secrets, "1");
  }
  settings["github_secret"] = settings["secret"];
  return {"", std::move(settings)};
}

Push push_of_entry(const Json& inputs) {
  Push push = push_of(inputs);
  const auto put = [&](const char* name, const char* key) {
    if (const std::string value = text_at(inputs, key); !value.empty())
      push.headers.emplace_back(name, value);
  };
  put("webhook-id", "id");
  put("webhook-timestamp", "timestamp");
  put("webhook-signature", "signature");
  put("x-hub-signature-256", "header");
  put("authorization", "authorization");
  return push;
}

}  // namespace

Capabilities GenericWebhook::capabilities(const Account& account) const {
  Capabilities out;
  out.text_limit = static_cast<std::size_t>(account.number("text_limit", 8000));
  out.images = out.files = out.cards = out.media_by_url = true;
  out.choices = 10;
  out.choice_limit = 80;
  out.typing = true;
  out.media_in = out.location_in = true;
  out.delivered = out.read = true;
  return out;
}

std::span<const SetupField> GenericWebhook::fields() const {
  static const std::array kFields = {
      SetupField{"secret", "签名密钥", "Signing secret",
                 "Standard Webhooks 格式：whsec_ 加 24–64 字节的 base64；收发两个方向都用它签名",
                 "Standard Webhooks: whsec_ and 24–64 bytes in base64; signs both ways", true, true, ""},
      SetupField{"secret_previous", "旧签名密钥", "Former signing secret",
                 "更换密钥期间两个都有效，换完后清空",
                 "Valid too while you change the secret; empty it afterwards", true, false, ""},
      SetupField{"delivery_url", "接收回复的地址", "Address for replies", "我们把回复 POST 到这里",
                 "We POST replies to it", false, true, ""},
      SetupField{"github_secret", "GitHub 式签名密钥", "Secret for GitHub's signatures",
                 "来源使用 X-Hub-Signature-256 时填写", "Where the source sends X-Hub-Signature-256", true,
                 false, ""},
      SetupField{"bearer_token", "Bearer 令牌", "Bearer token", "来源只能带 Authorization: Bearer 时填写",
                 "Where the source can only send Authorization: Bearer", true, false, ""},
  };
  return kFields;
}

Reception GenericWebhook::receive(const Account& account, const Push& push) const {
  if (const auto refused = check_generic(account, push)) return refuse(*refused);
  const auto body = read_json(push.body);
  auto messages =
      body && body->is_object() ? read_generic(*body, header(push.headers, "webhook-id")) : std::nullopt;
  if (!messages) return refuse(Refusal::malformed, 400);
  Reception out;
  out.messages = std::move(*messages);
  out.reply = json_reply({{"accepted", out.messages.size()}});
  return out;
}

Call GenericWebhook::send_call(const Account& account, const Token&, const Outgoing& message) const {
  return generic_call(account, generic_body(message), message.id, message.now);
}

Verdict GenericWebhook::read_sent(const Account&, const Answer& answer) const {
  Verdict out = verdict_of_status(answer);
  if (out.state == Verdict::State::token_bad) out.state = Verdict::State::refused;
  if (answer.status == 410) out.detail = "The receiver wants no more deliveries.";
  const auto body = read_json(answer.body);
  if (out.state == Verdict::State::sent && body) out.platform_id = text_at(*body, "id");
  return out;
}

std::optional<Call> GenericWebhook::typing_call(const Account& account, const Token&,
                                                const Outgoing& message) const {
  const Json body = {{"type", "typing"},
                     {"conversation_id", message.conversation_id},
                     {"user", {{"id", message.user_id}}},
                     {"timestamp", message.now}};
  return generic_call(account, body, message.id + "typing", message.now);
}

std::optional<Json> GenericWebhook::run_vector(std::string_view kind, const Json& inputs,
                                               const Json& expected) const {
  const Account account = account_of_entry(inputs);
  if (kind == "challenge")
    return Json{{"sec_websocket_accept", websocket_accept(text_at(inputs, "sec_websocket_key"))}};
  if (kind == "signature" && at(inputs, "identifier").is_string()) {
    std::string token;
    for (const auto* name : {"channel_token", "hmac_token", "token", "secret"}) {
      if (token.empty()) token = text_at(inputs, name);
    }
    const std::string hash = identifier_hash(token, text_at(inputs, "identifier"));
    return Json{{"identifier_hash", hash},
                {"valid", equal_secrets(text_at(inputs, "identifier_hash"), hash)}};
  }
  const Push push = push_of_entry(inputs);
  if (kind == "signature") {
    const auto refused = check_generic(account, push);
    Json out = {{"valid", !refused.has_value()}};
    if (refused) out["reason"] = to_text(*refused);
    return out;
  }
  const auto body = read_json(push.body);
  const auto messages = body ? read_generic(*body, header(push.headers, "webhook-id")) : std::nullopt;
  if (kind != "payload" || !messages) return std::nullopt;
  return normalized(*messages, expected);
}

}  // namespace yingda::channels
