#pragma once
// Xiaohongshu: the signature of the ARK shop API, and the check of a mini-program's push address.
// Protocol: https://xiaohongshu.apifox.cn and https://miniapp.xiaohongshu.com (DC577113)

#include <string>
#include <string_view>

#include "channels/exchange.hpp"

namespace yingda::channels {

struct XiaohongshuCall {
  std::string method;
  std::string app_id;
  std::string timestamp;  // seconds
  std::string version;
};
// What is hashed. It holds the secret.
std::string xiaohongshu_text(const XiaohongshuCall& call, std::string_view secret);
std::string xiaohongshu_sign(std::string_view text);  // MD5 as hex

// Answers "echostr" where "signature" is SHA-1 of the sorted token, timestamp and nonce; else 403.
Reply xiaohongshu_url_check(std::string_view token, const Fields& query);

}  // namespace yingda::channels
