#include <zlib.h>

#include "base/crypto.hpp"
#include "channels/apple_messages/apple_token.hpp"
#include "channels/apple_messages/gzip.hpp"
#include "channels/apple_messages/messages.hpp"
#include "channels/crypto.hpp"
#include "unit/channels/adapter_world.hpp"

namespace yingda::channels::test {
namespace {

using State = Verdict::State;

const std::string kAppleSecret = to_base64("0123456789abcdef0123456789abcdef");
const Account kAppleAccount{"c1", {{"msp_id", "msp"}, {"secret", kAppleSecret}, {"business_id", "biz"}}};

std::string apple_jwt(const Json& claims, std::string_view head = R"({"alg":"HS256"})") {
  const std::string text = to_base64url(head) + "." + to_base64url(claims.dump());
  return text + "." + to_base64url(hmac(Hash::sha256, "0123456789abcdef0123456789abcdef", text));
}

std::string gzip_of(std::string text) {
  z_stream stream{};
  deflateInit2(&stream, Z_BEST_SPEED, Z_DEFLATED, 16 + MAX_WBITS, 8, Z_DEFAULT_STRATEGY);
  std::string out(text.size() + 64, '\0');
  stream.next_in = reinterpret_cast<Bytef*>(text.data());
  stream.avail_in = static_cast<uInt>(text.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  deflate(&stream, Z_FINISH);
  out.resize(stream.total_out);
  deflateEnd(&stream);
  return out;
}

Push apple_push(std::string body, const Json& claims = {{"aud", "msp"}, {"exp", 1'700'000'600}}) {
  Push push;
  push.method = "POST";
  push.now = 1'700'000'000'000;
  push.headers = {
      {"Authorization", "Bearer " + apple_jwt(claims)}, {"id", "h1"}, {"Source-Id", "urn:mbid:A"}};
  push.body = std::move(body);
  return push;
}

Inbound apple_message(std::string body) {
  const auto got = adapter("apple_messages").receive(kAppleAccount, apple_push(std::move(body)));
  EXPECT_EQ(got.refused, std::nullopt);
  return got.messages.empty() ? Inbound{} : got.messages[0];
}

TEST(AppleMessages, BelievesTokensMadeOutToIt) {
  const auto refused = [](const Push& push) {
    return adapter("apple_messages").receive(kAppleAccount, push).refused;
  };
  EXPECT_EQ(refused(apple_push("{}")), std::nullopt);
  EXPECT_EQ(refused(apple_push("{}", {{"aud", {"other", "msp"}}})), std::nullopt);
  EXPECT_EQ(refused(apple_push("{}", {{"aud", "other"}})), Refusal::bad_signature);
  EXPECT_EQ(refused(apple_push("{}", {{"iss", "msp"}})), Refusal::bad_signature);
  EXPECT_EQ(refused(apple_push("{}", {{"aud", "msp"}, {"exp", 1'699'999'699}})), Refusal::stale);
  EXPECT_EQ(refused(apple_push("{}", {{"aud", "msp"}, {"exp", INT64_MAX}})), std::nullopt);
  Push push = apple_push("{}");
  push.headers[0].second = "Bearer " + apple_jwt({{"aud", "msp"}}, R"({"alg":"none"})");
  EXPECT_EQ(refused(push), Refusal::bad_signature);
  push.headers[0].second += "x";
  EXPECT_EQ(refused(push), Refusal::bad_signature);
  push.headers.clear();
  EXPECT_EQ(refused(push), Refusal::bad_signature);
  EXPECT_EQ(adapter("apple_messages").receive(Account{}, apple_push("{}")).refused, Refusal::bad_signature);
  EXPECT_EQ(adapter("apple_messages").receive(Account{}, apple_push("{}")).reply.status, 403);
  EXPECT_EQ(refused(apple_push("\x1f\x8b broken")), Refusal::malformed);
}

TEST(AppleMessages, UnpacksNoMoreThanIsAllowed) {
  const std::string packed = gzip_of(std::string(100'000, 'a'));
  EXPECT_EQ(gunzip(packed, 100'000), std::string(100'000, 'a'));
  EXPECT_EQ(gunzip(packed, 99'999), std::nullopt);
  EXPECT_EQ(gunzip(std::string_view(packed).substr(0, packed.size() / 2), 100'000), std::nullopt);
}

TEST(AppleMessages, ReadsTextsWithAttachments) {
  const Inbound one = apple_message(gzip_of(
      R"({"v":1,"type":"text","id":"m1","sourceId":"urn:mbid:A","destinationId":"biz","body":"\ufffc坏了","intent":"x",
          "attachments":[{"name":"a.png","mimeType":"image/png","size":5,"signature":"0a0b","url":"https://mmcs/1",
                          "owner":"o1","key":"00ff"}]})"));
  EXPECT_EQ(one.type, InboundType::image);
  EXPECT_EQ(one.text, "坏了");
  EXPECT_EQ(one.key, "intent=x");
  EXPECT_EQ(one.conversation_id, "biz:urn:mbid:A");
  ASSERT_EQ(one.media.size(), 1U);
  EXPECT_EQ(one.media[0].size, 5);
  const auto call = adapter("apple_messages").media_call(kAppleAccount, {}, one.media[0]);
  EXPECT_EQ(call->url, "https://mspgw.push.apple.com/v1/preDownload");
  EXPECT_EQ(header(call->headers, "MMCS-Signature"), to_base64("\x0a\x0b"));
  EXPECT_EQ(header(call->headers, "MMCS-Owner"), "o1");
  EXPECT_EQ(header(call->headers, "source-id"), "biz");
}

TEST(AppleMessages, OpensAnAttachmentInTwoSteps) {
  const Adapter& apple = adapter("apple_messages");
  const std::string key(32, '\x11');
  const std::string sealed = *aes_ctr(key, std::string(16, '\0'), "hello");
  const AppleAttachment attachment{"https://mmcs/1", "o", "0a", "00" + to_hex(key), "biz", 0};
  const Media media{attachment_id(attachment), "", "image/png", "a.png", 5};
  const auto next =
      apple.media_next(kAppleAccount, {}, media, {200, {}, R"({"download-url":"https://cdn.example/1"})", 0});
  EXPECT_EQ(next->url, "https://cdn.example/1");
  EXPECT_FALSE(apple.media_next(kAppleAccount, {}, media, {200, {}, sealed, 0}));
  EXPECT_FALSE(
      apple.media_next(kAppleAccount, {}, media, {200, {}, R"({"download-url":"http://10.0.0.1"})", 0}));
  EXPECT_EQ(apple.read_media(kAppleAccount, media, sealed), "hello");
  EXPECT_FALSE(apple.read_media(kAppleAccount, media, sealed + "x"));
  EXPECT_FALSE(open_attachment("00ff", sealed));
  EXPECT_FALSE(apple.media_call(kAppleAccount, {}, {"nonsense", "", "", "", 0}));
}

TEST(AppleMessages, ReadsAnswersTypingAndTheEnd) {
  Inbound one = apple_message(
      R"({"type":"interactive","interactiveData":{"data":{"quick-reply":{"selectedIdentifier":"b",
          "items":[{"identifier":"a","title":"A"},{"identifier":"b","title":"B"}]}}}})");
  EXPECT_EQ(one.type, InboundType::button);
  EXPECT_EQ(one.key, "b");
  EXPECT_EQ(one.text, "B");
  EXPECT_EQ(one.dedupe_key, "h1") << "of the header, where the body has none";
  one = apple_message(R"({"type":"interactive","interactiveData":{"data":{"quick-reply":{"selectedIndex":1,
          "items":[{"identifier":"a"},{"identifier":"c","title":"C"}]}}}})");
  EXPECT_EQ(one.key, "c");
  one = apple_message(R"({"type":"interactive","interactiveData":{"data":{"replyMessage":{"title":"Red"},
          "listPicker":{"sections":[{"items":[{"identifier":"r1"}]}]}}}})");
  EXPECT_EQ(one.key, "r1");
  EXPECT_EQ(one.text, "Red");
  EXPECT_EQ(apple_message(R"({"type":"interactive","interactiveDataRef":{}})").event, "interactive_reply");
  EXPECT_EQ(apple_message(R"({"type":"typing_start"})").type, InboundType::typing);
  EXPECT_EQ(apple_message(R"({"type":"close"})").event, "unsubscribe");
  EXPECT_EQ(apple_message(R"({"type":"other"})").type, InboundType::ignore);
}

TEST(AppleMessages, SendsTextsAndChoices) {
  const Adapter& apple = adapter("apple_messages");
  Outgoing message = say("您好", "urn:mbid:A", "biz:urn:mbid:A");
  message.now = 1'700'000'000'000;
  Call call = apple.send_call(kAppleAccount, {}, message);
  EXPECT_EQ(call.url, "https://mspgw.push.apple.com/v1/message");
  EXPECT_EQ(header(call.headers, "Authorization"),
            "Bearer " + *apple_token("msp", kAppleSecret, 1'700'000'000));
  EXPECT_EQ(header(call.headers, "Source-Id"), "biz");
  EXPECT_EQ(header(call.headers, "Destination-Id"), "urn:mbid:A");
  Json body = body_of(call);
  EXPECT_EQ(header(call.headers, "id"), body["id"].get<std::string>());
  EXPECT_EQ(body["body"], "您好");
  message.text = "哪一个？";
  message.part =
      QuickRepliesPart{{{"查订单", "", "order"}, {"退货", "", "return"}, {"官网", "https://a.example", ""}}};
  body = body_of(apple.send_call(kAppleAccount, {}, message))["interactiveData"]["data"];
  EXPECT_EQ(
      body["quick-reply"]["items"],
      Json::parse(R"([{"identifier":"order","title":"查订单"},{"identifier":"return","title":"退货"}])"));
  EXPECT_EQ(body["quick-reply"]["summaryText"], "哪一个？\n官网: https://a.example");
  message.part = QuickRepliesPart{{{"查订单", "", "order"}}};
  body = body_of(apple.send_call(kAppleAccount, {}, message))["interactiveData"]["data"];
  EXPECT_EQ(body["listPicker"]["sections"][0]["items"][0]["identifier"], "order");
  EXPECT_EQ(body_of(*apple.typing_call(kAppleAccount, {}, message))["type"], "typing_start");
}

TEST(AppleMessages, UnderstandsWhatBecameOfAMessage) {
  const auto read = [&](int status) {
    return adapter("apple_messages").read_sent(kAppleAccount, {status, {}, "words", 0});
  };
  EXPECT_EQ(read(200).state, State::sent);
  EXPECT_EQ(read(401).state, State::refused);
  EXPECT_EQ(read(400).detail, "words");
  EXPECT_EQ(read(503).state, State::again);
}

}  // namespace
}  // namespace yingda::channels::test
