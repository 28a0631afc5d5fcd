#include "channels/tiktok/tiktok.hpp"

#include <algorithm>
#include <array>

#include "base/crypto.hpp"
#include "base/text.hpp"
#include "channels/cards.hpp"
#include "channels/crypto.hpp"
#include "channels/form.hpp"
#include "channels/json_read.hpp"
#include "channels/text_split.hpp"
#include "channels/vector_answer.hpp"
#include "channels/vector_inputs.hpp"

namespace yingda::channels {
namespace {

constexpr std::string_view kTiktokHost = "https://business-api.tiktok.com/open_api/v1.3";
constexpr std::size_t kTiktokButtons = 3;
constexpr std::size_t kTiktokTitle = 40;  // characters above the buttons, and of a button's id

struct TiktokSignature {
  std::string time;
  std::string hex;
};

// "t=<seconds>,s=<hex>", in any order.
TiktokSignature split_tiktok_signature(std::string_view text) {
  TiktokSignature out;
  while (!text.empty()) {
    const auto end = text.find(',');
    const std::string_view part = trim(text.substr(0, end));
    text = end == std::string_view::npos ? std::string_view() : text.substr(end + 1);
    if (part.starts_with("t=")) out.time = part.substr(2);
    if (part.starts_with("s=")) out.hex = part.substr(2);
  }
  return out;
}

std::string tiktok_signature(const std::string& secret, const std::string& time, const std::string& body) {
  return to_hex(hmac(Hash::sha256, secret, time + "." + body));
}

std::optional<Refusal> check_tiktok(const Account& account, std::string_view given, const Push& push) {
  constexpr TimeMs kSecond = 1000;
  const std::string secret = account.text("client_secret");
  const TiktokSignature signature = split_tiktok_signature(given);
  if (secret.empty() || signature.time.empty() ||
      !equal_secrets(signature.hex, tiktok_signature(secret, signature.time, push.body)))
    return Refusal::bad_signature;
  const std::int64_t tolerance = account.number("tolerance_seconds", 300);
  const std::int64_t sent = number_at(Json(signature.time), "", 0);
  const std::int64_t now = push.now / kSecond;
  if (sent < now - tolerance || sent > now + tolerance) return Refusal::stale;
  return std::nullopt;
}

Call tiktok_post(const Account& account, std::string_view path, const Token& token, const Json& body) {
  return {"POST",
          account.text("host", kTiktokHost) + std::string(path),
          {{"Content-Type", "application/json"}, {"Access-Token", token.value}},
          body.dump()};
}

void read_tiktok_content(const Json& content, Inbound& out) {
  const std::string kind = text_at(content, "type");
  if (kind == "text") {
    out.type = InboundType::text;
    out.text = text_at(content, "text/body");
  } else if (kind == "image" || kind == "video") {
    out.type = kind == "image" ? InboundType::image : InboundType::video;
    const std::string id = text_at(at(content, kind), "media_id");
    // The call that fetches it wants to know the message too.
    const std::string where = form_of({{"conversation_id", out.conversation_id},
                                       {"message_id", out.dedupe_key},
                                       {"media_type", kind == "image" ? "IMAGE" : "VIDEO"}});
    out.media.push_back({id, "tiktok:?" + where, "", "", 0});
  } else if (kind == "share_post") {
    out.type = InboundType::link;
    out.key = text_at(content, "share_post/embed_url");
    out.text = out.key;
  }
}

Inbound read_tiktok_push(const Json& push) {
  Inbound out;
  const std::string event = text_at(push, "event");
  const Json& given = at(push, "content");
  const Json content = given.is_string() ? read_json(given.get<std::string>()).value_or(Json()) : given;
  out.conversation_id = text_at(content, "conversation_id");
  out.dedupe_key = text_at(content, "message_id");
  out.sent_at = number_at(content, "timestamp");
  out.outgoing = event == "im_send_msg" || text_at(content, "from_user/role") == "business_account";
  out.user_id = text_at(content, out.outgoing ? "to_user/id" : "from_user/id");
  out.name = text_at(content, out.outgoing ? "to" : "from");
  if (event == "im_receive_msg" || event == "im_send_msg") {
    read_tiktok_content(content, out);
  } else if (event == "im_mark_read_msg") {
    out.type = InboundType::status;
    out.event = "read";
    out.key = out.dedupe_key;
    out.dedupe_key.clear();
  } else if (event == "im_referral_msg") {
    out.type = InboundType::event;
    out.event = "enter_session";
    out.key = text_at(content, "referral/ref");
  }
  return out;
}

Json tiktok_say(const Account& account, const Outgoing& message, const char* kind) {
  return {{"business_id", account.text("business_id")},
          {"recipient_type", "CONVERSATION"},
          {"recipient", message.conversation_id},
          {"message_type", kind}};
}

// A card of buttons takes few words; more are said as text with numbered lines.
std::optional<Json> tiktok_buttons(const std::string& text, const std::vector<Button>& options) {
  if (code_points(text) > kTiktokTitle || options.empty() || options.size() > kTiktokButtons)
    return std::nullopt;
  Json buttons = Json::array();
  for (const Button& option : options) {
    if (!option.url.empty()) return std::nullopt;
    buttons.push_back({{"type", "REPLY"},
                       {"title", option.label},
                       {"id", std::string(prefix_code_points(option.reply, kTiktokTitle))}});
  }
  return Json{{"type", "QA_BUTTON_CARD"}, {"title", text}, {"buttons", std::move(buttons)}};
}

std::string tiktok_lines(const std::string& text, const std::vector<Button>& options) {
  std::string out = text;
  int number = 0;
  for (const Button& option : options) {
    out += "\n" + std::to_string(++number) + ". " + option.label;
    if (!option.url.empty()) out += ": " + option.url;
  }
  return out;
}

}  // namespace

Capabilities Tiktok::capabilities(const Account& account) const {
  constexpr TimeMs kHour = 3'600'000;
  Capabilities out;
  out.text_limit = static_cast<std::size_t>(account.number("text_limit", 6000));
  out.images = true;
  out.choices = kTiktokButtons;
  out.choice_limit = 20;
  out.typing = true;
  out.media_in = true;
  out.read = true;
  out.window = account.number("window_hours", 48) * kHour;
  out.window_messages = static_cast<int>(account.number("window_messages", 10));
  out.rate = static_cast<double>(account.number("rate", 10));
  return out;
}

std::span<const SetupField> Tiktok::fields() const {
  static const std::array kFields = {
      SetupField{"client_key", "App ID", "App ID", "TikTok for Business 开发者门户的应用页",
                 "The app's page in the TikTok for Business portal", false, true, ""},
      SetupField{"client_secret", "App Secret", "App secret", "与 App ID 同页", "On the same page", true,
                 true, ""},
      SetupField{"business_id", "企业账号 ID", "Business id", "账号授权后由 OAuth 接口返回的 open_id",
                 "The open_id that OAuth gives when the account agrees", false, true, ""},
      SetupField{"refresh_token", "Refresh Token", "Refresh token", "账号授权后由 OAuth 接口返回",
                 "Given by OAuth when the account agrees", true, true, ""},
      SetupField{"host", "接口地址", "API address", "一般不改", "Leave as it is", false, false,
                 std::string(kTiktokHost)},
  };
  return kFields;
}

Reception Tiktok::receive(const Account& account, const Push& push) const {
  if (const auto refusal = check_tiktok(account, header(push.headers, "tiktok-signature"), push))
    return refuse(*refusal);
  const auto body = read_json(push.body);
  if (!body || !body->is_object()) return refuse(Refusal::malformed, 400);
  const std::string business = account.text("business_id");
  const std::string named = text_at(*body, "user_openid");
  if (!business.empty() && !named.empty() && named != business) return refuse(Refusal::wrong_receiver);
  Reception out;
  out.messages.push_back(read_tiktok_push(*body));
  return out;
}

std::optional<Call> Tiktok::token_call(const Account& account, TimeMs) const {
  const Json body = {{"client_id", account.text("client_key")},
                     {"client_secret", account.text("client_secret")},
                     {"grant_type", "refresh_token"},
                     {"refresh_token", account.text("refresh_token")}};
  return Call{"POST",
              account.text("host", kTiktokHost) + "/tt_user/oauth2/refresh_token/",
              {{"Content-Type", "application/json"}},
              body.dump()};
}

Result<Token> Tiktok::read_token(const Account&, const Answer& answer) const {
  constexpr TimeMs kSecond = 1000;
  constexpr std::int64_t kUsualLife = 24LL * 3600;
  const Json body = read_json(answer.body).value_or(Json());
  Token out{text_at(body, "data/access_token"), 0, Json::object()};
  if (out.value.empty()) {
    return fail(ErrorKind::unauthorized, "channel_token",
                "TikTok gives no access token: " + text_at(body, "code") + " " + text_at(body, "message"));
  }
  const std::int64_t life = number_at(body, "data/expires_in", kUsualLife);
  out.expires_at = answer.now + (life > 0 && life <= kUsualLife ? life : kUsualLife) * kSecond;
  return out;
}

Call Tiktok::send_call(const Account& account, const Token& token, const Outgoing& message) const {
  constexpr std::string_view kPath = "/business/message/send/";
  if (std::holds_alternative<FilePart>(message.part)) {
    Json body = tiktok_say(account, message, "IMAGE");
    body["image"] = {{"media_id", message.media}};
    return tiktok_post(account, kPath, token, body);
  }
  std::string text = plain_text({message.part});
  if (const auto* cards = std::get_if<CardPart>(&message.part)) text = card_words(*cards);
  if (const auto* choices = std::get_if<QuickRepliesPart>(&message.part)) {
    if (auto buttons = tiktok_buttons(message.text, choices->options)) {
      Json body = tiktok_say(account, message, "TEMPLATE");
      body["template"] = std::move(*buttons);
      return tiktok_post(account, kPath, token, body);
    }
    text = tiktok_lines(message.text, choices->options);
  }
  Json body = tiktok_say(account, message, "TEXT");
  body["text"] = {{"body", text}};
  return tiktok_post(account, kPath, token, body);
}

// The API answers 200 to what it rejects; the code tells.
Verdict Tiktok::read_sent(const Account&, const Answer& answer) const {
  Verdict out = verdict_of_status(answer);
  const Json body = read_json(answer.body).value_or(Json());
  if (at(body, "code").is_null()) {
    if (out.state == Verdict::State::sent) out.state = Verdict::State::again;
    return out;
  }
  const std::int64_t code = number_at(body, "code", 1);
  out.code = text_at(body, "code");
  if (code == 0) {
    out.platform_id = text_at(body, "data/message/message_id");
    return out;
  }
  out.detail = text_at(body, "message");
  if (code == 40105 || code == 40102) {
    out.state = Verdict::State::token_bad;
  } else if (code == 40100 || code == 40016) {
    out.state = Verdict::State::slow_down;
  } else if (code >= 50000 && code < 60000) {
    out.state = Verdict::State::again;
  } else {
    out.state = Verdict::State::refused;
  }
  return out;
}

std::optional<Call> Tiktok::media_call(const Account& account, const Token& token, const Media& media) const {
  const auto cut = media.url.find('?');
  if (media.id.empty() || cut == std::string::npos) return std::nullopt;
  Json body = {{"business_id", account.text("business_id")}, {"media_id", media.id}};
  for (const auto& [name, value] : parse_form(std::string_view(media.url).substr(cut + 1))) {
    if (is_utf8(value)) body[name] = value;
  }
  return tiktok_post(account, "/business/message/media/download/", token, body);
}

std::optional<Call> Tiktok::media_next(const Account&, const Token&, const Media&,
                                       const Answer& answer) const {
  const auto body = read_json(answer.body);
  const std::string url = body ? text_at(*body, "data/download_url") : "";
  if (url.empty()) return std::nullopt;
  return Call{"GET", url, {}, ""};
}

std::optional<Call> Tiktok::upload_call(const Account& account, const Token& token, const FilePart& file,
                                        std::string_view bytes) const {
  Call call{"POST",
            account.text("host", kTiktokHost) + "/business/message/media/upload/",
            {{"Access-Token", token.value}},
            ""};
  put_multipart(call, {{"business_id", account.text("business_id")}, {"media_type", "IMAGE"}},
                {"file", file.name, file.media_type, bytes}, to_hex(sha256(bytes)));
  return call;
}

Result<std::string> Tiktok::read_upload(const Account&, const Answer& answer) const {
  const Json body = read_json(answer.body).value_or(Json());
  std::string id = text_at(body, "data/media_id");
  if (!id.empty()) return id;
  return fail(ErrorKind::invalid, "channel_upload",
              "TikTok does not take the picture: " + text_at(body, "code") + " " + text_at(body, "message"));
}

std::optional<Call> Tiktok::typing_call(const Account& account, const Token& token,
                                        const Outgoing& message) const {
  Json body = tiktok_say(account, message, "SENDER_ACTION");
  body["sender_action"] = "TYPING";
  return tiktok_post(account, "/business/message/send/", token, body);
}

std::optional<Json> Tiktok::run_vector(std::string_view kind, const Json& inputs,
                                       const Json& expected) const {
  Push push = push_of(inputs);
  if (kind == "signature") {
    const std::string time = text_at(inputs, "t");
    // Without a clock in the entry only the signature is asked about.
    constexpr TimeMs kSecond = 1000;
    if (push.now == 0) push.now = number_at(inputs, "t") * kSecond;
    const auto refusal =
        check_tiktok(Account{"", inputs}, "t=" + time + ",s=" + text_at(inputs, "signature"), push);
    Json out = {{"valid", !refusal},
                {"signature", tiktok_signature(text_at(inputs, "client_secret"), time, push.body)}};
    if (refusal) out["reason"] = to_text(*refusal);
    return out;
  }
  if (kind == "challenge") return vector_answer(receive(Account{"", inputs}, push));
  if (kind != "payload") return std::nullopt;
  const auto body = read_json(push.body);
  if (!body) return std::nullopt;
  return normalized({read_tiktok_push(*body)}, expected);
}

}  // namespace yingda::channels
