#include "channels/partners/xiaohongshu.hpp"

#include <algorithm>
#include <array>

#include "base/crypto.hpp"
#include "channels/crypto.hpp"

namespace yingda::channels {

std::string xiaohongshu_text(const XiaohongshuCall& call, std::string_view secret) {
  return call.method + "?appId=" + call.app_id + "&timestamp=" + call.timestamp + "&version=" + call.version +
         std::string(secret);
}

std::string xiaohongshu_sign(std::string_view text) { return to_hex(digest(Hash::md5, text)); }

Reply xiaohongshu_url_check(std::string_view token, const Fields& query) {
  constexpr int kForbidden = 403;
  std::array<std::string_view, 3> words = {token, field(query, "timestamp"), field(query, "nonce")};
  std::ranges::sort(words);
  std::string text;
  for (const std::string_view word : words) text += word;
  Reply out;
  if (!token.empty() && equal_secrets(field(query, "signature"), to_hex(digest(Hash::sha1, text)))) {
    out.body = field(query, "echostr");
  } else {
    out.status = kForbidden;
  }
  return out;
}

}  // namespace yingda::channels
