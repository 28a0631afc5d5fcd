#include "base/crypto.hpp"
#include "channels/crypto.hpp"
#include "unit/channels/adapter_world.hpp"

namespace yingda::channels::test {
namespace {

using State = Verdict::State;
using testing::HasSubstr;

constexpr TimeMs kTtNow = 1'700'000'000'000;
const Account kTt{"c1",
                  {{"client_key", "app1"},
                   {"client_secret", "sec"},
                   {"business_id", "biz"},
                   {"refresh_token", "R1"},
                   {"host", "https://tt.example/v1"}}};

Push tt_push(std::string body, const std::string& secret = "sec") {
  const std::string hex = to_hex(hmac(Hash::sha256, secret, "1700000000." + body));
  Push push;
  push.method = "POST";
  push.headers = {{"TikTok-Signature", "t=1700000000,s=" + hex}};
  push.body = std::move(body);
  push.now = kTtNow;
  return push;
}

std::string tt_event(const std::string& event, Json content) {
  content["conversation_id"] = "cv1";
  content["message_id"] = "m1";
  return Json{{"event", event}, {"user_openid", "biz"}, {"content", content.dump()}}.dump();
}

Inbound read_tt(const std::string& event, Json content) {
  const auto got = adapter("tiktok").receive(kTt, tt_push(tt_event(event, std::move(content))));
  EXPECT_FALSE(got.refused);
  return got.messages.size() == 1 ? got.messages[0] : Inbound();
}

TEST(Tiktok, ReadsMessagesAndEvents) {
  const Inbound text =
      read_tt("im_receive_msg", {{"type", "text"},
                                 {"text", {{"body", "hello"}}},
                                 {"timestamp", 1'700'000'000'123},
                                 {"from", "alice"},
                                 {"from_user", {{"id", "u1"}, {"role", "personal_account"}}}});
  EXPECT_EQ(text.text, "hello");
  EXPECT_EQ(text.user_id, "u1");
  EXPECT_EQ(text.name, "alice");
  EXPECT_EQ(text.conversation_id, "cv1");
  const Inbound echo = read_tt("im_send_msg", {{"type", "text"},
                                               {"text", {{"body", "hi"}}},
                                               {"from_user", {{"id", "biz"}}},
                                               {"to_user", {{"id", "u1"}}}});
  EXPECT_TRUE(echo.outgoing);
  EXPECT_EQ(echo.user_id, "u1");
  const Inbound post = read_tt(
      "im_receive_msg", {{"type", "share_post"}, {"share_post", {{"embed_url", "https://t.example/1"}}}});
  EXPECT_EQ(post.type, InboundType::link);
  EXPECT_EQ(post.key, "https://t.example/1");
  EXPECT_EQ(read_tt("im_mark_read_msg", Json::object()).event, "read");
  EXPECT_EQ(read_tt("im_receive_msg_eu", Json::object()).type, InboundType::ignore)
      << "comes without content";
}

TEST(Tiktok, BelievesOnlyTheSecretAndOnlyForMinutes) {
  const Adapter& tt = adapter("tiktok");
  EXPECT_EQ(tt.receive(kTt, tt_push("{}", "se")).refused, Refusal::bad_signature);
  EXPECT_EQ(tt.receive(Account{}, tt_push("{}", "")).refused, Refusal::bad_signature);
  EXPECT_EQ(tt.receive(kTt, Push{}).refused, Refusal::bad_signature);
  Push late = tt_push("{}");
  late.now = kTtNow + 300'000;
  EXPECT_FALSE(tt.receive(kTt, late).refused);
  late.now = kTtNow + 301'000;
  EXPECT_EQ(tt.receive(kTt, late).refused, Refusal::stale);
  EXPECT_EQ(tt.receive(kTt, tt_push("[")).refused, Refusal::malformed);
  Account other = kTt;
  other.settings["business_id"] = "biz2";
  EXPECT_EQ(tt.receive(other, tt_push(tt_event("im_receive_msg", Json::object()))).refused,
            Refusal::wrong_receiver);
}

TEST(Tiktok, SaysTextPicturesAndButtons) {
  const Adapter& tt = adapter("tiktok");
  const Token token{"T", 0, Json::object()};
  Outgoing message = say("hello", "u1", "cv1");
  const Call call = tt.send_call(kTt, token, message);
  EXPECT_EQ(call.url, "https://tt.example/v1/business/message/send/");
  EXPECT_EQ(field(call.headers, "Access-Token"), "T");
  EXPECT_EQ(body_of(call), Json::parse(R"({"business_id":"biz","recipient_type":"CONVERSATION",
      "recipient":"cv1","message_type":"TEXT","text":{"body":"hello"}})"));
  message.part = FilePart{true, "", "a.png", "image/png", 3, 0, 0};
  message.media = "M1";
  EXPECT_EQ(body_of(tt.send_call(kTt, token, message))["image"], Json::parse(R"({"media_id":"M1"})"));
  message.part = QuickRepliesPart{{{"Order", "", "my order"}}};
  message.text = "What is it about?";
  EXPECT_EQ(body_of(tt.send_call(kTt, token, message))["template"],
            Json::parse(R"({"type":"QA_BUTTON_CARD","title":"What is it about?",
                            "buttons":[{"type":"REPLY","title":"Order","id":"my order"}]})"));
  message.text = std::string(41, 'a');
  EXPECT_EQ(body_of(tt.send_call(kTt, token, message))["text"]["body"], message.text + "\n1. Order");
  EXPECT_EQ(body_of(*tt.typing_call(kTt, token, message))["sender_action"], "TYPING");
}

TEST(Tiktok, MovesFiles) {
  const Adapter& tt = adapter("tiktok");
  const Token token{"T", 0, Json::object()};
  const Media picture =
      read_tt("im_receive_msg", {{"type", "image"}, {"image", {{"media_id", "P1"}}}}).media.at(0);
  const auto call = tt.media_call(kTt, token, picture);
  ASSERT_TRUE(call);
  EXPECT_EQ(body_of(*call), Json::parse(R"({"business_id":"biz","media_id":"P1","conversation_id":"cv1",
                                            "message_id":"m1","media_type":"IMAGE"})"));
  EXPECT_EQ(tt.media_next(kTt, token, picture,
                          {200, {}, R"({"code":0,"data":{"download_url":"https://c.example/1"}})", 0})
                ->url,
            "https://c.example/1");
  const FilePart file{true, "", "a.png", "image/png", 3, 0, 0};
  EXPECT_THAT(tt.upload_call(kTt, token, file, "PNG")->body,
              HasSubstr("name=\"business_id\"\r\n\r\nbiz\r\n"));
  EXPECT_EQ(tt.read_upload(kTt, {200, {}, R"({"code":0,"data":{"media_id":"M2"}})", 0}).value(), "M2");
  EXPECT_FALSE(tt.read_upload(kTt, {200, {}, R"({"code":40002,"message":"bad"})", 0}));
}

TEST(Tiktok, UnderstandsWhatBecameOfAMessage) {
  const auto read = [](int status, std::string body) {
    return adapter("tiktok").read_sent(kTt, {status, {}, std::move(body), 0});
  };
  EXPECT_EQ(read(200, R"({"code":0,"data":{"message":{"message_id":"p1"}}})").platform_id, "p1");
  EXPECT_EQ(read(200, R"({"code":40105,"message":"token"})").state, State::token_bad);
  EXPECT_EQ(read(200, R"({"code":40100})").state, State::slow_down);
  EXPECT_EQ(read(200, R"({"code":50002})").state, State::again);
  EXPECT_EQ(read(200, R"({"code":40002,"message":"bad"})").state, State::refused);
  EXPECT_EQ(read(502, "").state, State::again);
}

TEST(Tiktok, RefreshesItsToken) {
  const Adapter& tt = adapter("tiktok");
  const auto call = tt.token_call(kTt, 0);
  EXPECT_EQ(call->url, "https://tt.example/v1/tt_user/oauth2/refresh_token/");
  EXPECT_EQ(body_of(*call)["client_id"], "app1");
  EXPECT_EQ(tt.read_token(kTt, {200, {}, R"({"code":0,"data":{"access_token":"A","expires_in":86400}})", 0})
                ->expires_at,
            86'400'000);
  EXPECT_FALSE(tt.read_token(kTt, {200, {}, R"({"code":40105,"message":"x"})", 0}));
}

}  // namespace
}  // namespace yingda::channels::test
