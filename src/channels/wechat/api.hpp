#pragma once
// Calls that the official account, the mini program and WeCom have in common: tokens, files, and answers with
// errcode.

#include <span>

#include "channels/channel.hpp"

namespace yingda::channels {

inline constexpr std::string_view kWechatHost = "https://api.weixin.qq.com";
inline constexpr std::string_view kWecomHost = "https://qyapi.weixin.qq.com";

// JSON to `host` + `path`, with the access token in the query as the platform wants it.
Call wechat_post(const std::string& host, std::string_view path, const Token& token, const Json& body);
Call wechat_media_call(const std::string& host, const Token& token, const Media& media);
// As a temporary file: `kind` is image, voice, video or file.
Call wechat_upload_call(const std::string& host, const Token& token, std::string_view kind,
                        const FilePart& file, std::string_view bytes);

// Codes: channel_token, with the platform's words.
Result<Token> read_wechat_token(const Answer& answer);
// Codes: channel_upload.
Result<std::string> read_wechat_upload(const Answer& answer);

struct ErrcodeMeaning {
  int code;
  Verdict::State state;
};
// By errcode: 0 is sent, -1 again, what `known` does not name is refused.
Verdict read_wechat_verdict(const Answer& answer, std::span<const ErrcodeMeaning> known);

// Of the official account and the mini program: settings app_id, app_secret and host.
Call wechat_token_call(const Account& account);
Call wechat_typing_call(const Account& account, const Token& token, const std::string& user);
Call wechat_send(const Account& account, const Token& token, const std::string& user, const char* kind,
                 Json content);
Verdict read_wechat_sent(const Answer& answer);

// The fields that both forms ask for.
std::span<const SetupField> wechat_fields();

}  // namespace yingda::channels
