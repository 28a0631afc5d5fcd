#include "channels/discord/discord.hpp"

#include <sodium.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "base/crypto.hpp"
#include "channels/crypto.hpp"
#include "channels/discord/discord_read.hpp"
#include "channels/discord/discord_send.hpp"
#include "channels/discord/gateway.hpp"
#include "channels/json_read.hpp"
#include "channels/outgoing.hpp"
#include "channels/vector_inputs.hpp"
#include "channels/vector_reply.hpp"

namespace yingda::channels {
namespace {

constexpr std::string_view kDiscordHost = "https://discord.com/api/v10";
constexpr std::string_view kDiscordSignature = "X-Signature-Ed25519";
constexpr std::string_view kDiscordTime = "X-Signature-Timestamp";
constexpr TimeMs kDiscordTokenLife = 14LL * 60 * 1000;  // Discord says 15 minutes
constexpr TimeMs kDiscordPollEvery = 5000;
constexpr int kDiscordUnauthorized = 401;

struct DiscordCode {
  std::int64_t code;
  Verdict::State state;
};
constexpr std::array kDiscordCodes = {
    DiscordCode{40003, Verdict::State::slow_down},  DiscordCode{40062, Verdict::State::slow_down},
    DiscordCode{20028, Verdict::State::slow_down},  DiscordCode{50007, Verdict::State::refused},
    DiscordCode{50278, Verdict::State::refused},    DiscordCode{10015, Verdict::State::window_over},
    DiscordCode{50027, Verdict::State::window_over}};  // the last two: the interaction's token is over

bool is_ed25519(std::string_view signature_hex, std::string_view message, std::string_view key_hex) {
  const auto signature = from_hex(signature_hex);
  const auto key = from_hex(key_hex);
  if (!signature || !key || signature->size() != crypto_sign_BYTES ||
      key->size() != crypto_sign_PUBLICKEYBYTES)
    return false;
  const auto bytes = [](std::string_view text) {
    return reinterpret_cast<const unsigned char*>(text.data());
  };
  return crypto_sign_verify_detached(bytes(*signature), bytes(message), message.size(), bytes(*key)) == 0;
}

std::optional<Refusal> check_discord(const Account& account, const Push& push) {
  const std::string time(header(push.headers, kDiscordTime));
  const bool known = !time.empty() && is_ed25519(header(push.headers, kDiscordSignature), time + push.body,
                                                 account.text("public_key"));
  return known ? std::nullopt : std::optional(Refusal::bad_signature);
}

Reply discord_json(const Json& body) { return {200, "application/json", body.dump(), {}}; }

// What an interaction is told within three seconds: that the answer comes later.
Reply discord_reply(const Json& body) {
  constexpr std::int64_t kPing = 1;
  constexpr std::int64_t kComponent = 3;
  constexpr std::int64_t kAutocomplete = 4;
  constexpr int kDeferred = 5;
  constexpr int kDeferredUpdate = 6;
  constexpr int kChoices = 8;
  switch (number_at(body, "type")) {
    case kPing:
      return discord_json({{"type", kPing}});
    case kComponent:
      return discord_json({{"type", kDeferredUpdate}});
    case kAutocomplete:
      return discord_json({{"type", kChoices}, {"data", {{"choices", Json::array()}}}});
    default:
      return discord_json({{"type", kDeferred}});
  }
}

// Events of the web hook, which are not interactions: their ping has type 0, all others an "event".
bool is_discord_event(const Json& body) {
  return at(body, "event").is_object() || number_at(body, "type", -1) == 0;
}

Reception receive_discord(const Json& body) {
  constexpr int kNoContent = 204;
  constexpr std::int64_t kPing = 1;
  constexpr std::int64_t kAutocomplete = 4;
  Reception out;
  if (is_discord_event(body)) {
    out.reply.status = kNoContent;
    if (at(body, "event").is_object()) {
      out.messages.push_back(read_discord_event(text_at(body, "event/type"), at(body, "event/data")));
      if (out.messages[0].dedupe_key.empty())
        out.messages[0].dedupe_key = out.messages[0].user_id + ":" + text_at(body, "event/timestamp");
    }
    return out;
  }
  out.reply = discord_reply(body);
  const auto type = number_at(body, "type");
  if (type != kPing && type != kAutocomplete) out.messages.push_back(read_discord_interaction(body));
  return out;
}

std::string discord_url(const Account& account, const std::string& path) {
  return account.text("host", kDiscordHost) + path;
}

Call as_bot(const Account& account, Call call) {
  call.headers.emplace_back("Authorization", "Bot " + account.text("bot_token"));
  return call;
}

// Hello and close codes, as the tables of the gateway say.
std::optional<Json> run_gateway(const Json& inputs) {
  if (const Json& frame = at(inputs, "frame_in"); frame.is_object()) {
    GatewaySession session;
    session.token = text_at(inputs, "token");
    session.intents = number_at(inputs, "intents");
    session.id = text_at(inputs, "session_id");
    session.sequence = number_at(inputs, "seq", -1);
    const GatewayStep step = on_gateway_frame(session, frame);
    return Json{{"send_frames", step.send},
                {"first_heartbeat_after_ms_max", step.heartbeat_every},
                {"reconnect", step.reconnect}};
  }
  const Json& codes = at(inputs, "codes");
  if (!codes.is_array()) return std::nullopt;
  Json out = {{"stop", Json::array()}, {"reconnect", Json::array()}};
  for (const Json& code : codes)
    out[may_reconnect(number_at(code, "")) ? "reconnect" : "stop"].push_back(code);
  return out;
}

}  // namespace

Capabilities Discord::capabilities(const Account& account) const {
  Capabilities out;
  out.text_limit = static_cast<std::size_t>(account.number("text_limit", 2000));
  out.images = out.cards = out.media_by_url = true;
  out.choices = kDiscordChoices;
  out.choice_limit = kDiscordLabel;
  out.typing = true;
  out.media_in = true;
  out.rate = static_cast<double>(account.number("rate", 50));
  out.polls = !account.text("channel_id").empty();
  if (out.polls) out.poll_every = kDiscordPollEvery;
  return out;
}

std::span<const SetupField> Discord::fields() const {
  static const std::array kFields = {
      SetupField{"public_key", "公钥", "Public key", "Discord 开发者后台 → 应用 → General Information",
                 "Discord developer portal → application → General Information", false, true, ""},
      SetupField{"bot_token", "机器人令牌", "Bot token", "同一应用的 Bot 页",
                 "Page Bot of the same application", true, true, ""},
      SetupField{"channel_id", "客服频道编号", "Support channel",
                 "填写后，机器人读取并回答这个频道里的普通消息",
                 "The bot then reads and answers the plain messages of this channel", false, false, ""},
      SetupField{"host", "接口地址", "API address", "一般不用填", "Not needed as a rule", false, false,
                 std::string(kDiscordHost)},
  };
  return kFields;
}

Reception Discord::receive(const Account& account, const Push& push) const {
  // Discord tries wrong signatures, and takes only this status for an answer.
  if (const auto refusal = check_discord(account, push)) return refuse(*refusal, kDiscordUnauthorized);
  const auto body = read_json(push.body);
  if (!body || !body->is_object()) return refuse(Refusal::malformed, 400);
  return receive_discord(*body);
}

Call Discord::send_call(const Account& account, const Token&, const Outgoing& message) const {
  constexpr std::size_t kNonce = 24;  // 25 are taken
  Json body = discord_message(message);
  const std::string token = text_at(message.reply_to, "interaction_token");
  if (!token.empty() && message.now - message.replied_at < kDiscordTokenLife) {
    return json_call(
        discord_url(account, "/webhooks/" + percent_encode(text_at(message.reply_to, "application_id")) +
                                 "/" + percent_encode(token)),
        body);
  }
  body["nonce"] = to_base64url(sha256(message.id)).substr(0, kNonce);
  body["enforce_nonce"] = true;
  return as_bot(
      account,
      json_call(discord_url(account, "/channels/" + percent_encode(message.conversation_id) + "/messages"),
                body));
}

Verdict Discord::read_sent(const Account&, const Answer& answer) const {
  constexpr double kSecond = 1000;
  constexpr double kLongest = 3600;
  Verdict out = verdict_of_status(answer);
  const auto body = read_json(answer.body);
  if (!body) return out;
  if (out.state == Verdict::State::sent) {
    out.platform_id = text_at(*body, "id");
    return out;
  }
  out.detail = text_at(*body, "message");
  const auto code = number_at(*body, "code");
  if (code != 0) out.code = std::to_string(code);
  const auto found = std::ranges::find(kDiscordCodes, code, &DiscordCode::code);
  if (found != kDiscordCodes.end()) out.state = found->state;
  const double wait = std::clamp(real_at(*body, "retry_after"), 0.0, kLongest);
  if (out.state == Verdict::State::slow_down && wait > 0)
    out.wait = static_cast<TimeMs>(std::ceil(wait * kSecond));
  return out;
}

std::optional<Call> Discord::media_call(const Account&, const Token&, const Media& media) const {
  return fetch_call(media.url);
}

std::optional<Call> Discord::typing_call(const Account& account, const Token&,
                                         const Outgoing& message) const {
  // An interaction shows by itself that the answer is awaited.
  if (!text_at(message.reply_to, "interaction_token").empty()) return std::nullopt;
  return as_bot(account,
                {"POST",
                 discord_url(account, "/channels/" + percent_encode(message.conversation_id) + "/typing"),
                 {},
                 ""});
}

std::optional<Call> Discord::pull_call(const Account& account, const Token&, const Json& cursor,
                                       const Json&) const {
  const std::string channel = account.text("channel_id");
  if (channel.empty()) return std::nullopt;
  const std::string after = text_at(cursor, "after");
  // At first only where the channel stands: what was written before is nobody's question to us.
  const std::string query = after.empty() ? "?limit=1" : "?limit=100&after=" + percent_encode(after);
  return as_bot(
      account,
      {"GET", discord_url(account, "/channels/" + percent_encode(channel) + "/messages" + query), {}, ""});
}

Result<Pulled> Discord::read_pull(const Account&, const Answer& answer, const Json& cursor) const {
  constexpr std::size_t kPage = 100;
  const auto body = read_json(answer.body);
  if (answer.status != 200 || !body || !body->is_array()) {
    return fail(ErrorKind::internal, "pull_refused",
                "Discord gave no messages: " + (body ? text_at(*body, "message") : std::string()));
  }
  Pulled out;
  out.cursor = cursor;
  const std::string after = text_at(cursor, "after");
  if (!body->empty()) out.cursor["after"] = text_at((*body)[0], "id");  // the newest comes first
  if (body->empty() && after.empty()) out.cursor["after"] = "0";        // an empty channel: all that comes
  if (after.empty()) return out;
  for (const Json& message : *body) out.messages.push_back(read_discord_message(message));
  std::ranges::reverse(out.messages);
  out.more = body->size() == kPage;
  return out;
}

std::optional<Call> Discord::check_call(const Account& account, const Token&) const {
  return as_bot(account, {"GET", discord_url(account, "/users/@me"), {}, ""});
}

std::optional<Json> Discord::run_vector(std::string_view kind, const Json& inputs,
                                        const Json& expected) const {
  const std::string key = text_at(inputs, "public_key_hex");
  if (kind == "signature" && at(inputs, "message_hex").is_string()) {
    const auto message = from_hex(text_at(inputs, "message_hex"));
    return Json{{"valid", message && is_ed25519(text_at(inputs, "signature_hex"), *message, key)}};
  }
  const Account account{"", {{"public_key", key}}};
  Push push = push_of(inputs);
  if (const std::string value = text_at(inputs, "signature_hex"); !value.empty()) {
    push.headers.emplace_back(kDiscordSignature, value);
    push.headers.emplace_back(kDiscordTime, text_at(inputs, "timestamp"));
  }
  if (kind == "signature") return signature_result(check_discord(account, push), kDiscordUnauthorized);
  if (kind == "challenge") return reply_json(receive(account, push).reply);
  if (kind != "payload") return std::nullopt;
  if (auto steps = run_gateway(inputs)) return steps;
  const auto body = read_json(push.body);
  if (!body) return std::nullopt;
  if (at(*body, "op").is_number()) {
    GatewaySession session;
    return normalized(on_gateway_frame(session, *body).messages, expected);
  }
  const Reception got = receive_discord(*body);
  Json out = normalized(got.messages, expected);
  out.update(reply_json(got.reply));
  return out;
}

}  // namespace yingda::channels
