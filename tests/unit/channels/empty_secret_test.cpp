#include "unit/channels/world_push.hpp"

namespace yingda::channels::test {
namespace {

// Who knows that nothing was configured yet signs with nothing.
TEST(EmptySecret, IsNoSecret) {
  const std::string body =
      R"({"object":"page","entry":[],"events":[],"event":"webhook","event_name":"x","timestamp":"17"})";
  const std::string mac = hmac(Hash::sha256, "", body);
  const auto refusal = [&](const char* type, Fields headers) {
    Push push = post(body, std::move(headers));
    push.now = 1'000'000;
    return adapter(type).receive(Account{}, push).refused;
  };
  for (const char* type : {"whatsapp_cloud", "messenger", "instagram"})
    EXPECT_EQ(refusal(type, {{"X-Hub-Signature-256", "sha256=" + to_hex(mac)}}), Refusal::bad_signature)
        << type;
  EXPECT_EQ(refusal("line", {{"x-line-signature", to_base64(mac)}}), Refusal::bad_signature);
  EXPECT_EQ(refusal("viber", {{"X-Viber-Content-Signature", to_hex(mac)}}), Refusal::bad_signature);
  EXPECT_EQ(refusal("x_account_activity", {{"x-twitter-webhooks-signature", "sha256=" + to_base64(mac)}}),
            Refusal::bad_signature);
  EXPECT_EQ(refusal("zalo_oa", {{"X-ZEvent-Signature", "mac=" + to_hex(digest(Hash::sha256, body + "17"))}}),
            Refusal::bad_signature);
  EXPECT_EQ(
      refusal("slack", {{"X-Slack-Request-Timestamp", "1000"},
                        {"X-Slack-Signature", "v0=" + to_hex(hmac(Hash::sha256, "", "v0:1000:" + body))}}),
      Refusal::bad_signature);
  EXPECT_EQ(refusal("teams", {{"Authorization", "HMAC " + to_base64(mac)}}), Refusal::bad_signature);
  EXPECT_EQ(refusal("teams", {}), Refusal::bad_signature);
}

}  // namespace
}  // namespace yingda::channels::test
