#include "channels/wecom/wecom_app.hpp"

#include <array>

#include "channels/cards.hpp"
#include "channels/json_read.hpp"
#include "channels/text_split.hpp"
#include "channels/vector_answer.hpp"
#include "channels/vector_inputs.hpp"
#include "channels/wechat/message.hpp"
#include "channels/wecom/wecom_api.hpp"

namespace yingda::channels {
namespace {

constexpr std::size_t kWecomButtons = 6;
constexpr std::size_t kWecomKeyBytes = 1024;
constexpr std::size_t kWecomTitleBytes = 128;
constexpr std::size_t kWecomDescriptionBytes = 512;

Inbound read_app_message(const Json& message) {
  Inbound out = read_wechat_message(message);
  out.conversation_id =
      text_at(message, "ToUserName") + ":" + text_at(message, "AgentID") + ":" + out.user_id;
  return out;
}

// The state of the message body without its receiver: {"msgtype", <kind>: content}.
Json app_body(const char* kind, Json content) { return {{"msgtype", kind}, {kind, std::move(content)}}; }

Json app_text(const std::string& text) { return app_body("text", {{"content", text}}); }

// Buttons are sent as a template card; what is tapped comes back by its key.
Json app_buttons(const std::string& id, const std::string& title, const std::string& text,
                 const std::vector<Button>& options) {
  Json list = Json::array();
  for (const Button& option : options) {
    if (list.size() == kWecomButtons) break;
    Json button = {{"text", option.label}, {"style", 1}};
    if (option.url.empty()) {
      button["key"] = std::string(prefix_bytes(option.reply, kWecomKeyBytes));
    } else {
      button["type"] = 1;
      button["url"] = option.url;
    }
    list.push_back(std::move(button));
  }
  Json card = {{"card_type", "button_interaction"}, {"task_id", id}, {"button_list", std::move(list)}};
  if (!title.empty()) card["main_title"] = {{"title", title}};
  if (!text.empty()) card["sub_title_text"] = text;
  return app_body("template_card", std::move(card));
}

Json app_card(const std::string& id, const CardPart& part) {
  if (const Card* card = article_of(part)) {
    return app_body("textcard",
                    {{"title", std::string(prefix_bytes(card->title, kWecomTitleBytes))},
                     {"description", std::string(prefix_bytes(card->text, kWecomDescriptionBytes))},
                     {"url", card_link(*card)},
                     {"btntxt", card->buttons[0].label}});
  }
  const bool buttons = part.cards.size() == 1 && !part.cards[0].buttons.empty() &&
                       part.cards[0].buttons.size() <= kWecomButtons;
  if (!buttons) return app_text(card_words(part));
  return app_buttons(id, part.cards[0].title, part.cards[0].text, part.cards[0].buttons);
}

Json app_content(const Outgoing& message) {
  if (const auto* file = std::get_if<FilePart>(&message.part))
    return app_body(file->image ? "image" : "file", {{"media_id", message.media}});
  if (const auto* choices = std::get_if<QuickRepliesPart>(&message.part))
    return app_buttons(message.id, "", message.text, choices->options);
  if (const auto* cards = std::get_if<CardPart>(&message.part)) return app_card(message.id, *cards);
  return app_text(plain_text({message.part}));
}

}  // namespace

Capabilities WecomApp::capabilities(const Account& account) const {
  Capabilities out;
  out.text_limit = static_cast<std::size_t>(account.number("text_limit", 2048));
  out.text_unit = Unit::bytes;
  out.images = out.files = out.cards = true;
  out.choices = kWecomButtons;
  out.choice_limit = 10;
  out.media_in = out.location_in = true;
  out.rate_each = static_cast<double>(account.number("messages_a_minute", 30)) / 60;
  return out;
}

std::span<const SetupField> WecomApp::fields() const {
  static const std::array kFields = {
      wecom_corp_field(),
      SetupField{"agent_id", "应用 AgentId", "AgentId", "「应用管理 → 自建应用」详情页",
                 "On the app's page under App Management", false, true, ""},
      SetupField{"secret", "应用 Secret", "App secret", "与 AgentId 同页，在手机企业微信里查看",
                 "On the same page, shown in the WeCom phone app", true, true, ""},
      wecom_token_field(),
      wecom_key_field(),
      wecom_host_field()};
  return kFields;
}

Reception WecomApp::receive(const Account& account, const Push& push) const {
  WechatPush opened = open_wecom(account, push);
  if (opened.done) return std::move(*opened.done);
  Reception out;
  out.messages.push_back(read_app_message(opened.message));
  return out;
}

std::optional<Call> WecomApp::token_call(const Account& account, TimeMs) const {
  return wecom_token_call(account);
}

Result<Token> WecomApp::read_token(const Account&, const Answer& answer) const {
  return read_wechat_token(answer);
}

Call WecomApp::send_call(const Account& account, const Token& token, const Outgoing& message) const {
  Json body = app_content(message);
  body["touser"] = message.user_id;
  body["agentid"] = account.number("agent_id", 0);
  return wechat_post(wecom_host(account), "/cgi-bin/message/send", token, body);
}

Verdict WecomApp::read_sent(const Account&, const Answer& answer) const {
  Verdict out = read_wecom_verdict(answer);
  // The message was taken, but its one receiver was not.
  const Json body = read_json(answer.body).value_or(Json());
  if (out.state == Verdict::State::sent && !text_at(body, "invaliduser").empty()) {
    out.state = Verdict::State::refused;
    out.detail = "invaliduser";
  }
  return out;
}

std::optional<Call> WecomApp::media_call(const Account& account, const Token& token,
                                         const Media& media) const {
  return wechat_media_call(wecom_host(account), token, media);
}

std::optional<Call> WecomApp::upload_call(const Account& account, const Token& token, const FilePart& file,
                                          std::string_view bytes) const {
  return wecom_upload_call(account, token, file, bytes);
}

Result<std::string> WecomApp::read_upload(const Account&, const Answer& answer) const {
  return read_wechat_upload(answer);
}

std::optional<Json> WecomApp::run_vector(std::string_view kind, const Json& inputs,
                                         const Json& expected) const {
  if (kind == "challenge") return vector_answer(receive(Account{"", inputs}, push_of(inputs)));
  if (kind != "payload") return run_envelope_vector(kind, inputs, "corp_id");
  const auto message = read_wechat_body(push_of(inputs).body);
  if (!message) return std::nullopt;
  return normalized({read_app_message(*message)}, expected);
}

}  // namespace yingda::channels
