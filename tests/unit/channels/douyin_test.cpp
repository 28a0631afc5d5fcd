#include "base/crypto.hpp"
#include "channels/crypto.hpp"
#include "unit/channels/adapter_world.hpp"

namespace yingda::channels::test {
namespace {

using State = Verdict::State;
using testing::IsEmpty;

const Account kDy{"c1",
                  {{"client_key", "ck1"},
                   {"client_secret", "sec"},
                   {"open_id", "biz"},
                   {"refresh_token", "R1"},
                   {"host", "https://dy.example"}}};

Push dy_push(std::string body, const std::string& secret = "sec") {
  Push push;
  push.method = "POST";
  push.headers = {{"X-Douyin-Signature", to_hex(digest(Hash::sha1, secret + body))}, {"Msg-Id", "d1"}};
  push.body = std::move(body);
  return push;
}

std::string dy_event(const std::string& event, const Json& content) {
  return Json{{"event", event},
              {"client_key", "ck1"},
              {"from_user_id", event == "im_send_msg" ? "biz" : "user1"},
              {"to_user_id", event == "im_send_msg" ? "user1" : "biz"},
              {"content", content.dump()}}
      .dump();
}

Inbound read_dy(const std::string& event, Json content) {
  content["conversation_short_id"] = "cv1";
  const auto got = adapter("douyin").receive(kDy, dy_push(dy_event(event, content)));
  EXPECT_FALSE(got.refused);
  return got.messages.size() == 1 ? got.messages[0] : Inbound();
}

TEST(Douyin, ReadsMessagesAndEvents) {
  const Inbound text =
      read_dy("im_receive_msg",
              {{"server_message_id", "s1"},
               {"message_type", "text"},
               {"text", "多少钱"},
               {"create_time", 1'700'000'000'123},
               {"user_infos",
                {{{"open_id", "biz"}, {"nick_name", "店"}}, {{"open_id", "user1"}, {"nick_name", "小王"}}}}});
  EXPECT_EQ(text.text, "多少钱");
  EXPECT_EQ(text.name, "小王");
  EXPECT_EQ(text.sent_at, 1'700'000'000'123);
  EXPECT_EQ(text.reply_to, Json::parse(R"({"msg_id":"s1","scene":"im_reply_msg"})"));
  EXPECT_EQ(read_dy("im_receive_msg",
                    {{"message_type", "user_local_image"}, {"resource_url", "https://p.example/1"}})
                .media.at(0)
                .url,
            "https://p.example/1");
  EXPECT_EQ(read_dy("im_receive_msg", {{"message_type", "video"}, {"item_id", "v1"}}).media.at(0).id, "v1");
  EXPECT_EQ(read_dy("im_receive_msg", {{"message_type", "other"}}).type, InboundType::ignore);
  const Inbound echo =
      read_dy("im_send_msg", {{"server_message_id", "s2"}, {"message_type", "text"}, {"text", "您好"}});
  EXPECT_TRUE(echo.outgoing);
  EXPECT_EQ(echo.user_id, "user1") << "the customer, also in an echo";
  EXPECT_EQ(echo.reply_to, Json::object());
  EXPECT_EQ(read_dy("im_recall_msg", {{"server_message_id", "s1"}}).event, "unsend");
  const Inbound came = read_dy("im_enter_direct_msg", Json::object());
  EXPECT_EQ(came.event, "enter_session");
  EXPECT_EQ(came.dedupe_key, "d1") << "by the delivery where the event has no id";
  EXPECT_EQ(came.reply_to["scene"], "im_enter_direct_msg");
  EXPECT_EQ(read_dy("im_group_fans_create_event", Json::object()).type, InboundType::ignore);
}

TEST(Douyin, BelievesOnlyTheSecret) {
  const Adapter& dy = adapter("douyin");
  const std::string body = dy_event("im_receive_msg", Json::object());
  EXPECT_EQ(dy.receive(kDy, dy_push(body, "se")).refused, Refusal::bad_signature);
  EXPECT_EQ(dy.receive(Account{}, dy_push(body, "")).refused, Refusal::bad_signature);
  Push changed = dy_push(body);
  changed.body += ' ';
  EXPECT_EQ(dy.receive(kDy, changed).refused, Refusal::bad_signature);
  changed.headers.clear();
  EXPECT_EQ(dy.receive(kDy, changed).refused, Refusal::bad_signature);
  EXPECT_EQ(dy.receive(kDy, dy_push("[")).refused, Refusal::malformed);
  Account other = kDy;
  other.settings["client_key"] = "ck2";
  EXPECT_EQ(dy.receive(other, dy_push(body)).refused, Refusal::wrong_receiver);
}

TEST(Douyin, EchoesTheChallenge) {
  const Adapter& dy = adapter("douyin");
  const std::string check = R"({"event":"verify_webhook","client_key":"ck1","content":{"challenge":12345}})";
  EXPECT_EQ(dy.receive(kDy, dy_push(check)).reply.body, R"({"challenge":12345})");
  EXPECT_THAT(dy.receive(kDy, dy_push(check)).messages, IsEmpty());
  Push bare = dy_push(R"({"event":"verify_webhook","content":"{\"challenge\":7}"})");
  bare.headers.clear();
  EXPECT_EQ(dy.receive(kDy, bare).reply.body, R"({"challenge":7})");
  EXPECT_EQ(dy.receive(kDy, dy_push(check, "other")).refused, Refusal::bad_signature);
  bare.body = R"({"event":"verify_webhook","content":{"challenge":"<script>"}})";
  EXPECT_EQ(dy.receive(kDy, bare).refused, Refusal::bad_signature);
}

TEST(Douyin, RepliesToAMessage) {
  Outgoing message = say("您好", "user1", "cv1");
  message.reply_to = {{"msg_id", "s1"}, {"scene", "im_reply_msg"}};
  const Call call = adapter("douyin").send_call(kDy, {"T", 0, Json::object()}, message);
  EXPECT_EQ(call.url, "https://dy.example/im/send/msg/?open_id=biz");
  EXPECT_EQ(field(call.headers, "access-token"), "T");
  EXPECT_EQ(body_of(call), Json::parse(R"({"msg_id":"s1","conversation_id":"cv1","to_user_id":"user1",
      "scene":"im_reply_msg","content":{"msg_type":1,"text":{"text":"您好"}}})"));
}

TEST(Douyin, UnderstandsWhatBecameOfAMessage) {
  const auto read = [](int status, std::string body) {
    return adapter("douyin").read_sent(kDy, {status, {}, std::move(body), 0});
  };
  EXPECT_EQ(read(200, R"({"data":{"error_code":0,"msg_id":"p1"},"extra":{"error_code":0}})").platform_id,
            "p1");
  EXPECT_EQ(read(200, R"({"data":{"error_code":2190008,"description":"expired"}})").state, State::token_bad);
  EXPECT_EQ(read(200, R"({"err_no":28001003,"err_msg":"access_token invalid"})").state, State::token_bad);
  EXPECT_EQ(read(200, R"({"extra":{"error_code":28003017,"description":"quota"}})").state, State::slow_down);
  EXPECT_EQ(read(200, R"({"extra":{"error_code":2100004}})").state, State::again);
  EXPECT_EQ(read(200, R"({"extra":{"error_code":28001007,"description":"x"}})").detail, "x");
  EXPECT_EQ(read(200, "<html>").state, State::again);
}

TEST(Douyin, RefreshesItsToken) {
  const Adapter& dy = adapter("douyin");
  const auto call = dy.token_call(kDy, 0);
  EXPECT_EQ(call->url, "https://dy.example/oauth/refresh_token/");
  EXPECT_EQ(call->body, "client_key=ck1&grant_type=refresh_token&refresh_token=R1");
  EXPECT_EQ(
      dy.read_token(kDy, {200, {}, R"({"data":{"access_token":"A","expires_in":86400}})", 0})->expires_at,
      86'400'000);
  EXPECT_FALSE(dy.read_token(kDy, {200, {}, R"({"data":{"error_code":10010,"description":"refresh"}})", 0}));
}

}  // namespace
}  // namespace yingda::channels::test
