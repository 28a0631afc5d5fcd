#include "channels/rcs_business/rcs_business.hpp"

#include <array>

#include "base/crypto.hpp"
#include "base/text.hpp"
#include "channels/calls.hpp"
#include "channels/crypto.hpp"
#include "channels/json_read.hpp"
#include "channels/rcs_business/service_account.hpp"
#include "channels/vector_inputs.hpp"

namespace yingda::channels {
namespace {

constexpr std::string_view kRcsHost = "https://rcsbusinessmessaging.googleapis.com";
constexpr std::string_view kRcsTokenUrl = "https://oauth2.googleapis.com/token";
constexpr std::string_view kRcsScope = "https://www.googleapis.com/auth/rcsbusinessmessaging";
constexpr std::size_t kRcsLabel = 25;  // characters of a suggestion

// The signature covers the decoded data, not the body.
bool is_rcs_signed(std::string_view client_token, const Json& body, std::string_view given) {
  const auto data = from_base64(text_at(body, "message/data"));
  if (!data || client_token.empty()) return false;
  return equal_secrets(given, to_base64(hmac(Hash::sha512, client_token, *data)));
}

// The answer to the check of a new address; nothing for other pushes.
std::optional<Reception> rcs_handshake(const Account& account, const Json& body) {
  if (!at(body, "clientToken").is_string() || !at(body, "secret").is_string()) return std::nullopt;
  const std::string token = account.text("client_token");
  if (token.empty() || !equal_secrets(text_at(body, "clientToken"), token))
    return refuse(Refusal::bad_signature);
  Reception out;
  out.reply.body = text_at(body, "secret");
  return out;
}

void read_rcs_event(const Json& data, Inbound& out) {
  const std::string event = text_at(data, "eventType");
  const std::string id = text_at(data, "messageId");
  if (event == "DELIVERED" || event == "READ") {
    out.type = InboundType::status;
    out.event = ascii_lower(event);
    out.key = id;
  } else if (event == "IS_TYPING") {
    out.type = InboundType::typing;
  } else if (event == "SUBSCRIBE" || event == "UNSUBSCRIBE") {
    out.type = InboundType::event;
    out.event = ascii_lower(event);
  } else if (event.starts_with("TTL_EXPIRATION")) {
    // It was not delivered in time and has been taken back, or could not be.
    out.type = InboundType::status;
    out.event = "failed";
    out.key = event;
    out.extra = {{"message_id", id}};
  }
}

Inbound read_rcs(const Json& body) {
  Inbound out;
  const auto decoded = from_base64(text_at(body, "message/data"));
  const auto json = decoded ? read_json(*decoded) : std::nullopt;
  if (!json) return out;
  const Json& data = *json;
  std::string agent = text_at(data, "agentId");
  if (agent.empty()) agent = text_at(body, "message/attributes/business_id");
  out.user_id = out.phone = text_at(data, "senderPhoneNumber");
  out.conversation_id = agent + ":" + out.user_id;
  out.sent_at = from_rfc3339(text_at(data, "sendTime")).value_or(0);
  if (at(data, "eventType").is_string()) {
    out.dedupe_key = text_at(data, "eventId");
    read_rcs_event(data, out);
    return out;
  }
  out.dedupe_key = text_at(data, "messageId");
  if (const Json& tapped = at(data, "suggestionResponse"); tapped.is_object()) {
    out.type = InboundType::button;
    out.text = text_at(tapped, "text");
    out.key = text_at(tapped, "postbackData");
  } else if (const Json& file = at(data, "userFile/payload"); file.is_object()) {
    const std::string mime = text_at(file, "mimeType");
    out.type = type_of_mime(mime);
    out.media.push_back(
        {"", text_at(file, "fileUri"), mime, text_at(file, "fileName"), number_at(file, "fileSizeBytes")});
  } else if (const Json& place = at(data, "location"); place.is_object()) {
    out.type = InboundType::location;
    out.location = {real_at(place, "latitude"), real_at(place, "longitude"), ""};
  } else if (at(data, "text").is_string()) {
    out.type = InboundType::text;
    out.text = text_at(data, "text");
  }
  return out;
}

Json rcs_suggestions(const std::vector<Button>& buttons) {
  Json out = Json::array();
  for (const Button& button : buttons) {
    Json one = {{"text", std::string(prefix_code_points(button.label, kRcsLabel))},
                {"postbackData", button.url.empty() ? button.reply : button.url}};
    if (!button.url.empty()) one["openUrlAction"] = {{"url", button.url}};
    out.push_back({{button.url.empty() ? "reply" : "action", std::move(one)}});
  }
  return out;
}

Json rcs_card(const Card& card) {
  constexpr std::size_t kMostSuggestions = 4;
  Json out = Json::object();
  if (!card.title.empty()) out["title"] = card.title;
  if (!card.text.empty()) out["description"] = card.text;
  if (!card.image_url.empty())
    out["media"] = {{"height", "MEDIUM"}, {"contentInfo", {{"fileUrl", card.image_url}}}};
  std::vector<Button> buttons = card.buttons;
  if (buttons.size() > kMostSuggestions) buttons.resize(kMostSuggestions);
  if (!buttons.empty()) out["suggestions"] = rcs_suggestions(buttons);
  return out;
}

Json rcs_cards(const CardPart& part) {
  constexpr std::size_t kMostCards = 10;
  if (part.cards.size() == 1)
    return {{"standaloneCard", {{"cardOrientation", "VERTICAL"}, {"cardContent", rcs_card(part.cards[0])}}}};
  Json contents = Json::array();
  for (const Card& card : part.cards) {
    if (contents.size() < kMostCards) contents.push_back(rcs_card(card));
  }
  return {{"carouselCard", {{"cardWidth", "MEDIUM"}, {"cardContents", std::move(contents)}}}};
}

Json rcs_content(const Outgoing& message) {
  if (std::holds_alternative<FilePart>(message.part))
    return {{"contentInfo", {{"fileUrl", message.media_url}}}};
  if (const auto* choices = std::get_if<QuickRepliesPart>(&message.part))
    return {{"text", message.text}, {"suggestions", rcs_suggestions(choices->options)}};
  const auto* cards = std::get_if<CardPart>(&message.part);
  if (cards != nullptr && !cards->cards.empty()) return {{"richCard", rcs_cards(*cards)}};
  return {{"text", plain_text({message.part})}};
}

std::string rcs_url(const Account& account, const Outgoing& message, std::string_view resource,
                    std::string_view id_name) {
  std::string agent = account.text("agent_id");
  if (agent.empty()) agent = message.conversation_id.substr(0, message.conversation_id.find(':'));
  return std::string(without_slash(account.text("host", kRcsHost))) + "/v1/phones/" +
         percent_encode(message.user_id) + "/" + std::string(resource) + "?" + std::string(id_name) + "=" +
         uuid_of(message.id) + "&agentId=" + percent_encode(agent);
}

}  // namespace

Capabilities RcsBusiness::capabilities(const Account& account) const {
  Capabilities out;
  out.text_limit = static_cast<std::size_t>(account.number("text_limit", 3072));
  out.images = out.files = out.cards = out.media_by_url = true;
  out.choices = 11;
  out.choice_limit = kRcsLabel;
  out.typing = true;
  out.media_in = out.location_in = true;
  out.delivered = out.read = true;
  return out;
}

std::span<const SetupField> RcsBusiness::fields() const {
  static const std::array kFields = {
      SetupField{"client_token", "clientToken", "clientToken", "开发者控制台 → Webhook 配置时自己定的令牌",
                 "Your own, entered beside the web hook in the developer console", true, true, ""},
      SetupField{"service_account", "服务账号密钥", "Service account key",
                 "开发者控制台 → 服务账号 → 创建密钥；粘贴整个 JSON 文件",
                 "Developer console, service account, create key; the whole JSON file", true, true, ""},
      SetupField{"agent_id", "Agent ID", "Agent id", "开发者控制台 → Agent 信息；留空则用客户来信里的",
                 "Developer console, agent information; empty: the one the customer wrote to", false, false,
                 ""},
      SetupField{"traffic_type", "消息用途", "Traffic type", "默认 SERVICEREQUEST",
                 "SERVICEREQUEST unless your carrier wants another", false, false, "SERVICEREQUEST"},
      SetupField{"host", "接口地址", "API address",
                 "可填区域地址，例如 https://europe-rcsbusinessmessaging.googleapis.com",
                 "May be a regional one, as https://europe-rcsbusinessmessaging.googleapis.com", false, false,
                 std::string(kRcsHost)},
      SetupField{"token_url", "令牌地址", "Token address", "一般不用改", "Rarely changed", false, false,
                 std::string(kRcsTokenUrl)},
  };
  return kFields;
}

Reception RcsBusiness::receive(const Account& account, const Push& push) const {
  const auto body = read_json(push.body);
  if (!body || !body->is_object()) return refuse(Refusal::malformed, 400);
  if (auto handshake = rcs_handshake(account, *body)) return *handshake;
  if (!is_rcs_signed(account.text("client_token"), *body, header(push.headers, "x-goog-signature")))
    return refuse(Refusal::bad_signature);
  Reception out;
  out.messages.push_back(read_rcs(*body));
  return out;
}

std::optional<Call> RcsBusiness::token_call(const Account& account, TimeMs now) const {
  const std::string url = account.text("token_url", kRcsTokenUrl);
  const auto key = read_service_account(account.text("service_account"));
  const auto assertion = key ? service_assertion(*key, kRcsScope, url, now) : std::nullopt;
  // With a bad key the call is made all the same: its refusal is what the owner gets to see.
  return form_call(url, {{"grant_type", "urn:ietf:params:oauth:grant-type:jwt-bearer"},
                         {"assertion", assertion.value_or("")}});
}

Result<Token> RcsBusiness::read_token(const Account&, const Answer& answer) const {
  const auto body = read_json(answer.body);
  const std::string value = body ? text_at(*body, "access_token") : "";
  if (value.empty())
    return fail(ErrorKind::unauthorized, "token_refused",
                body ? text_at(*body, "error_description") : "The token service sent no JSON.");
  return Token{value, answer.now + seconds_at(*body, "expires_in"), Json::object()};
}

Call RcsBusiness::send_call(const Account& account, const Token& token, const Outgoing& message) const {
  const Json body = {{"contentMessage", rcs_content(message)},
                     {"messageTrafficType", account.text("traffic_type", "SERVICEREQUEST")}};
  return json_call("POST", rcs_url(account, message, "agentMessages", "messageId"), body,
                   {{"Authorization", bearer(token.value)}});
}

Verdict RcsBusiness::read_sent(const Account&, const Answer& answer) const {
  Verdict out = verdict_of_status(answer);
  const auto body = read_json(answer.body);
  if (answer.status == 409) out.state = Verdict::State::sent;  // we sent it before
  if (!body) return out;
  const std::string name = text_at(*body, "name");  // "phones/{number}/agentMessages/{id}"
  if (!name.empty()) out.platform_id = name.substr(name.rfind('/') + 1);
  if (const std::string status = text_at(*body, "error/status"); !status.empty()) out.code = status;
  out.detail = text_at(*body, "error/message");
  return out;
}

std::optional<Call> RcsBusiness::typing_call(const Account& account, const Token& token,
                                             const Outgoing& message) const {
  return json_call("POST", rcs_url(account, message, "agentEvents", "eventId"), {{"eventType", "IS_TYPING"}},
                   {{"Authorization", bearer(token.value)}});
}

std::optional<Json> RcsBusiness::run_vector(std::string_view kind, const Json& inputs,
                                            const Json& expected) const {
  const Push push = push_of(inputs);
  const Account account{"", {{"client_token", text_at(inputs, "client_token")}}};
  if (kind == "challenge") {
    const Reception got = receive(account, push);
    return Json{{"status", got.reply.status}, {"body", got.reply.body}};
  }
  const auto body = read_json(push.body);
  if (!body) return std::nullopt;
  if (kind == "signature") {
    std::string given = text_at(inputs, "signature");
    if (given.empty()) given = header(push.headers, "x-goog-signature");
    return Json{{"valid", is_rcs_signed(account.text("client_token"), *body, given)}};
  }
  if (kind != "payload") return std::nullopt;
  return normalized({read_rcs(*body)}, expected);
}

}  // namespace yingda::channels
