#include "channels/kakao/kakao.hpp"

#include <algorithm>
#include <array>

#include "base/crypto.hpp"
#include "base/text.hpp"
#include "channels/json_read.hpp"
#include "channels/outgoing.hpp"
#include "channels/vector_inputs.hpp"

namespace yingda::channels {
namespace {

constexpr std::string_view kKakaoHeader = "X-Skill-Secret";
constexpr std::string_view kKakaoLater = "문의가 접수되었습니다. 잠시만 기다려 주세요.";
constexpr std::size_t kKakaoChoices = 10;
constexpr std::size_t kKakaoLabel = 14;
constexpr std::size_t kKakaoButtons = 3;
constexpr std::size_t kKakaoCards = 10;
constexpr std::size_t kKakaoCardTitle = 50;
constexpr std::size_t kKakaoCardText = 230;
constexpr TimeMs kKakaoCallbackLife = 60'000;

// The platform signs nothing: a header of the skill, or "key" in its address, must hold the secret.
bool is_from_kakao(const Account& account, const Push& push) {
  const std::string secret = account.text("secret");
  if (secret.empty()) return false;
  const std::string_view in_header = header(push.headers, account.text("header", kKakaoHeader));
  return equal_secrets(in_header.empty() ? field(push.query, "key") : in_header, secret);
}

Json kakao_template(Json output) {
  return {{"version", "2.0"}, {"template", {{"outputs", Json::array({std::move(output)})}}}};
}

Json kakao_text(const std::string& text) { return kakao_template({{"simpleText", {{"text", text}}}}); }

Json kakao_button(const Button& button) {
  Json out = {{"label", clipped(button.label, kKakaoLabel)}};
  if (button.url.empty()) {
    out["action"] = "message";
    out["messageText"] = button.reply;
  } else {
    out["action"] = "webLink";
    out["webLinkUrl"] = button.url;
  }
  return out;
}

Json kakao_buttons(const std::vector<Button>& buttons) {
  Json out = Json::array();
  for (const Button& button : buttons) {
    if (out.size() < kKakaoButtons) out.push_back(kakao_button(button));
  }
  return out;
}

// Quick replies hold no links; a card's buttons do, three of them below a short text.
Json kakao_choices(const std::string& text, const std::vector<Button>& options) {
  if (has_link(options)) {
    if (options.size() > kKakaoButtons || code_points(text) > kKakaoCardText)
      return kakao_text(numbered(text, options));
    return kakao_template({{"textCard", {{"description", text}, {"buttons", kakao_buttons(options)}}}});
  }
  Json out = kakao_text(text);
  Json replies = Json::array();
  for (const Button& option : options) {
    if (replies.size() < kKakaoChoices) replies.push_back(kakao_button(option));
  }
  out["template"]["quickReplies"] = std::move(replies);
  return out;
}

Json kakao_card(const Card& card) {
  Json out = Json::object();
  if (!card.title.empty()) out["title"] = clipped(card.title, kKakaoCardTitle);
  if (!card.text.empty()) out["description"] = clipped(card.text, kKakaoCardText);
  if (is_web_address(card.image_url)) out["thumbnail"] = {{"imageUrl", card.image_url}};
  if (!card.buttons.empty()) out["buttons"] = kakao_buttons(card.buttons);
  return out;
}

Json kakao_cards(const std::vector<Card>& cards) {
  // A basic card needs a picture, a text card has none; a carousel holds one sort.
  const bool pictures = std::ranges::all_of(cards, [](const Card& c) { return is_web_address(c.image_url); });
  const char* kind = pictures ? "basicCard" : "textCard";
  Json items = Json::array();
  for (const Card& card : cards) {
    if (items.size() == kKakaoCards) break;
    Json item = kakao_card(card);
    if (!pictures) item.erase("thumbnail");
    items.push_back(std::move(item));
  }
  if (items.size() == 1) return kakao_template({{kind, items[0]}});
  return kakao_template({{"carousel", {{"type", kind}, {"items", std::move(items)}}}});
}

Json kakao_response(const Outgoing& message) {
  if (const auto* file = std::get_if<FilePart>(&message.part); file != nullptr && file->image) {
    return kakao_template({{"simpleImage", {{"imageUrl", message.media_url}, {"altText", file->name}}}});
  }
  if (const auto* choices = std::get_if<QuickRepliesPart>(&message.part))
    return kakao_choices(message.text, choices->options);
  if (const auto* cards = std::get_if<CardPart>(&message.part); cards != nullptr && !cards->cards.empty())
    return kakao_cards(cards->cards);
  return kakao_text(text_of(message));
}

// What the skill is told at once: to wait for the callback, or, where there is none, that we will see.
Json kakao_ack(const Account& account, const Json& body) {
  if (!text_at(body, "userRequest/callbackUrl").empty()) return {{"version", "2.0"}, {"useCallback", true}};
  return kakao_text(account.text("later_text", kKakaoLater));
}

Inbound read_kakao(const Account& account, const Json& body) {
  Inbound out;
  out.user_id = text_at(body, "userRequest/user/id");
  out.conversation_id = text_at(body, "bot/id") + ":" + out.user_id;
  out.text = text_at(body, "userRequest/utterance");
  out.union_id = text_at(body, "userRequest/user/properties/appUserId");
  if (const Json& extra = at(body, "action/clientExtra"); extra.is_object() && !extra.empty()) {
    out.type = InboundType::button;
    out.key = extra.dump();
  } else if (!out.text.empty()) {
    out.type = InboundType::text;
  }
  if (const std::string url = text_at(body, "userRequest/callbackUrl"); !url.empty())
    out.reply_to = {{"callback_url", url}};
  out.extra["quick_response"] = kakao_ack(account, body);
  return out;
}

}  // namespace

Capabilities Kakao::capabilities(const Account& account) const {
  Capabilities out;
  out.text_limit = static_cast<std::size_t>(account.number("text_limit", 1000));
  out.images = out.cards = out.media_by_url = true;
  out.choices = kKakaoChoices;
  out.choice_limit = kKakaoLabel;
  out.window = kKakaoCallbackLife;
  out.window_messages = 1;
  return out;
}

std::span<const SetupField> Kakao::fields() const {
  static const std::array kFields = {
      SetupField{"secret", "技能密钥", "Skill secret",
                 "自己定的一段文字；在技能设置里加一个请求头写上它，或写在地址的 ?key= 里",
                 "A text of your own; set it as a header of the skill, or as ?key= in its address", true,
                 true, ""},
      SetupField{"header", "密钥请求头", "Header of the secret", "技能设置里那个请求头的名字",
                 "Name of that header in the skill's settings", false, false, std::string(kKakaoHeader)},
      SetupField{
          "later_text", "无法回调时的答复", "Answer without callback",
          "区块没有开启回调（AI 챗봇 콜백）时立即显示的文字，之后的回复送不到客户",
          "Shown at once where the block has no callback; later answers cannot reach the customer then",
          false, false, std::string(kKakaoLater)},
  };
  return kFields;
}

Reception Kakao::receive(const Account& account, const Push& push) const {
  if (!is_from_kakao(account, push)) return refuse(Refusal::bad_signature);
  const auto body = read_json(push.body);
  if (!body || !at(*body, "userRequest").is_object()) return refuse(Refusal::malformed, 400);
  Reception out;
  out.messages.push_back(read_kakao(account, *body));
  out.reply.content_type = "application/json";
  out.reply.body = kakao_ack(account, *body).dump();
  return out;
}

Call Kakao::send_call(const Account&, const Token&, const Outgoing& message) const {
  return json_call(text_at(message.reply_to, "callback_url"), kakao_response(message));
}

Verdict Kakao::read_sent(const Account&, const Answer& answer) const {
  Verdict out = verdict_of_status(answer);
  const auto body = read_json(answer.body);
  if (!body) return out;
  out.detail = text_at(*body, "message");
  const std::string status = text_at(*body, "status");
  if (out.state == Verdict::State::sent && (status == "FAIL" || status == "ERROR"))
    out.state = status == "FAIL" ? Verdict::State::refused : Verdict::State::again;
  // The address is used up or its minute is over.
  if (answer.status == 400 || answer.status == 404 || answer.status == 410)
    out.state = Verdict::State::window_over;
  return out;
}

std::optional<Json> Kakao::run_vector(std::string_view kind, const Json& inputs, const Json& expected) const {
  if (kind != "payload") return std::nullopt;
  if (const std::string text = text_at(inputs, "reply_text"); !text.empty()) {
    Outgoing message;
    message.part = TextPart{text};
    const Call call = send_call({}, {}, message);
    return Json{{"body", call.body}, {"body_json", read_json(call.body).value_or(Json())}};
  }
  const auto body = read_json(push_of(inputs).body);
  if (!body) return std::nullopt;
  return normalized({read_kakao({}, *body)}, expected);
}

}  // namespace yingda::channels
