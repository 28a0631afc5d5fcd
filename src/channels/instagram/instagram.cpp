#include "channels/instagram/instagram.hpp"

#include <array>

#include "channels/json_read.hpp"
#include "channels/meta/graph.hpp"
#include "channels/meta/messaging.hpp"
#include "channels/outgoing.hpp"

namespace yingda::channels {
namespace {

constexpr std::string_view kInstagramHost = "https://graph.instagram.com";

std::string instagram_url(const Account& account) {
  return meta::base_url(account, kInstagramHost) + "/me/messages";
}

}  // namespace

Capabilities Instagram::capabilities(const Account& account) const {
  Capabilities out;
  out.text_limit = static_cast<std::size_t>(account.number("text_limit", 1000));
  out.text_unit = Unit::bytes;
  out.images = out.cards = out.media_by_url = true;
  out.choices = 13;
  out.choice_limit = 20;
  out.typing = true;
  out.media_in = true;
  out.read = true;
  out.window = meta::reply_window(account);
  out.rate = static_cast<double>(account.number("rate", 100));
  return out;
}

std::span<const SetupField> Instagram::fields() const {
  static const std::array kFields = {
      SetupField{"access_token", "访问令牌", "Access token",
                 "Meta 开发者后台 → Instagram → 生成令牌；60 天有效，到期前重新生成并填入",
                 "Meta app dashboard → Instagram → Generate token; lasts 60 days, renew it before", true,
                 true, ""},
      meta::app_secret_field(),
      meta::verify_token_field(),
      meta::human_agent_field(),
      meta::version_field(),
      SetupField{"host", "接口地址", "API address", "通过 Facebook 主页登录时填 https://graph.facebook.com",
                 "https://graph.facebook.com where the account is linked through a page", false, false,
                 std::string(kInstagramHost)},
  };
  return kFields;
}

Reception Instagram::receive(const Account& account, const Push& push) const {
  return meta::receive(account, push, "instagram", &meta::read_messaging);
}

Call Instagram::send_call(const Account& account, const Token& token, const Outgoing& message) const {
  return json_call(instagram_url(account), meta::send_body(account, message), token_of(account, token));
}

Verdict Instagram::read_sent(const Account&, const Answer& answer) const {
  Verdict out = meta::verdict(answer);
  if (const auto body = read_json(answer.body)) out.platform_id = text_at(*body, "message_id");
  return out;
}

std::optional<Call> Instagram::media_call(const Account&, const Token&, const Media& media) const {
  return fetch_call(media.url);
}

std::optional<Call> Instagram::typing_call(const Account& account, const Token& token,
                                           const Outgoing& message) const {
  return json_call(instagram_url(account),
                   {{"recipient", {{"id", message.user_id}}}, {"sender_action", "typing_on"}},
                   token_of(account, token));
}

std::optional<Call> Instagram::check_call(const Account& account, const Token& token) const {
  return fetch_call(meta::base_url(account, kInstagramHost) + "/me?fields=id", token_of(account, token));
}

std::optional<Json> Instagram::run_vector(std::string_view kind, const Json& inputs,
                                          const Json& expected) const {
  return meta::run_vector(*this, kind, inputs, expected, &meta::read_messaging);
}

}  // namespace yingda::channels
