#pragma once
// Messages and events of the WeChat family, whose XML and JSON forms have the same names.
// Protocol:
// https://developers.weixin.qq.com/doc/offiaccount/Message_Management/Receiving_standard_messages.html

#include <optional>
#include <string_view>

#include "channels/channel.hpp"

namespace yingda::channels {

// A body of either form.
std::optional<Json> read_wechat_body(std::string_view body);

// The talk is ToUserName:FromUserName. Never fails: what is unknown is of type ignore.
Inbound read_wechat_message(const Json& message);

// What a push came to: the answer to give at once (a handshake or a refusal), or the message in it.
struct WechatPush {
  std::optional<Reception> done;
  Json message;
};
// Of the official account and the mini program. Settings: token, app_id, and encoding_aes_key where the
// platform seals its pushes; with a key nothing unsealed is believed.
WechatPush open_wechat(const Account& account, const Push& push);
// Of WeCom, which always seals. Settings: token, encoding_aes_key, corp_id.
WechatPush open_wecom(const Account& account, const Push& push);

// The kinds signature and decrypt of the vectors; `receiver` is the setting that holds the receiver's id.
std::optional<Json> run_envelope_vector(std::string_view kind, const Json& inputs, std::string_view receiver);

}  // namespace yingda::channels
