#include "channels/qq_bot/qq_bot.hpp"

#include <algorithm>
#include <array>

#include "base/crypto.hpp"
#include "channels/cards.hpp"
#include "channels/crypto.hpp"
#include "channels/json_read.hpp"
#include "channels/qq_bot/qq_event.hpp"
#include "channels/qq_bot/qq_sign.hpp"
#include "channels/vector_answer.hpp"
#include "channels/vector_inputs.hpp"

namespace yingda::channels {
namespace {

constexpr std::string_view kQqHost = "https://api.sgroup.qq.com";
constexpr std::string_view kQqTokenHost = "https://bots.qq.com";
constexpr int kQqDispatch = 0;
constexpr int kQqHeartbeat = 1;
constexpr int kQqHeartbeatAnswer = 11;
constexpr int kQqDispatchAnswer = 12;
constexpr int kQqValidation = 13;

Reply qq_reply(const Json& body) { return {200, "application/json", body.dump(), {}}; }

// `stored` false asks for the event again.
Json qq_dispatch_answer(bool stored) { return {{"op", kQqDispatchAnswer}, {"d", stored ? 0 : 1}}; }

// What is signed here must not pass for a push: those are JSON objects, so no character of theirs is signed.
bool is_qq_signable(std::string_view text) {
  return !text.empty() && text.size() <= 256 && std::ranges::all_of(text, [](char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' ||
           c == '_' || c == '.' || c == '+' || c == '/' || c == '=';
  });
}

Reception answer_qq_validation(const Account& account, const Json& body) {
  const std::string secret = account.text("app_secret");
  const std::string token = text_at(body, "d/plain_token");
  const std::string time = text_at(body, "d/event_ts");
  if (secret.empty()) return refuse(Refusal::bad_signature);
  if (!is_qq_signable(token) || !is_qq_signable(time)) return refuse(Refusal::malformed, 400);
  Reception out;
  out.reply = qq_reply({{"plain_token", token}, {"signature", qq_sign(secret, time + token)}});
  return out;
}

Reception read_qq_push(const Json& body) {
  Reception out;
  const std::int64_t op = number_at(body, "op", -1);
  if (op == kQqHeartbeat) {
    Inbound beat;
    beat.type = InboundType::control;
    beat.event = "ping";
    out.messages.push_back(std::move(beat));
    out.reply = qq_reply({{"op", kQqHeartbeatAnswer}, {"d", at(body, "d")}});
  } else {
    out.messages.push_back(op == kQqDispatch ? read_qq_event(body) : Inbound());
    out.reply = qq_reply(qq_dispatch_answer(true));
  }
  return out;
}

// Where a talk's messages go; each kind of place has its own path.
std::string qq_path(const std::string& conversation) {
  const auto cut = conversation.find(':');
  const std::string kind = conversation.substr(0, cut);
  const std::string id = cut == std::string::npos ? "" : percent_encode(conversation.substr(cut + 1));
  if (kind == "group") return "/v2/groups/" + id + "/messages";
  if (kind == "channel") return "/channels/" + id + "/messages";
  if (kind == "dms") return "/dms/" + id + "/messages";
  return "/v2/users/" + id + "/messages";
}

std::string qq_text(const Outgoing& message) {
  if (const auto* cards = std::get_if<CardPart>(&message.part)) return card_words(*cards);
  return plain_text({message.part});
}

Verdict::State qq_state(std::int64_t code, const std::string& words) {
  constexpr std::int64_t kContent = 40034;  // 40034xxx: contents and the limits of answers
  if (code == 11244 || code == 11243) return Verdict::State::token_bad;
  if (code == 22009 || code == 20028) return Verdict::State::slow_down;
  // Taken, to be looked at by QQ's people.
  if (code == 304023 || code == 304024) return Verdict::State::sent;
  // The same msg_seq again: the message is there.
  if (code == 40054005) return Verdict::State::sent;
  if (code / 1000 == kContent) {
    for (const char* over : {"被动", "过期", "超时", "expire", "passive", "time out"}) {
      if (words.find(over) != std::string::npos) return Verdict::State::window_over;
    }
  }
  return Verdict::State::refused;
}

Json run_qq_signature(const Json& inputs) {
  const std::string secret = text_at(inputs, "app_secret");
  const std::string text = text_at(inputs, "timestamp") + push_of(inputs).body;
  const std::string key = to_hex(qq_public_key(secret));
  return {{"valid", is_qq_signed(secret, text, text_at(inputs, "signature_hex"))},
          {"signature", qq_sign(secret, text)},
          {"signature_hex", qq_sign(secret, text)},
          {"seed_hex", to_hex(qq_seed(secret))},
          {"public_key", key},
          {"public_key_hex", key}};
}

}  // namespace

Capabilities QqBot::capabilities(const Account& account) const {
  constexpr TimeMs kMinute = 60'000;
  Capabilities out;
  out.text_limit = static_cast<std::size_t>(account.number("text_limit", 2000));
  out.media_in = true;
  out.window = account.number("window_minutes", 60) * kMinute;
  out.window_messages = static_cast<int>(account.number("window_messages", 4));
  return out;
}

std::span<const SetupField> QqBot::fields() const {
  static const std::array kFields = {
      SetupField{"app_id", "机器人 AppID", "App ID", "QQ 开放平台「开发设置」",
                 "Development settings of the bot", false, true, ""},
      SetupField{"app_secret", "机器人密钥 AppSecret", "App secret", "与 AppID 同页，只显示一次",
                 "On the same page, shown once", true, true, ""},
      SetupField{"host", "接口地址", "API address", "沙箱填 https://sandbox.api.sgroup.qq.com",
                 "https://sandbox.api.sgroup.qq.com for the sandbox", false, false, std::string(kQqHost)},
      SetupField{"token_host", "令牌接口地址", "Address of tokens", "一般不改", "Leave as it is", false,
                 false, std::string(kQqTokenHost)},
  };
  return kFields;
}

// The validation may come unsigned, and is never more than answered.
Reception QqBot::receive(const Account& account, const Push& push) const {
  const std::string_view signature = header(push.headers, "x-signature-ed25519");
  const std::string_view timestamp = header(push.headers, "x-signature-timestamp");
  const auto body = read_json(push.body);
  const bool validation = body && number_at(*body, "op", -1) == kQqValidation;
  if (!signature.empty() || !validation) {
    const std::string text = std::string(timestamp) + push.body;
    if (timestamp.empty() || !is_qq_signed(account.text("app_secret"), text, signature))
      return refuse(Refusal::bad_signature);
  }
  if (!body || !body->is_object()) return refuse(Refusal::malformed, 400);
  const std::string app = account.text("app_id");
  const std::string_view named = header(push.headers, "x-bot-appid");
  if (!app.empty() && !named.empty() && named != app) return refuse(Refusal::wrong_receiver);
  return validation ? answer_qq_validation(account, *body) : read_qq_push(*body);
}

std::optional<Call> QqBot::token_call(const Account& account, TimeMs) const {
  const Json body = {{"appId", account.text("app_id")}, {"clientSecret", account.text("app_secret")}};
  return Call{"POST",
              account.text("token_host", kQqTokenHost) + "/app/getAppAccessToken",
              {{"Content-Type", "application/json"}},
              body.dump()};
}

Result<Token> QqBot::read_token(const Account&, const Answer& answer) const {
  constexpr TimeMs kSecond = 1000;
  constexpr std::int64_t kUsualLife = 7200;
  const Json body = read_json(answer.body).value_or(Json());
  Token out{text_at(body, "access_token"), 0, Json::object()};
  if (out.value.empty()) {
    return fail(ErrorKind::unauthorized, "channel_token",
                "QQ gives no access token: " + text_at(body, "code") + " " + text_at(body, "message"));
  }
  const std::int64_t life = number_at(body, "expires_in", kUsualLife);
  out.expires_at = answer.now + (life > 0 && life <= kUsualLife ? life : kUsualLife) * kSecond;
  return out;
}

// An answer names what it answers; a number of its own tells several answers to the same message apart, and
// makes a repeat harmless.
Call QqBot::send_call(const Account& account, const Token& token, const Outgoing& message) const {
  Json body = {{"content", qq_text(message)}, {"msg_type", 0}, {"msg_seq", message.replies + 1}};
  for (const char* name : {"msg_id", "event_id"}) {
    if (const std::string id = text_at(message.reply_to, name); !id.empty()) body[name] = id;
  }
  return {"POST",
          account.text("host", kQqHost) + qq_path(message.conversation_id),
          {{"Content-Type", "application/json"}, {"Authorization", "QQBot " + token.value}},
          body.dump()};
}

Verdict QqBot::read_sent(const Account&, const Answer& answer) const {
  Verdict out = verdict_of_status(answer);
  const Json body = read_json(answer.body).value_or(Json());
  out.platform_id = text_at(body, "id");
  const std::int64_t code = number_at(body, "code");
  if (code == 0) return out;
  out.code = std::to_string(code);
  out.detail = text_at(body, "message");
  if (const Verdict::State named = qq_state(code, out.detail);
      named != Verdict::State::refused || out.state == Verdict::State::sent)
    out.state = named;
  return out;
}

std::optional<Json> QqBot::run_vector(std::string_view kind, const Json& inputs, const Json& expected) const {
  if (kind == "signature") return run_qq_signature(inputs);
  if (kind == "challenge") return vector_answer(receive(Account{"", inputs}, push_of(inputs)));
  if (kind != "payload") return std::nullopt;
  if (const Json& stored = at(inputs, "success"); stored.is_array()) {
    Json answers = Json::array();
    for (const Json& one : stored) answers.push_back(qq_dispatch_answer(one.is_boolean() && one.get<bool>()));
    return Json{{"response_json", std::move(answers)}};
  }
  const auto body = read_json(push_of(inputs).body);
  if (!body) return std::nullopt;
  const Reception reception = read_qq_push(*body);
  Json out = normalized(reception.messages, expected);
  out.update(vector_answer(reception));
  return out;
}

}  // namespace yingda::channels
