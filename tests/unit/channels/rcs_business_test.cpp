#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/rsa.h>

#include <memory>

#include "base/crypto.hpp"
#include "channels/crypto.hpp"
#include "channels/form.hpp"
#include "channels/rcs_business/service_account.hpp"
#include "unit/channels/adapter_world.hpp"

namespace yingda::channels::test {
namespace {

using State = Verdict::State;

const Account kRcsAccount{"c1", {{"client_token", "ct"}, {"agent_id", "shop_agent"}}};

Push rcs_push(const Json& data, std::string_view token = "ct") {
  const std::string text = data.dump();
  Push push;
  push.method = "POST";
  push.body =
      Json{{"message", {{"data", to_base64(text)}, {"attributes", {{"business_id", "ag1@rbm.goog"}}}}}}
          .dump();
  push.headers = {{"X-Goog-Signature", to_base64(hmac(Hash::sha512, token, text))}};
  return push;
}

Inbound rcs_message(Json data) {
  data["senderPhoneNumber"] = "+12223334444";
  const auto got = adapter("rcs_business").receive(kRcsAccount, rcs_push(data));
  EXPECT_EQ(got.refused, std::nullopt);
  return got.messages.empty() ? Inbound{} : got.messages[0];
}

TEST(RcsBusiness, AnswersTheCheckOfItsAddress) {
  Push push;
  push.body = R"({"clientToken":"ct","secret":"77"})";
  EXPECT_EQ(adapter("rcs_business").receive(kRcsAccount, push).reply.body, "77");
  push.body = R"({"clientToken":"cT","secret":"77"})";
  EXPECT_EQ(adapter("rcs_business").receive(kRcsAccount, push).refused, Refusal::bad_signature);
  push.body = R"({"clientToken":"","secret":"77"})";
  EXPECT_EQ(adapter("rcs_business").receive(Account{}, push).refused, Refusal::bad_signature);
}

TEST(RcsBusiness, BelievesOnlySignedData) {
  const Adapter& rcs = adapter("rcs_business");
  const Json data = {{"text", "Hi"}, {"messageId", "M1"}};
  EXPECT_EQ(rcs.receive(kRcsAccount, rcs_push(data)).refused, std::nullopt);
  EXPECT_EQ(rcs.receive(kRcsAccount, rcs_push(data, "other")).refused, Refusal::bad_signature);
  EXPECT_EQ(rcs.receive(Account{}, rcs_push(data, "")).refused, Refusal::bad_signature);
  Push push = rcs_push(data);
  push.headers.clear();
  EXPECT_EQ(rcs.receive(kRcsAccount, push).refused, Refusal::bad_signature);
  push.body = "[";
  EXPECT_EQ(rcs.receive(kRcsAccount, push).refused, Refusal::malformed);
}

TEST(RcsBusiness, ReadsEveryKind) {
  Inbound one = rcs_message({{"text", "Hi"},
                             {"messageId", "M1"},
                             {"agentId", "ag1@rbm.goog"},
                             {"sendTime", "2026-01-02T10:00:00.000Z"}});
  EXPECT_EQ(one.type, InboundType::text);
  EXPECT_EQ(one.conversation_id, "ag1@rbm.goog:+12223334444");
  EXPECT_EQ(one.phone, "+12223334444");
  EXPECT_EQ(one.sent_at, from_rfc3339("2026-01-02T10:00:00Z"));
  one = rcs_message({{"userFile",
                      {{"payload",
                        {{"mimeType", "audio/aac"},
                         {"fileSizeBytes", 42},
                         {"fileUri", "https://storage.example/1"},
                         {"fileName", "a.aac"}}}}}});
  EXPECT_EQ(one.type, InboundType::voice);
  ASSERT_EQ(one.media.size(), 1U);
  EXPECT_EQ(one.media[0].size, 42);
  EXPECT_EQ(one.media[0].url, "https://storage.example/1");
  one = rcs_message({{"eventType", "READ"}, {"eventId", "E1"}, {"messageId", "OUT1"}});
  EXPECT_EQ(one.type, InboundType::status);
  EXPECT_EQ(one.key, "OUT1");
  EXPECT_EQ(rcs_message({{"eventType", "IS_TYPING"}}).type, InboundType::typing);
  EXPECT_EQ(rcs_message({{"eventType", "UNSUBSCRIBE"}}).event, "unsubscribe");
  EXPECT_EQ(rcs_message({{"eventType", "TTL_EXPIRATION_REVOKED"}, {"messageId", "OUT1"}}).event, "failed");
  EXPECT_EQ(rcs_message({{"eventType", "OTHER"}}).type, InboundType::ignore);
}

TEST(RcsBusiness, SendsTextsSuggestionsFilesAndCards) {
  const Adapter& rcs = adapter("rcs_business");
  Outgoing message = say("您好", "+12223334444", "ag1@rbm.goog:+12223334444");
  Call call = rcs.send_call(kRcsAccount, {"tok", 0, {}}, message);
  EXPECT_THAT(call.url,
              testing::MatchesRegex("https://rcsbusinessmessaging.googleapis.com/v1/phones/"
                                    "%2B12223334444/agentMessages\\?messageId=[0-9a-f-]{36}&agentId="
                                    "shop_agent"));
  EXPECT_EQ(header(call.headers, "Authorization"), "Bearer tok");
  EXPECT_EQ(body_of(call),
            Json::parse(R"({"contentMessage":{"text":"您好"},"messageTrafficType":"SERVICEREQUEST"})"));
  EXPECT_EQ(rcs.send_call(kRcsAccount, {}, message).url, call.url) << "a repeat is the same message";
  const auto content = [&](Part part) {
    message.part = std::move(part);
    message.text = "哪一个？";
    message.media_url = "https://desk.example/a.pdf";
    return body_of(rcs.send_call(kRcsAccount, {}, message))["contentMessage"];
  };
  EXPECT_EQ(content(QuickRepliesPart{{{"查订单", "", "查订单"}, {"官网", "https://a.example", ""}}}),
            Json::parse(R"({"text":"哪一个？","suggestions":[
              {"reply":{"text":"查订单","postbackData":"查订单"}},
              {"action":{"text":"官网","postbackData":"https://a.example","openUrlAction":{"url":"https://a.example"}}}]})"));
  EXPECT_EQ(content(FilePart{false, "/f", "a.pdf", "application/pdf", 5, 0, 0}),
            Json::parse(R"({"contentInfo":{"fileUrl":"https://desk.example/a.pdf"}})"));
  const Card card{"标题", "说明", "https://a.example/1.png", {{"买", "", "买"}}};
  const Json one = content(CardPart{{card}});
  EXPECT_EQ(one["richCard"]["standaloneCard"]["cardContent"]["media"]["contentInfo"]["fileUrl"],
            "https://a.example/1.png");
  EXPECT_EQ(content(CardPart{{card, card}})["richCard"]["carouselCard"]["cardContents"].size(), 2U);
  EXPECT_EQ(body_of(*rcs.typing_call(kRcsAccount, {}, message)), Json::parse(R"({"eventType":"IS_TYPING"})"));
}

TEST(RcsBusiness, UnderstandsWhatBecameOfAMessage) {
  const auto read = [&](int status, std::string body) {
    return adapter("rcs_business").read_sent(kRcsAccount, {status, {}, std::move(body), 0});
  };
  EXPECT_EQ(read(200, R"({"name":"phones/+1/agentMessages/id-1"})").platform_id, "id-1");
  EXPECT_EQ(read(409, "{}").state, State::sent);
  EXPECT_EQ(read(401, "{}").state, State::token_bad);
  EXPECT_EQ(read(404, R"({"error":{"status":"NOT_FOUND","message":"no RCS"}})").code, "NOT_FOUND");
  EXPECT_EQ(read(429, "{}").state, State::slow_down);
}

TEST(RcsBusiness, AsksForATokenWithASignedAssertion) {
  const std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)> key(EVP_RSA_gen(2048), &EVP_PKEY_free);
  const std::unique_ptr<BIO, decltype(&BIO_free)> out(BIO_new(BIO_s_mem()), &BIO_free);
  ASSERT_EQ(PEM_write_bio_PrivateKey(out.get(), key.get(), nullptr, nullptr, 0, nullptr, nullptr), 1);
  char* text = nullptr;
  const auto size = BIO_get_mem_data(out.get(), &text);
  const std::string pem(text, static_cast<std::size_t>(size));
  Account account = kRcsAccount;
  account.settings["service_account"] = Json{{"client_email", "a@b.example"}, {"private_key", pem}}.dump();
  const auto call = adapter("rcs_business").token_call(account, 1'700'000'000'000);
  EXPECT_EQ(call->url, "https://oauth2.googleapis.com/token");
  const Fields form = parse_form(call->body);
  const std::string token(field(form, "assertion"));
  const auto first = token.find('.');
  const auto last = token.rfind('.');
  const Json claims = read_json(*from_base64url(token.substr(first + 1, last - first - 1))).value();
  EXPECT_EQ(claims["iss"], "a@b.example");
  EXPECT_EQ(claims["exp"], 1'700'003'600);
  const std::string signature = *from_base64url(token.substr(last + 1));
  const std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context(EVP_MD_CTX_new(), &EVP_MD_CTX_free);
  EVP_DigestVerifyInit(context.get(), nullptr, EVP_sha256(), nullptr, key.get());
  EXPECT_EQ(EVP_DigestVerify(context.get(), reinterpret_cast<const unsigned char*>(signature.data()),
                             signature.size(), reinterpret_cast<const unsigned char*>(token.data()), last),
            1);
  account.settings["service_account"] = "no key";
  EXPECT_EQ(field(parse_form(adapter("rcs_business").token_call(account, 0)->body), "assertion"), "");
  const auto read = adapter("rcs_business")
                        .read_token(account, {200, {}, R"({"access_token":"t","expires_in":3599})", 1000});
  EXPECT_EQ(read->value, "t");
  EXPECT_EQ(read->expires_at, 3'600'000);
  EXPECT_FALSE(adapter("rcs_business").read_token(account, {400, {}, R"({"error":"invalid_grant"})", 0}));
}

}  // namespace
}  // namespace yingda::channels::test
