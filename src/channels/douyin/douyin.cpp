#include "channels/douyin/douyin.hpp"

#include <algorithm>
#include <array>

#include "base/crypto.hpp"
#include "base/text.hpp"
#include "channels/cards.hpp"
#include "channels/crypto.hpp"
#include "channels/form.hpp"
#include "channels/json_read.hpp"
#include "channels/vector_answer.hpp"
#include "channels/vector_inputs.hpp"

namespace yingda::channels {
namespace {

constexpr std::string_view kDouyinHost = "https://open.douyin.com";

std::string douyin_signature(const std::string& secret, const std::string& body) {
  return to_hex(digest(Hash::sha1, secret + body));
}

bool is_douyin_signed(const std::string& secret, const std::string& body, std::string_view given) {
  return !secret.empty() && equal_secrets(given, douyin_signature(secret, body));
}

// JSON, or JSON in a text.
Json douyin_content(const Json& push) {
  const Json& content = at(push, "content");
  return content.is_string() ? read_json(content.get<std::string>()).value_or(Json()) : content;
}

std::string douyin_name(const Json& content, const std::string& user) {
  const Json& people = at(content, "user_infos");
  for (std::size_t i = 0; people.is_array() && i < people.size(); ++i) {
    if (text_at(people[i], "open_id") == user) return text_at(people[i], "nick_name");
  }
  return "";
}

void read_douyin_content(const Json& content, Inbound& out) {
  const std::string kind = text_at(content, "message_type");
  const std::string url = text_at(content, "resource_url");
  if (kind == "text" || kind == "emoji") {
    out.type = InboundType::text;
    out.text = text_at(content, "text");
  } else if (kind == "image" || kind == "user_local_image") {
    out.type = InboundType::image;
    out.media.push_back({"", url, "", "", 0});
  } else if (kind == "video" || kind == "user_local_video") {
    out.type = InboundType::video;
    const std::string item = text_at(content, "item_id");
    out.media.push_back({url.empty() ? item : "", url, "", "", 0});
    if (!item.empty()) out.extra = {{"item_id", item}};
  } else if (kind == "retain_consult_card") {
    out.type = InboundType::event;
    out.event = "lead_card";
  }
}

Inbound read_douyin_push(const Json& push) {
  Inbound out;
  const std::string event = text_at(push, "event");
  const Json content = douyin_content(push);
  out.outgoing = event == "im_send_msg";
  out.user_id = text_at(push, out.outgoing ? "to_user_id" : "from_user_id");
  out.conversation_id = text_at(content, "conversation_short_id");
  out.dedupe_key = text_at(content, "server_message_id");
  out.sent_at = number_at(content, "create_time");
  out.name = douyin_name(content, out.user_id);
  const char* scene = "im_reply_msg";
  if (event == "im_receive_msg" || event == "im_send_msg") {
    read_douyin_content(content, out);
  } else if (event == "im_recall_msg") {
    out.type = InboundType::event;
    out.event = "unsend";
    out.key = out.dedupe_key;
    out.dedupe_key += ":recall";
  } else if (event == "im_enter_direct_msg") {
    out.type = InboundType::event;
    out.event = "enter_session";
    scene = "im_enter_direct_msg";
  } else {
    return out;
  }
  // An answer names what it answers; an echo and a recall are nothing to answer.
  if (!out.outgoing && out.event != "unsend")
    out.reply_to = {{"msg_id", text_at(content, "server_message_id")}, {"scene", scene}};
  return out;
}

// Only what harmlessly can be echoed: the check may come unsigned.
std::optional<Json> douyin_challenge(const Json& push) {
  if (text_at(push, "event") != "verify_webhook") return std::nullopt;
  Json challenge = at(douyin_content(push), "challenge");
  if (challenge.is_number_integer()) return challenge;
  const std::string text = challenge.is_string() ? challenge.get<std::string>() : "";
  const bool plain = !text.empty() && text.size() <= 128 && std::ranges::all_of(text, [](char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' || c == '_';
  });
  return plain ? std::optional<Json>(text) : std::nullopt;
}

std::string douyin_text(const Outgoing& message) {
  if (const auto* cards = std::get_if<CardPart>(&message.part)) return card_words(*cards);
  return plain_text({message.part});
}

Verdict::State douyin_state(std::int64_t code) {
  constexpr std::array<std::int64_t, 3> kToken = {2190008, 10008, 28001003};
  if (std::ranges::find(kToken, code) != kToken.end()) return Verdict::State::token_bad;
  if (code == 28003017) return Verdict::State::slow_down;
  return code == 2100004 ? Verdict::State::again : Verdict::State::refused;
}

// Of the several places in which the open platform tells a code, the first that is not 0.
std::int64_t douyin_code(const Json& body) {
  for (const char* path : {"err_no", "data/error_code", "extra/error_code"}) {
    if (const std::int64_t code = number_at(body, path); code != 0) return code;
  }
  return 0;
}

std::string douyin_words(const Json& body) {
  for (const char* path : {"err_msg", "data/description", "extra/description"}) {
    if (std::string words = text_at(body, path); !words.empty()) return words;
  }
  return "";
}

}  // namespace

Capabilities Douyin::capabilities(const Account& account) const {
  constexpr TimeMs kHour = 3'600'000;
  Capabilities out;
  out.text_limit = static_cast<std::size_t>(account.number("text_limit", 1000));
  out.media_in = true;
  out.window = account.number("window_hours", 24) * kHour;
  out.window_messages = static_cast<int>(account.number("window_messages", 6));
  return out;
}

std::span<const SetupField> Douyin::fields() const {
  static const std::array kFields = {
      SetupField{"client_key", "Client Key", "Client key", "抖音开放平台应用「概览」",
                 "Overview of the app on the open platform", false, true, ""},
      SetupField{"client_secret", "Client Secret", "Client secret", "与 Client Key 同页", "On the same page",
                 true, true, ""},
      SetupField{"open_id", "账号 open_id", "Open id of the account", "账号授权后由 OAuth 接口返回",
                 "Given by OAuth when the account agrees", false, true, ""},
      SetupField{"refresh_token", "Refresh Token", "Refresh token", "账号授权后由 OAuth 接口返回，30 天有效",
                 "Given by OAuth when the account agrees; lasts 30 days", true, true, ""},
      SetupField{"host", "接口地址", "API address", "一般不改", "Leave as it is", false, false,
                 std::string(kDouyinHost)},
  };
  return kFields;
}

Reception Douyin::receive(const Account& account, const Push& push) const {
  const std::string_view given = header(push.headers, "x-douyin-signature");
  const auto body = read_json(push.body);
  const auto challenge = body ? douyin_challenge(*body) : std::nullopt;
  const bool unsigned_check = challenge && given.empty();
  if (!unsigned_check && !is_douyin_signed(account.text("client_secret"), push.body, given))
    return refuse(Refusal::bad_signature);
  if (!body || !body->is_object()) return refuse(Refusal::malformed, 400);
  Reception out;
  if (challenge) {
    out.reply = {200, "application/json", Json{{"challenge", *challenge}}.dump(), {}};
    return out;
  }
  const std::string key = account.text("client_key");
  if (!key.empty() && text_at(*body, "client_key") != key) return refuse(Refusal::wrong_receiver);
  Inbound message = read_douyin_push(*body);
  const std::string_view delivery = header(push.headers, "msg-id");
  if (message.dedupe_key.empty() && is_utf8(delivery)) message.dedupe_key = delivery;
  out.messages.push_back(std::move(message));
  return out;
}

std::optional<Call> Douyin::token_call(const Account& account, TimeMs) const {
  return Call{"POST",
              account.text("host", kDouyinHost) + "/oauth/refresh_token/",
              {{"Content-Type", "application/x-www-form-urlencoded"}},
              form_of({{"client_key", account.text("client_key")},
                       {"grant_type", "refresh_token"},
                       {"refresh_token", account.text("refresh_token")}})};
}

Result<Token> Douyin::read_token(const Account&, const Answer& answer) const {
  constexpr TimeMs kSecond = 1000;
  constexpr std::int64_t kUsualLife = 15LL * 24 * 3600;
  const Json body = read_json(answer.body).value_or(Json());
  Token out{text_at(body, "data/access_token"), 0, Json::object()};
  if (out.value.empty()) {
    return fail(
        ErrorKind::unauthorized, "channel_token",
        "Douyin gives no access token: " + std::to_string(douyin_code(body)) + " " + douyin_words(body));
  }
  const std::int64_t life = number_at(body, "data/expires_in", kUsualLife);
  out.expires_at = answer.now + (life > 0 && life <= kUsualLife ? life : kUsualLife) * kSecond;
  return out;
}

Call Douyin::send_call(const Account& account, const Token& token, const Outgoing& message) const {
  const std::string scene = text_at(message.reply_to, "scene");
  const Json body = {{"msg_id", text_at(message.reply_to, "msg_id")},
                     {"conversation_id", message.conversation_id},
                     {"to_user_id", message.user_id},
                     {"scene", scene.empty() ? "im_reply_msg" : scene},
                     {"content", {{"msg_type", 1}, {"text", {{"text", douyin_text(message)}}}}}};
  return {
      "POST",
      account.text("host", kDouyinHost) + "/im/send/msg/?" + form_of({{"open_id", account.text("open_id")}}),
      {{"Content-Type", "application/json"}, {"access-token", token.value}},
      body.dump()};
}

Verdict Douyin::read_sent(const Account&, const Answer& answer) const {
  Verdict out = verdict_of_status(answer);
  const auto body = read_json(answer.body);
  if (!body) {
    if (out.state == Verdict::State::sent) out.state = Verdict::State::again;
    return out;
  }
  const std::int64_t code = douyin_code(*body);
  if (code == 0) {
    out.platform_id = text_at(*body, "data/msg_id");
    return out;
  }
  out.code = std::to_string(code);
  out.detail = douyin_words(*body);
  if (const Verdict::State named = douyin_state(code);
      named != Verdict::State::refused || out.state == Verdict::State::sent)
    out.state = named;
  return out;
}

std::optional<Json> Douyin::run_vector(std::string_view kind, const Json& inputs,
                                       const Json& expected) const {
  const Push push = push_of(inputs);
  if (kind == "challenge") return vector_answer(receive(Account{"", inputs}, push));
  if (kind == "signature") {
    const std::string secret = text_at(inputs, "client_secret");
    return Json{{"valid", is_douyin_signed(secret, push.body, text_at(inputs, "signature"))},
                {"signature", douyin_signature(secret, push.body)}};
  }
  if (kind != "payload") return std::nullopt;
  const auto body = read_json(push.body);
  if (!body) return std::nullopt;
  if (const auto challenge = douyin_challenge(*body))
    return Json{{"response_json", {{"challenge", *challenge}}}, {"normalized", {{"type", "control"}}}};
  return normalized({read_douyin_push(*body)}, expected);
}

}  // namespace yingda::channels
