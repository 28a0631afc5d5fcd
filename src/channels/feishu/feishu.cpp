#include "channels/feishu/feishu.hpp"

#include <algorithm>
#include <array>

#include "base/crypto.hpp"
#include "base/text.hpp"
#include "channels/cards.hpp"
#include "channels/feishu/feishu_event.hpp"
#include "channels/feishu/feishu_seal.hpp"
#include "channels/form.hpp"
#include "channels/json_read.hpp"
#include "channels/vector_answer.hpp"
#include "channels/vector_inputs.hpp"

namespace yingda::channels {
namespace {

constexpr std::string_view kFeishuHost = "https://open.feishu.cn";
constexpr std::size_t kFeishuButtons = 10;

std::string feishu_host(const Account& account) { return account.text("host", kFeishuHost); }

// The signature over the raw body and the time in front of it. `old_card` picks the rule.
std::optional<Refusal> check_feishu_signature(const Account& account, const Push& push, bool old_card) {
  const std::string_view timestamp = header(push.headers, "x-lark-request-timestamp");
  const std::string_view nonce = header(push.headers, "x-lark-request-nonce");
  const std::string secret = account.text(old_card ? "verification_token" : "encrypt_key");
  if (secret.empty() || timestamp.empty()) return Refusal::bad_signature;
  const std::string right = old_card ? feishu_card_signature(timestamp, nonce, secret, push.body)
                                     : feishu_signature(timestamp, nonce, secret, push.body);
  if (!equal_secrets(header(push.headers, "x-lark-signature"), right)) return Refusal::bad_signature;
  constexpr TimeMs kSecond = 1000;
  const std::int64_t tolerance = account.number("tolerance_seconds", 3600);
  const std::int64_t sent = number_at(Json(timestamp), "", 0);
  const std::int64_t now = push.now / kSecond;
  if (sent < now - tolerance || sent > now + tolerance) return Refusal::stale;
  return std::nullopt;
}

// The verification token, which every event names; where it is the only proof it must be set.
bool is_feishu_token(const Account& account, const Json& event, bool required) {
  const std::string token = account.text("verification_token");
  if (token.empty()) return !required;
  const std::string given = text_at(event, event.contains("header") ? "header/token" : "token");
  return equal_secrets(given, token);
}

struct FeishuPush {
  std::optional<Refusal> refused;
  Json event;
};

// What is sealed must be signed too, but for the challenge: that may come before Feishu signs.
FeishuPush open_feishu_push(const Account& account, const Push& push) {
  if (!is_utf8(header(push.headers, "x-lark-request-timestamp"))) return {Refusal::bad_signature, Json()};
  auto event = read_json(push.body);
  if (!event || !event->is_object()) return {Refusal::malformed, Json()};
  const std::string key = account.text("encrypt_key");
  const bool sealed = event->contains("encrypt");
  if (!sealed && is_feishu_card(*event))
    return {check_feishu_signature(account, push, true), std::move(*event)};
  if (sealed) {
    const auto plain = key.empty() ? std::nullopt : open_feishu(key, text_at(*event, "encrypt"));
    event = plain ? read_json(*plain) : std::nullopt;
    if (!event || !event->is_object()) return {Refusal::bad_signature, Json()};
  }
  const bool challenge = text_at(*event, "type") == "url_verification";
  if (!key.empty() && !sealed && !challenge) return {Refusal::bad_signature, Json()};
  const bool unsigned_challenge = challenge && header(push.headers, "x-lark-signature").empty();
  if (!key.empty() && !unsigned_challenge) {
    if (const auto refusal = check_feishu_signature(account, push, false)) return {refusal, Json()};
  }
  const bool token_is_proof = key.empty() || unsigned_challenge;
  if (!is_feishu_token(account, *event, token_is_proof)) return {Refusal::bad_signature, Json()};
  return {std::nullopt, std::move(*event)};
}

Reply feishu_reply(const Json& body) { return {200, "application/json; charset=utf-8", body.dump(), {}}; }

Json feishu_words(const std::string& text) { return {{"tag", "plain_text"}, {"content", text}}; }

Json feishu_button(const Button& button) {
  Json out = {{"tag", "button"}, {"text", feishu_words(button.label)}, {"type", "default"}};
  if (button.url.empty()) {
    out["value"] = {{"reply", button.reply}};
  } else {
    out["url"] = button.url;
  }
  return out;
}

Json feishu_card(const std::string& title, const std::string& text, const std::vector<Button>& buttons) {
  Json elements = Json::array();
  if (!text.empty()) elements.push_back({{"tag", "div"}, {"text", feishu_words(text)}});
  Json actions = Json::array();
  for (const Button& button : buttons) {
    if (actions.size() < kFeishuButtons) actions.push_back(feishu_button(button));
  }
  if (!actions.empty()) elements.push_back({{"tag", "action"}, {"actions", std::move(actions)}});
  Json out = {{"config", {{"wide_screen_mode", true}}}, {"elements", std::move(elements)}};
  if (!title.empty()) out["header"] = {{"title", feishu_words(title)}};
  return out;
}

struct FeishuContent {
  const char* kind;
  Json content;
};

FeishuContent feishu_content(const Outgoing& message) {
  if (const auto* file = std::get_if<FilePart>(&message.part)) {
    if (file->image) return {"image", {{"image_key", message.media}}};
    return {"file", {{"file_key", message.media}}};
  }
  if (const auto* choices = std::get_if<QuickRepliesPart>(&message.part))
    return {"interactive", feishu_card("", message.text, choices->options)};
  if (const auto* cards = std::get_if<CardPart>(&message.part)) {
    if (cards->cards.size() != 1) return {"text", {{"text", card_words(*cards)}}};
    const Card& card = cards->cards[0];
    return {"interactive", feishu_card(card.title, card.text, card.buttons)};
  }
  return {"text", {{"text", plain_text({message.part})}}};
}

Fields feishu_headers(const Token& token) {
  return {{"Content-Type", "application/json; charset=utf-8"}, {"Authorization", "Bearer " + token.value}};
}

Verdict::State feishu_state(std::int64_t code) {
  constexpr std::array kToken = {99991661, 99991663, 99991664, 99991671};
  constexpr std::array kSlow = {230020, 99991400, 11232, 11233};
  constexpr std::array kAgain = {230049, 2200};
  if (std::ranges::find(kToken, code) != kToken.end()) return Verdict::State::token_bad;
  if (std::ranges::find(kSlow, code) != kSlow.end()) return Verdict::State::slow_down;
  if (std::ranges::find(kAgain, code) != kAgain.end()) return Verdict::State::again;
  return Verdict::State::refused;
}

Json run_feishu_signature(const Json& inputs) {
  if (inputs.contains("secret"))
    return {{"sign", feishu_robot_sign(text_at(inputs, "timestamp"), text_at(inputs, "secret"))}};
  Push push = push_of(inputs);
  push.headers.emplace_back("X-Lark-Request-Timestamp", text_at(inputs, "timestamp"));
  push.headers.emplace_back("X-Lark-Request-Nonce", text_at(inputs, "nonce"));
  push.headers.emplace_back("X-Lark-Signature", text_at(inputs, "signature"));
  const bool old_card = !inputs.contains("encrypt_key");
  const auto refusal = check_feishu_signature(Account{"", inputs}, push, old_card);
  const std::string_view timestamp = header(push.headers, "x-lark-request-timestamp");
  const std::string_view nonce = header(push.headers, "x-lark-request-nonce");
  // Without a clock in the entry only the signature is asked about.
  const bool timed = inputs.contains("now") || inputs.contains("now_ms");
  const bool valid = !refusal || (!timed && refusal == Refusal::stale);
  Json out = {
      {"valid", valid},
      {"signature",
       old_card ? feishu_card_signature(timestamp, nonce, text_at(inputs, "verification_token"), push.body)
                : feishu_signature(timestamp, nonce, text_at(inputs, "encrypt_key"), push.body)}};
  if (!valid) out["reason"] = to_text(*refusal);
  return out;
}

}  // namespace

Capabilities Feishu::capabilities(const Account& account) const {
  constexpr std::int64_t kMostBytes = 150'000;
  Capabilities out;
  // The text travels escaped within JSON within JSON.
  out.text_limit = static_cast<std::size_t>(account.number("text_limit", kMostBytes / 5));
  out.text_unit = Unit::bytes;
  out.images = out.files = out.cards = true;
  out.choices = kFeishuButtons;
  out.choice_limit = 30;
  out.media_in = out.location_in = true;
  out.read = true;
  out.rate = static_cast<double>(account.number("rate", 50));
  out.rate_each = static_cast<double>(account.number("rate_each", 5));
  return out;
}

std::span<const SetupField> Feishu::fields() const {
  static const std::array kFields = {
      SetupField{"app_id", "App ID", "App ID", "开放平台应用「凭证与基础信息」",
                 "Credentials page of the app on the open platform", false, true, ""},
      SetupField{"app_secret", "App Secret", "App Secret", "与 App ID 同页", "On the same page", true, true,
                 ""},
      SetupField{"verification_token", "Verification Token", "Verification Token",
                 "「事件与回调 → 加密策略」", "Events and callbacks, encryption", true, true, ""},
      SetupField{"encrypt_key", "Encrypt Key", "Encrypt Key", "与 Verification Token 同页，建议设置",
                 "On the same page; set one, then pushes are signed", true, false, ""},
      SetupField{"host", "接口地址", "API address", "Lark 填 https://open.larksuite.com",
                 "https://open.larksuite.com for Lark", false, false, std::string(kFeishuHost)},
  };
  return kFields;
}

Reception Feishu::receive(const Account& account, const Push& push) const {
  const FeishuPush opened = open_feishu_push(account, push);
  if (opened.refused) return refuse(*opened.refused, *opened.refused == Refusal::malformed ? 400 : 403);
  Reception out;
  if (text_at(opened.event, "type") == "url_verification") {
    out.reply = feishu_reply({{"challenge", text_at(opened.event, "challenge")}});
    return out;
  }
  out.reply = feishu_reply(Json::object());
  out.messages = read_feishu_event(opened.event, feishu_host(account));
  if (text_at(opened.event, "header/event_type") == "card.action.trigger") {
    const Json words = {{"zh_cn", "已收到"}, {"en_us", "Received"}};
    out.reply = feishu_reply({{"toast", {{"type", "success"}, {"content", "已收到"}, {"i18n", words}}}});
  }
  return out;
}

std::optional<Call> Feishu::token_call(const Account& account, TimeMs) const {
  const Json body = {{"app_id", account.text("app_id")}, {"app_secret", account.text("app_secret")}};
  return Call{"POST",
              feishu_host(account) + "/open-apis/auth/v3/tenant_access_token/internal",
              {{"Content-Type", "application/json; charset=utf-8"}},
              body.dump()};
}

Result<Token> Feishu::read_token(const Account&, const Answer& answer) const {
  constexpr TimeMs kSecond = 1000;
  constexpr std::int64_t kUsualLife = 7200;
  const Json body = read_json(answer.body).value_or(Json());
  Token out{text_at(body, "tenant_access_token"), 0, Json::object()};
  if (out.value.empty()) {
    return fail(ErrorKind::unauthorized, "channel_token",
                "Feishu gives no access token: " + text_at(body, "code") + " " + text_at(body, "msg"));
  }
  const std::int64_t life = number_at(body, "expire", kUsualLife);
  out.expires_at = answer.now + (life > 0 && life <= kUsualLife ? life : kUsualLife) * kSecond;
  return out;
}

Call Feishu::send_call(const Account& account, const Token& token, const Outgoing& message) const {
  const FeishuContent content = feishu_content(message);
  const bool by_chat = !message.conversation_id.empty();
  const Json body = {{"receive_id", by_chat ? message.conversation_id : message.user_id},
                     {"msg_type", content.kind},
                     {"content", content.content.dump()},
                     {"uuid", message.id}};
  return {
      "POST",
      feishu_host(account) + "/open-apis/im/v1/messages?receive_id_type=" + (by_chat ? "chat_id" : "open_id"),
      feishu_headers(token), body.dump()};
}

// Refusals come with a status of 400 and a code of their own.
Verdict Feishu::read_sent(const Account&, const Answer& answer) const {
  Verdict out = verdict_of_status(answer);
  const Json body = read_json(answer.body).value_or(Json());
  if (at(body, "code").is_null()) {
    if (out.state == Verdict::State::sent) out.state = Verdict::State::again;
    return out;
  }
  const std::int64_t code = number_at(body, "code", 1);
  out.code = text_at(body, "code");
  if (code == 0) {
    out.platform_id = text_at(body, "data/message_id");
    return out;
  }
  out.detail = text_at(body, "msg");
  if (const Verdict::State named = feishu_state(code);
      named != Verdict::State::refused || out.state == Verdict::State::sent)
    out.state = named;
  return out;
}

std::optional<Call> Feishu::media_call(const Account& account, const Token& token, const Media& media) const {
  // The token goes nowhere but to the host it is of.
  if (!media.url.starts_with(feishu_host(account) + "/")) return std::nullopt;
  return Call{"GET", media.url, {{"Authorization", "Bearer " + token.value}}, ""};
}

std::optional<Call> Feishu::upload_call(const Account& account, const Token& token, const FilePart& file,
                                        std::string_view bytes) const {
  Call call{"POST",
            feishu_host(account) + (file.image ? "/open-apis/im/v1/images" : "/open-apis/im/v1/files"),
            {{"Authorization", "Bearer " + token.value}},
            ""};
  const Fields fields = file.image ? Fields{{"image_type", "message"}}
                                   : Fields{{"file_type", "stream"}, {"file_name", file.name}};
  put_multipart(call, fields, {file.image ? "image" : "file", file.name, file.media_type, bytes},
                to_hex(sha256(bytes)));
  return call;
}

Result<std::string> Feishu::read_upload(const Account&, const Answer& answer) const {
  const Json body = read_json(answer.body).value_or(Json());
  for (const char* key : {"data/image_key", "data/file_key"}) {
    if (std::string id = text_at(body, key); !id.empty()) return id;
  }
  return fail(ErrorKind::invalid, "channel_upload",
              "Feishu does not take the file: " + text_at(body, "code") + " " + text_at(body, "msg"));
}

std::optional<Json> Feishu::run_vector(std::string_view kind, const Json& inputs,
                                       const Json& expected) const {
  const Account account{"", inputs};
  if (kind == "challenge") return vector_answer(receive(account, push_of(inputs)));
  if (kind == "signature") return run_feishu_signature(inputs);
  if (kind == "decrypt") {
    const auto plain = open_feishu(text_at(inputs, "encrypt_key"), text_at(inputs, "encrypt"));
    if (!plain || !is_utf8(*plain)) return Json{{"error", "bad_ciphertext"}};
    return Json{{"plaintext", *plain}};
  }
  const auto event = read_json(push_of(inputs).body);
  if (!event) return std::nullopt;
  return normalized(read_feishu_event(*event, std::string(kFeishuHost)), expected);
}

}  // namespace yingda::channels
