#include "channels/wechat_miniprogram/wechat_miniprogram.hpp"

#include "channels/cards.hpp"
#include "channels/json_read.hpp"
#include "channels/vector_answer.hpp"
#include "channels/vector_inputs.hpp"
#include "channels/wechat/api.hpp"
#include "channels/wechat/client_data.hpp"
#include "channels/wechat/message.hpp"

namespace yingda::channels {
namespace {

// Every value by its path with dots.
void put_client_paths(const Json& json, const std::string& prefix, Json& out) {
  for (const auto& [name, value] : json.items()) {
    const std::string path = prefix.empty() ? name : prefix + "." + name;
    out[path] = value;
    if (value.is_object()) put_client_paths(value, path, out);
  }
}

Json run_client_data_vector(const Json& inputs) {
  const auto data = open_client_data(text_at(inputs, "session_key"), text_at(inputs, "iv"),
                                     text_at(inputs, "encrypted_data"), text_at(inputs, "app_id"));
  if (!data) return {{"error", to_text(data.error())}};
  Json fields = Json::object();
  if (data->is_object()) put_client_paths(*data, "", fields);
  return {{"json_fields", std::move(fields)}, {"plaintext", data->dump()}};
}

}  // namespace

Capabilities WechatMiniprogram::capabilities(const Account& account) const {
  constexpr TimeMs kHour = 3'600'000;
  Capabilities out;
  out.text_limit = static_cast<std::size_t>(account.number("text_limit", 2048));
  out.text_unit = Unit::bytes;
  out.images = out.cards = true;
  out.typing = true;
  out.media_in = true;
  out.window = account.number("window_hours", 48) * kHour;
  out.window_messages = static_cast<int>(account.number("window_messages", 5));
  return out;
}

std::span<const SetupField> WechatMiniprogram::fields() const { return wechat_fields(); }

Reception WechatMiniprogram::receive(const Account& account, const Push& push) const {
  WechatPush opened = open_wechat(account, push);
  if (opened.done) return std::move(*opened.done);
  Reception out;
  out.reply.body = "success";
  out.messages.push_back(read_wechat_message(opened.message));
  return out;
}

std::optional<Call> WechatMiniprogram::token_call(const Account& account, TimeMs) const {
  return wechat_token_call(account);
}

Result<Token> WechatMiniprogram::read_token(const Account&, const Answer& answer) const {
  return read_wechat_token(answer);
}

Call WechatMiniprogram::send_call(const Account& account, const Token& token, const Outgoing& message) const {
  const auto send = [&](const char* kind, Json content) {
    return wechat_send(account, token, message.user_id, kind, std::move(content));
  };
  if (std::holds_alternative<FilePart>(message.part)) return send("image", {{"media_id", message.media}});
  if (const auto* cards = std::get_if<CardPart>(&message.part)) {
    const Card* card = article_of(*cards);
    if (card == nullptr) return send("text", {{"content", card_words(*cards)}});
    return send("link", {{"title", card->title},
                         {"description", card->text},
                         {"url", card_link(*card)},
                         {"thumb_url", card_picture(*card)}});
  }
  return send("text", {{"content", plain_text({message.part})}});
}

Verdict WechatMiniprogram::read_sent(const Account&, const Answer& answer) const {
  return read_wechat_sent(answer);
}

std::optional<Call> WechatMiniprogram::media_call(const Account& account, const Token& token,
                                                  const Media& media) const {
  return wechat_media_call(account.text("host", kWechatHost), token, media);
}

std::optional<Call> WechatMiniprogram::upload_call(const Account& account, const Token& token,
                                                   const FilePart& file, std::string_view bytes) const {
  return wechat_upload_call(account.text("host", kWechatHost), token, "image", file, bytes);
}

Result<std::string> WechatMiniprogram::read_upload(const Account&, const Answer& answer) const {
  return read_wechat_upload(answer);
}

std::optional<Call> WechatMiniprogram::typing_call(const Account& account, const Token& token,
                                                   const Outgoing& message) const {
  return wechat_typing_call(account, token, message.user_id);
}

std::optional<Json> WechatMiniprogram::run_vector(std::string_view kind, const Json& inputs,
                                                  const Json& expected) const {
  if (kind == "challenge") return vector_answer(receive(Account{"", inputs}, push_of(inputs)));
  if (kind == "payload") {
    const auto message = read_wechat_body(push_of(inputs).body);
    if (!message) return std::nullopt;
    return normalized({read_wechat_message(*message)}, expected);
  }
  if (kind == "decrypt" && inputs.contains("session_key")) return run_client_data_vector(inputs);
  if (kind == "signature" && inputs.contains("raw_data")) {
    return Json{{"valid", is_client_data_signed(text_at(inputs, "raw_data"), text_at(inputs, "session_key"),
                                                text_at(inputs, "signature"))}};
  }
  return run_envelope_vector(kind, inputs, "app_id");
}

}  // namespace yingda::channels
