#include "channels/crypto.hpp"
#include "unit/channels/pushes.hpp"

namespace yingda::channels::test {
namespace {

using State = Verdict::State;

const FilePart kZulipPicture{true, "/files/x/a.png", "a[1].png", "image/png", 5, 0, 0};

const Account kZulipAccount{
    "c1",
    {{"host", "https://z.example"}, {"bot_email", "h-bot@z.example"}, {"api_key", "k"}, {"token", "t"}}};

Reception zulip_push(const std::string& message, const std::string& data = "hi",
                     const std::string& token = "t") {
  return adapter("zulip").receive(
      kZulipAccount, json_push(R"({"bot_email":"h-bot@z.example","token":")" + token + R"(","data":")" +
                               data + R"(","message":)" + message + "}"));
}

TEST(Zulip, ReadsDirectMessagesAndStreams) {
  auto got = zulip_push(R"({"id":1,"sender_id":11,"sender_email":"c@z","type":"private","timestamp":5,
                            "display_recipient":[{"id":11},{"id":9},{"id":10}]})");
  ASSERT_EQ(got.messages.size(), 1U);
  EXPECT_EQ(got.messages[0].conversation_id, "pm:9,10,11");
  EXPECT_EQ(got.messages[0].email, "c@z");
  EXPECT_EQ(got.messages[0].sent_at, 5000);
  EXPECT_EQ(read_json(got.reply.body), Json::parse(R"({"response_not_required":true})"));
  got = zulip_push(
      R"({"id":2,"sender_id":11,"type":"stream","display_recipient":"a:b","subject":"Bestellung"})");
  EXPECT_EQ(got.messages[0].conversation_id, "stream:a:b:Bestellung");
  Outgoing reply = say("您好", "11", got.messages[0].conversation_id);
  reply.reply_to = got.messages[0].reply_to;
  EXPECT_EQ(adapter("zulip").send_call(kZulipAccount, {}, reply).body,
            "type=stream&to=a%3Ab&topic=Bestellung&content=%E6%82%A8%E5%A5%BD");
  EXPECT_FALSE(adapter("zulip").typing_call(kZulipAccount, {}, reply));
  got = zulip_push(R"({"id":3,"sender_email":"h-bot@z.example","display_recipient":"s"})");
  EXPECT_TRUE(got.messages[0].outgoing);
}

TEST(Zulip, BelievesNobodyWithoutTheToken) {
  EXPECT_EQ(zulip_push("{}", "hi", "other").refused, Refusal::bad_signature);
  EXPECT_EQ(adapter("zulip").receive(Account{}, json_push(R"({"token":""})")).refused,
            Refusal::bad_signature);
  EXPECT_EQ(adapter("zulip").receive(kZulipAccount, json_push("x")).refused, Refusal::malformed);
}

TEST(Zulip, FindsUploadsInTheTextButNoOtherPlaces) {
  const Adapter& zulip = adapter("zulip");
  const auto got =
      zulip_push(R"({"id":1,"display_recipient":"s"})",
                 "[a.png](/user_uploads/2/x/a.png) [b](/user_uploads/../api/v1/users) [c](/user_uploads/1");
  ASSERT_EQ(got.messages[0].media.size(), 1U);
  const Media& media = got.messages[0].media[0];
  EXPECT_EQ(media.name, "a.png");
  EXPECT_EQ(zulip.media_call(kZulipAccount, {}, media)->url,
            "https://z.example/api/v1/user_uploads/2/x/a.png");
  EXPECT_EQ(
      zulip.media_next(kZulipAccount, {}, media, {200, {}, R"({"url":"/user_uploads/temporary/1"})", 0})->url,
      "https://z.example/user_uploads/temporary/1");
  EXPECT_FALSE(zulip.media_next(kZulipAccount, {}, media, {200, {}, R"({"url":"https://evil.example"})", 0}));
  EXPECT_FALSE(zulip.media_call(kZulipAccount, {}, {"/api/v1/users", "", "", "", 0}));
}

TEST(Zulip, SendsAndUnderstandsTheAnswer) {
  const Adapter& zulip = adapter("zulip");
  Outgoing message = say("hi", "10", "pm:10,11");
  const Call call = zulip.send_call(kZulipAccount, {}, message);
  EXPECT_EQ(call.url, "https://z.example/api/v1/messages");
  EXPECT_EQ(header(call.headers, "Authorization"), "Basic " + to_base64("h-bot@z.example:k"));
  EXPECT_EQ(call.body, "type=private&to=%5B10%2C11%5D&content=hi");
  EXPECT_EQ(zulip.typing_call(kZulipAccount, {}, message)->body, "type=direct&to=%5B10%2C11%5D&op=start");
  const auto upload = zulip.upload_call(kZulipAccount, {}, kZulipPicture, "bytes");
  EXPECT_THAT(upload->body,
              testing::HasSubstr("filename=\"a[1].png\"\r\nContent-Type: image/png\r\n\r\nbytes\r\n"));
  EXPECT_EQ(zulip.read_upload(kZulipAccount, {200, {}, R"({"uri":"/user_uploads/2/a.png"})", 0}),
            "/user_uploads/2/a.png");
  EXPECT_FALSE(zulip.read_upload(kZulipAccount, {400, {}, R"({"msg":"too large"})", 0}));
  message.part = kZulipPicture;
  message.media = "/user_uploads/2/a.png";
  EXPECT_EQ(field(parse_form(zulip.send_call(kZulipAccount, {}, message).body), "content"),
            R"([a\[1\].png](/user_uploads/2/a.png))");
  const auto read = [&](int status, std::string body) {
    return zulip.read_sent(kZulipAccount, {status, {}, std::move(body), 0});
  };
  EXPECT_EQ(read(200, R"({"result":"success","id":42})").platform_id, "42");
  const Verdict slow =
      read(429, R"({"result":"error","code":"RATE_LIMIT_HIT","retry-after":1.5,"msg":"slow"})");
  EXPECT_EQ(slow.state, State::slow_down);
  EXPECT_EQ(slow.wait, 1500);
  EXPECT_EQ(read(401, R"({"result":"error","code":"UNAUTHORIZED"})").state, State::refused);
}

}  // namespace
}  // namespace yingda::channels::test
