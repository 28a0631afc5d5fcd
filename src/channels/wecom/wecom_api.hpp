#pragma once
// What the two WeCom channels share. Settings: corp_id, secret, host.

#include "channels/channel.hpp"
#include "channels/wechat/api.hpp"

namespace yingda::channels {

std::string wecom_host(const Account& account);
Call wecom_token_call(const Account& account);
Call wecom_upload_call(const Account& account, const Token& token, const FilePart& file,
                       std::string_view bytes);
// By errcode; https://developer.work.weixin.qq.com/document/path/90313
Verdict read_wecom_verdict(const Answer& answer);

// The fields that both ask for.
SetupField wecom_corp_field();
SetupField wecom_token_field();
SetupField wecom_key_field();
SetupField wecom_host_field();

}  // namespace yingda::channels
