#include "channels/crypto.hpp"
#include "channels/generic_webhook/signing.hpp"
#include "unit/channels/adapter_world.hpp"

namespace yingda::channels::test {
namespace {

using State = Verdict::State;

const std::string kNewSecret = "whsec_bmV3LW5ldy1uZXctbmV3LW5ldy1uZXc=";
const std::string kOldSecret = "whsec_b2xkLW9sZC1vbGQtb2xkLW9sZC1vbGQ=";
const Account kGenericAccount{"c1",
                              {{"secret", kNewSecret},
                               {"secret_previous", kOldSecret},
                               {"github_secret", "gh"},
                               {"bearer_token", "bt"},
                               {"delivery_url", "https://shop.example/replies"}}};
constexpr TimeMs kGenericNow = 1'700'000'000'000;
const std::string kGenericText = R"({"id":"a1","user":{"id":"u1","name":"Li"},"text":"您好"})";

Push signed_push(std::string body, const std::string& secret, TimeMs now = kGenericNow) {
  Push push;
  push.method = "POST";
  push.now = now;
  push.headers = {{"Webhook-Id", "w1"},
                  {"Webhook-Timestamp", "1700000000"},
                  {"Webhook-Signature", "v1a,xx " + standard_signature(secret, "w1", "1700000000", body)}};
  push.body = std::move(body);
  return push;
}

Reception generic_push(const Push& push) { return adapter("generic_webhook").receive(kGenericAccount, push); }

TEST(GenericWebhook, BelievesBothSecretsWhileOneIsChanged) {
  for (const auto& secret : {kNewSecret, kOldSecret}) {
    const auto got = generic_push(signed_push(kGenericText, secret));
    ASSERT_EQ(got.messages.size(), 1U);
    EXPECT_EQ(got.messages[0].text, "您好");
    EXPECT_EQ(got.messages[0].dedupe_key, "a1");
    EXPECT_EQ(got.messages[0].conversation_id, "u1");
    EXPECT_EQ(got.messages[0].name, "Li");
  }
  EXPECT_EQ(generic_push(signed_push(kGenericText, "whsec_b3RoZXI=")).refused, Refusal::bad_signature);
}

TEST(GenericWebhook, RefusesChangedOldAndUnsignedPushes) {
  Push push = signed_push(kGenericText, kNewSecret);
  push.body += " ";
  EXPECT_EQ(generic_push(push).refused, Refusal::bad_signature);
  EXPECT_EQ(generic_push(signed_push(kGenericText, kNewSecret, kGenericNow + 301'000)).refused,
            Refusal::stale);
  EXPECT_EQ(generic_push(signed_push(kGenericText, kNewSecret, kGenericNow - 301'000)).refused,
            Refusal::stale);
  EXPECT_EQ(generic_push(signed_push(kGenericText, kNewSecret, kGenericNow + 300'000)).refused, std::nullopt);
  push.headers.clear();
  EXPECT_EQ(generic_push(push).refused, Refusal::bad_signature);
  EXPECT_EQ(adapter("generic_webhook").receive(Account{}, signed_push(kGenericText, "")).refused,
            Refusal::bad_signature)
      << "no secret is configured";
  EXPECT_EQ(generic_push(signed_push("[]", kNewSecret)).refused, Refusal::malformed);
  EXPECT_EQ(generic_push(signed_push(R"({"text":"of nobody"})", kNewSecret)).refused, Refusal::malformed);
}

TEST(GenericWebhook, TakesGitHubsSignatureAndTokens) {
  Push push;
  push.body = R"({"user":{"id":"u1"},"text":"a"})";
  push.headers = {{"X-Hub-Signature-256", github_signature("gh", push.body)}};
  EXPECT_EQ(generic_push(push).refused, std::nullopt);
  push.headers[0].second = github_signature("other", push.body);
  EXPECT_EQ(generic_push(push).refused, Refusal::bad_signature);
  push.headers = {{"Authorization", "Bearer bt"}};
  EXPECT_EQ(generic_push(push).refused, std::nullopt);
  push.headers = {{"Authorization", "Bearer bT"}};
  EXPECT_EQ(generic_push(push).refused, Refusal::bad_signature);
  const Account only{"", {{"secret", kNewSecret}}};
  push.headers = {{"Authorization", "Bearer "}};
  EXPECT_EQ(adapter("generic_webhook").receive(only, push).refused, Refusal::bad_signature);
}

TEST(GenericWebhook, ReadsEveryKindAndSeveralAtOnce) {
  const auto got = generic_push(signed_push(
      R"({"messages":[
        {"user":{"id":"u"},"attachments":[{"url":"https://a.example/1.png","mime":"image/png","name":"1.png","size":9},
                                          {"url":"file:///etc/passwd"}]},
        {"user":{"id":"u"},"location":{"lat":1.5,"lon":-2,"label":"Pier"}},
        {"user":{"id":"u"},"type":"button","key":"yes","text":"Yes","conversation_id":"k"},
        {"user":{"id":"u"},"type":"status","event":"read","key":"m1"},
        {"user":{"id":"u"},"type":"text","text":"ours","direction":"out","timestamp":1700000000},
        {"user":{"id":"u"},"type":"dance"}]})",
      kNewSecret));
  ASSERT_EQ(got.messages.size(), 6U);
  EXPECT_EQ(got.messages[0].type, InboundType::image);
  ASSERT_EQ(got.messages[0].media.size(), 1U) << "only addresses of the web";
  EXPECT_EQ(got.messages[0].dedupe_key, "w1");
  EXPECT_EQ(got.messages[1].location->lon, -2);
  EXPECT_EQ(got.messages[1].dedupe_key, "w1:1");
  EXPECT_EQ(got.messages[2].type, InboundType::button);
  EXPECT_EQ(got.messages[2].conversation_id, "k");
  EXPECT_EQ(got.messages[3].event, "read");
  EXPECT_TRUE(got.messages[4].outgoing);
  EXPECT_EQ(got.messages[4].sent_at, 1'700'000'000'000);
  EXPECT_EQ(got.messages[5].type, InboundType::ignore);
}

TEST(GenericWebhook, SignsWhatItSendsWithBothSecrets) {
  Outgoing message = say("您好", "u1", "k");
  message.now = kGenericNow;
  const Call call = adapter("generic_webhook").send_call(kGenericAccount, {}, message);
  EXPECT_EQ(call.method, "POST");
  EXPECT_EQ(call.url, "https://shop.example/replies");
  EXPECT_EQ(body_of(call), Json::parse(R"({"id":"m0000000000000001","conversation_id":"k","user":{"id":"u1"},
      "timestamp":1700000000000,"type":"text","text":"您好"})"));
  EXPECT_EQ(header(call.headers, "webhook-id"), message.id);
  const std::string_view given = header(call.headers, "webhook-signature");
  for (const auto& secret : {kNewSecret, kOldSecret})
    EXPECT_TRUE(is_standard_signed(secret, message.id, "1700000000", call.body, given));
}

TEST(GenericWebhook, SendsFilesChoicesAndCards) {
  const auto sent = [](Part part) {
    Outgoing message = say("", "u1", "k");
    message.part = std::move(part);
    message.text = "哪一个？";
    message.media_url = "https://desk.example/files/x/a.png";
    return body_of(adapter("generic_webhook").send_call(kGenericAccount, {}, message));
  };
  EXPECT_EQ(
      sent(FilePart{true, "/files/x/a.png", "a.png", "image/png", 5, 0, 0})["attachments"],
      Json::parse(
          R"([{"url":"https://desk.example/files/x/a.png","mime":"image/png","name":"a.png","size":5}])"));
  const Json choices = sent(QuickRepliesPart{{{"查订单", "", "查订单"}, {"官网", "https://a.example", ""}}});
  EXPECT_EQ(choices["text"], "哪一个？");
  EXPECT_EQ(
      choices["choices"],
      Json::parse(R"([{"label":"查订单","reply":"查订单"},{"label":"官网","url":"https://a.example"}])"));
  const Json cards = sent(CardPart{{{"标题", "说明", "https://a.example/1.png", {{"买", "", "买"}}}}});
  EXPECT_EQ(cards["cards"][0]["title"], "标题");
  EXPECT_EQ(cards["cards"][0]["buttons"][0]["reply"], "买");
}

TEST(GenericWebhook, UnderstandsWhatBecameOfADelivery) {
  const auto read = [&](int status, std::string body = "") {
    return adapter("generic_webhook").read_sent(kGenericAccount, {status, {}, std::move(body), 0});
  };
  EXPECT_EQ(read(200, R"({"id":"p1"})").platform_id, "p1");
  EXPECT_EQ(read(204).state, State::sent);
  EXPECT_EQ(read(408).state, State::again);
  EXPECT_EQ(read(429).state, State::slow_down);
  EXPECT_EQ(read(500).state, State::again);
  EXPECT_EQ(read(410).state, State::refused);
  EXPECT_EQ(read(401).state, State::refused);
}

}  // namespace
}  // namespace yingda::channels::test
