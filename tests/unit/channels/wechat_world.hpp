#pragma once
// What the tests of the WeChat family share: pushes as the platform makes them.

#include "channels/wechat/envelope.hpp"
#include "unit/channels/adapter_world.hpp"

namespace yingda::channels::test {

inline const std::string kAesKey = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG";
inline const std::string kSalt = "0123456789abcdef";

inline Push signed_push(const std::string& token, std::string body) {
  Push push;
  push.method = "POST";
  push.query = {
      {"timestamp", "1700000000"}, {"nonce", "n1"}, {"signature", sorted_sha1({token, "1700000000", "n1"})}};
  push.body = std::move(body);
  return push;
}

// `body` around the sealed text, which stands where "%" is.
inline Push sealed_push(const std::string& token, const std::string& message, const std::string& receiver,
                        std::string body = "<xml><Encrypt><![CDATA[%]]></Encrypt></xml>") {
  const std::string sealed = seal_envelope(kAesKey, kSalt, message, receiver).value();
  Push push = signed_push(token, body.replace(body.find('%'), 1, sealed));
  push.query.emplace_back("msg_signature", sorted_sha1({token, "1700000000", "n1", sealed}));
  return push;
}

inline std::string xml_of(const std::string& inside) {
  return "<xml><ToUserName><![CDATA[gh_1]]></ToUserName><FromUserName><![CDATA[o_1]]></FromUserName>"
         "<CreateTime>1700000001</CreateTime>" +
         inside + "</xml>";
}

}  // namespace yingda::channels::test
