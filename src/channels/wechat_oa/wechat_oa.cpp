#include "channels/wechat_oa/wechat_oa.hpp"

#include "channels/cards.hpp"
#include "channels/json_read.hpp"
#include "channels/text_split.hpp"
#include "channels/vector_answer.hpp"
#include "channels/vector_inputs.hpp"
#include "channels/wechat/api.hpp"
#include "channels/wechat/message.hpp"

namespace yingda::channels {
namespace {

// A menu's lines come back as the customer's words when tapped; links are lines of the text.
Json oa_menu(const std::string& text, const std::vector<Button>& options) {
  Json list = Json::array();
  std::string head = text;
  for (const Button& option : options) {
    if (option.url.empty()) {
      list.push_back({{"id", std::to_string(list.size() + 1)}, {"content", option.label}});
    } else {
      head += "\n" + option.label + ": " + option.url;
    }
  }
  return {{"head_content", head}, {"list", std::move(list)}};
}

// The platform shows one article a message.
Json oa_article(const Card& card) {
  return {{"articles", Json::array({{{"title", card.title},
                                     {"description", card.text},
                                     {"url", card_link(card)},
                                     {"picurl", card_picture(card)}}})}};
}

}  // namespace

Capabilities WechatOa::capabilities(const Account& account) const {
  constexpr TimeMs kHour = 3'600'000;
  Capabilities out;
  out.text_limit = static_cast<std::size_t>(account.number("text_limit", 2048));
  out.text_unit = Unit::bytes;
  out.images = out.cards = true;
  out.choices = 10;
  out.choice_limit = 60;
  out.typing = true;
  out.media_in = out.location_in = true;
  out.window = account.number("window_hours", 48) * kHour;
  out.window_messages = static_cast<int>(account.number("window_messages", 5));
  return out;
}

std::span<const SetupField> WechatOa::fields() const { return wechat_fields(); }

Reception WechatOa::receive(const Account& account, const Push& push) const {
  WechatPush opened = open_wechat(account, push);
  if (opened.done) return std::move(*opened.done);
  Reception out;
  out.reply.body = "success";
  out.messages.push_back(read_wechat_message(opened.message));
  return out;
}

std::optional<Call> WechatOa::token_call(const Account& account, TimeMs) const {
  return wechat_token_call(account);
}

Result<Token> WechatOa::read_token(const Account&, const Answer& answer) const {
  return read_wechat_token(answer);
}

Call WechatOa::send_call(const Account& account, const Token& token, const Outgoing& message) const {
  const auto send = [&](const char* kind, Json content) {
    return wechat_send(account, token, message.user_id, kind, std::move(content));
  };
  if (std::holds_alternative<FilePart>(message.part)) return send("image", {{"media_id", message.media}});
  if (const auto* choices = std::get_if<QuickRepliesPart>(&message.part)) {
    Json menu = oa_menu(message.text, choices->options);
    if (menu["list"].empty()) return send("text", {{"content", menu["head_content"]}});
    return send("msgmenu", std::move(menu));
  }
  if (const auto* cards = std::get_if<CardPart>(&message.part)) {
    if (const Card* card = article_of(*cards)) return send("news", oa_article(*card));
    return send("text", {{"content", card_words(*cards)}});
  }
  return send("text", {{"content", plain_text({message.part})}});
}

Verdict WechatOa::read_sent(const Account&, const Answer& answer) const { return read_wechat_sent(answer); }

std::optional<Call> WechatOa::media_call(const Account& account, const Token& token,
                                         const Media& media) const {
  return wechat_media_call(account.text("host", kWechatHost), token, media);
}

// Of a video the platform tells only where it lies.
std::optional<Call> WechatOa::media_next(const Account&, const Token&, const Media&,
                                         const Answer& answer) const {
  const auto body = read_json(answer.body);
  const std::string url = body ? text_at(*body, "video_url") : "";
  if (url.empty()) return std::nullopt;
  return Call{"GET", url, {}, ""};
}

std::optional<Call> WechatOa::upload_call(const Account& account, const Token& token, const FilePart& file,
                                          std::string_view bytes) const {
  return wechat_upload_call(account.text("host", kWechatHost), token, "image", file, bytes);
}

Result<std::string> WechatOa::read_upload(const Account&, const Answer& answer) const {
  return read_wechat_upload(answer);
}

std::optional<Call> WechatOa::typing_call(const Account& account, const Token& token,
                                          const Outgoing& message) const {
  return wechat_typing_call(account, token, message.user_id);
}

std::optional<Json> WechatOa::run_vector(std::string_view kind, const Json& inputs,
                                         const Json& expected) const {
  if (kind == "challenge") return vector_answer(receive(Account{"", inputs}, push_of(inputs)));
  if (kind != "payload") return run_envelope_vector(kind, inputs, "app_id");
  const auto message = read_wechat_body(push_of(inputs).body);
  if (!message) return std::nullopt;
  return normalized({read_wechat_message(*message)}, expected);
}

}  // namespace yingda::channels
