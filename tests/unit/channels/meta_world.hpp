#pragma once
// Pushes of Messenger and Instagram for their tests.

#include "unit/channels/world_push.hpp"

namespace yingda::channels::test {

inline constexpr TimeMs kMetaDay = 24LL * 3600 * 1000;
inline const Account kMeta{"c1", {{"access_token", "T"}, {"app_secret", "s"}, {"verify_token", "v"}}};

inline Push meta_signed(std::string body) {
  std::string signature = "sha256=" + to_hex(hmac(Hash::sha256, "s", body));
  return post(std::move(body), {{"X-Hub-Signature-256", std::move(signature)}});
}

inline Push meta_event(const char* object, const std::string& event) {
  return meta_signed(std::string(R"({"object":")") + object + R"(","entry":[{"id":"P","messaging":[)" +
                     event + "]}]}");
}

}  // namespace yingda::channels::test
