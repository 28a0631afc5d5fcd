#include "channels/messenger/messenger.hpp"

#include <array>

#include "channels/json_read.hpp"
#include "channels/meta/graph.hpp"
#include "channels/meta/messaging.hpp"
#include "channels/outgoing.hpp"

namespace yingda::channels {
namespace {

constexpr std::string_view kMessengerHost = "https://graph.facebook.com";

std::string messenger_url(const Account& account) {
  return meta::base_url(account, kMessengerHost) + "/me/messages";
}

}  // namespace

Capabilities Messenger::capabilities(const Account& account) const {
  Capabilities out;
  out.text_limit = static_cast<std::size_t>(account.number("text_limit", 2000));
  out.images = out.files = out.cards = out.media_by_url = true;
  out.choices = 13;
  out.choice_limit = 20;
  out.typing = true;
  out.media_in = out.location_in = true;
  out.delivered = out.read = true;
  out.window = meta::reply_window(account);
  return out;
}

std::span<const SetupField> Messenger::fields() const {
  static const std::array kFields = {
      SetupField{"access_token", "主页令牌", "Page access token",
                 "Meta 开发者后台 → Messenger → 生成令牌（选择主页）",
                 "Meta app dashboard → Messenger → Generate token for the page", true, true, ""},
      meta::app_secret_field(),
      meta::verify_token_field(),
      SetupField{"get_started", "“开始”按钮的内容", "Payload of Get started",
                 "主页开始按钮设置的 payload，按下它算关注", "Pressing it counts as subscribing", false,
                 false, "GET_STARTED"},
      meta::human_agent_field(),
      meta::version_field(),
      SetupField{"host", "接口地址", "API address", "一般不用填", "Not needed as a rule", false, false,
                 std::string(kMessengerHost)},
  };
  return kFields;
}

Reception Messenger::receive(const Account& account, const Push& push) const {
  return meta::receive(account, push, "page", &meta::read_messaging);
}

Call Messenger::send_call(const Account& account, const Token& token, const Outgoing& message) const {
  return json_call(messenger_url(account), meta::send_body(account, message), token_of(account, token));
}

Verdict Messenger::read_sent(const Account&, const Answer& answer) const {
  Verdict out = meta::verdict(answer);
  if (const auto body = read_json(answer.body)) out.platform_id = text_at(*body, "message_id");
  return out;
}

std::optional<Call> Messenger::media_call(const Account&, const Token&, const Media& media) const {
  return fetch_call(media.url);
}

std::optional<Call> Messenger::typing_call(const Account& account, const Token& token,
                                           const Outgoing& message) const {
  return json_call(messenger_url(account),
                   {{"recipient", {{"id", message.user_id}}}, {"sender_action", "typing_on"}},
                   token_of(account, token));
}

std::optional<Call> Messenger::check_call(const Account& account, const Token& token) const {
  return fetch_call(meta::base_url(account, kMessengerHost) + "/me?fields=id", token_of(account, token));
}

std::optional<Json> Messenger::run_vector(std::string_view kind, const Json& inputs,
                                          const Json& expected) const {
  return meta::run_vector(*this, kind, inputs, expected, &meta::read_messaging);
}

}  // namespace yingda::channels
