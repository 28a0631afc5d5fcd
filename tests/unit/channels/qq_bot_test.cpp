#include "channels/qq_bot/qq_sign.hpp"
#include "unit/channels/adapter_world.hpp"

namespace yingda::channels::test {
namespace {

using State = Verdict::State;
using testing::IsEmpty;

const Account kQq{"c1", {{"app_id", "111"}, {"app_secret", "naOC0ocQE3shWLAfffVLB1rhYPG7"}}};

Push qq_push(std::string body, const std::string& secret = "naOC0ocQE3shWLAfffVLB1rhYPG7") {
  Push push;
  push.method = "POST";
  push.headers = {{"X-Bot-Appid", "111"},
                  {"X-Signature-Timestamp", "1767319200"},
                  {"X-Signature-Ed25519", qq_sign(secret, "1767319200" + body)}};
  push.body = std::move(body);
  return push;
}

Inbound read_qq(const std::string& type, const std::string& data) {
  const auto got = adapter("qq_bot").receive(
      kQq, qq_push(R"({"op":0,"s":1,"t":")" + type + R"(","id":"outer1","d":)" + data + "}"));
  EXPECT_EQ(got.reply.body, R"({"d":0,"op":12})");
  return got.messages.size() == 1 ? got.messages[0] : Inbound();
}

TEST(QqBot, ReadsMessagesOfEachPlace) {
  const Inbound group = read_qq("GROUP_AT_MESSAGE_CREATE",
                                R"({"id":"m1","content":" 查订单 ","timestamp":"2026-01-02T10:00:00+08:00",
                                    "group_openid":"G1","author":{"member_openid":"U1"}})");
  EXPECT_EQ(group.text, "查订单");
  EXPECT_EQ(group.conversation_id, "group:G1");
  EXPECT_EQ(group.user_id, "U1");
  EXPECT_EQ(group.sent_at, 1'767'319'200'000);
  EXPECT_EQ(group.reply_to["msg_id"], "m1");
  const Inbound guild = read_qq(
      "AT_MESSAGE_CREATE", R"({"id":"m2","content":"<@!99> hi","channel_id":"C1","author":{"id":"U2"}})");
  EXPECT_EQ(guild.text, "hi");
  EXPECT_EQ(guild.conversation_id, "channel:C1");
  const Inbound voice =
      read_qq("C2C_MESSAGE_CREATE", R"({"id":"m3","content":"","author":{"user_openid":"U3"},
      "attachments":[{"content_type":"voice","url":"multimedia.example/a.silk"},{"content_type":"file","url":"x://y"}]})");
  EXPECT_EQ(voice.type, InboundType::voice);
  EXPECT_EQ(voice.media.at(0).url, "https://multimedia.example/a.silk");
  EXPECT_EQ(voice.media.size(), 2U);
}

TEST(QqBot, ReadsEvents) {
  const Inbound gone = read_qq("FRIEND_DEL", R"({"openid":"U1"})");
  EXPECT_EQ(gone.event, "unsubscribe");
  EXPECT_EQ(gone.dedupe_key, "outer1");
  EXPECT_EQ(read_qq("FRIEND_ADD", R"({"openid":"U1"})").reply_to["event_id"], "outer1");
  EXPECT_EQ(read_qq("GROUP_ADD_ROBOT", R"({"group_openid":"G1","op_member_openid":"U1"})").event, "invite");
  const Inbound tap = read_qq("INTERACTION_CREATE",
                              R"({"id":"i1","group_openid":"G1","group_member_openid":"U1",
                                  "data":{"resolved":{"button_data":"查订单"}}})");
  EXPECT_EQ(tap.type, InboundType::button);
  EXPECT_EQ(tap.key, "查订单");
  EXPECT_EQ(tap.conversation_id, "group:G1");
  EXPECT_EQ(read_qq("GUILD_CREATE", "{}").type, InboundType::ignore);
}

TEST(QqBot, BelievesOnlyTheKey) {
  const Adapter& qq = adapter("qq_bot");
  const std::string body = R"({"op":0,"t":"FRIEND_ADD","id":"1","d":{}})";
  EXPECT_EQ(qq.receive(kQq, qq_push(body, "other")).refused, Refusal::bad_signature);
  EXPECT_EQ(qq.receive(Account{}, qq_push(body)).refused, Refusal::bad_signature);
  Push bare = qq_push(body);
  bare.headers.clear();
  EXPECT_EQ(qq.receive(kQq, bare).refused, Refusal::bad_signature);
  Push changed = qq_push(body);
  changed.body += ' ';
  EXPECT_EQ(qq.receive(kQq, changed).refused, Refusal::bad_signature);
  EXPECT_EQ(qq.receive(kQq, qq_push("[")).refused, Refusal::malformed);
  Push other = qq_push(body);
  other.headers[0].second = "222";
  EXPECT_EQ(qq.receive(kQq, other).refused, Refusal::wrong_receiver);
}

TEST(QqSign, RefusesASignatureOutOfRange) {
  std::string signature = qq_sign("secret", "text");
  EXPECT_TRUE(is_qq_signed("secret", "text", signature));
  signature[126] = 'f';
  EXPECT_FALSE(is_qq_signed("secret", "text", signature));
  EXPECT_FALSE(is_qq_signed("secret", "text", ""));
  EXPECT_FALSE(is_qq_signed("", "text", qq_sign("x", "text")));
}

TEST(QqBot, AnswersTheValidationAndNothingElseUnsigned) {
  const Adapter& qq = adapter("qq_bot");
  Push push;
  push.method = "POST";
  push.body = R"({"op":13,"d":{"plain_token":"Arq0","event_ts":"1725442341"}})";
  const auto got = qq.receive(kQq, push);
  EXPECT_THAT(got.messages, IsEmpty());
  const Json answer = Json::parse(got.reply.body);
  EXPECT_EQ(answer["plain_token"], "Arq0");
  EXPECT_TRUE(
      is_qq_signed("naOC0ocQE3shWLAfffVLB1rhYPG7", "1725442341Arq0", answer["signature"].get<std::string>()));
  push.body = R"({"op":13,"d":{"plain_token":"{\"op\":0,\"t\":\"FRIEND_ADD\"}","event_ts":"1725442341"}})";
  EXPECT_EQ(qq.receive(kQq, push).refused, Refusal::malformed)
      << "that would sign a push of somebody's making";
  push.body = R"({"op":13,"d":{"plain_token":"a","event_ts":"1"}})";
  push.headers = {{"X-Signature-Ed25519", "00"}, {"X-Signature-Timestamp", "1"}};
  EXPECT_EQ(qq.receive(kQq, push).refused, Refusal::bad_signature)
      << "a signature that is there must be right";
  EXPECT_EQ(qq.receive(Account{}, Push{"POST", "", "", {}, {}, push.body, 0}).refused,
            Refusal::bad_signature);
}

TEST(QqBot, AnswersHeartbeats) {
  const auto got = adapter("qq_bot").receive(kQq, qq_push(R"({"op":1,"d":251})"));
  EXPECT_EQ(got.reply.body, R"({"d":251,"op":11})");
  EXPECT_EQ(got.messages.at(0).type, InboundType::control);
}

TEST(QqBot, AnswersWhatWasSaid) {
  const Adapter& qq = adapter("qq_bot");
  const Token token{"T", 0, Json::object()};
  Outgoing message = say("您好", "U1", "c2c:U1");
  message.reply_to = {{"msg_id", "m1"}};
  message.replies = 2;
  const Call call = qq.send_call(kQq, token, message);
  EXPECT_EQ(call.url, "https://api.sgroup.qq.com/v2/users/U1/messages");
  EXPECT_EQ(field(call.headers, "Authorization"), "QQBot T");
  EXPECT_EQ(body_of(call), Json::parse(R"({"content":"您好","msg_type":0,"msg_seq":3,"msg_id":"m1"})"));
  const auto url = [&](const char* conversation) {
    return qq.send_call(kQq, token, say("a", "U1", conversation)).url;
  };
  EXPECT_EQ(url("group:G1"), "https://api.sgroup.qq.com/v2/groups/G1/messages");
  EXPECT_EQ(url("channel:C1"), "https://api.sgroup.qq.com/channels/C1/messages");
  EXPECT_EQ(url("dms:D1"), "https://api.sgroup.qq.com/dms/D1/messages");
  EXPECT_EQ(url("c2c:../x"), "https://api.sgroup.qq.com/v2/users/..%2Fx/messages");
}

TEST(QqBot, UnderstandsWhatBecameOfAMessage) {
  const auto read = [](int status, std::string body) {
    return adapter("qq_bot").read_sent(kQq, {status, {}, std::move(body), 0});
  };
  EXPECT_EQ(read(200, R"({"id":"p1","timestamp":"x"})").platform_id, "p1");
  EXPECT_EQ(read(401, R"({"code":11244,"message":"token not exist"})").state, State::token_bad);
  EXPECT_EQ(read(400, R"({"code":22009,"message":"msg limit exceed"})").state, State::slow_down);
  EXPECT_EQ(read(202, R"({"code":304023,"message":"push message is waiting for audit now"})").state,
            State::sent);
  EXPECT_EQ(read(400, R"({"code":40034025,"message":"被动消息已过期"})").state, State::window_over);
  EXPECT_EQ(read(400, R"({"code":40034028,"message":"不允许发送url"})").state, State::refused);
  EXPECT_EQ(read(504, "").state, State::again);
}

TEST(QqBot, GetsAToken) {
  const Adapter& qq = adapter("qq_bot");
  EXPECT_EQ(qq.token_call(kQq, 0)->url, "https://bots.qq.com/app/getAppAccessToken");
  EXPECT_EQ(qq.read_token(kQq, {200, {}, R"({"access_token":"A","expires_in":"7000"})", 0})->expires_at,
            7'000'000);
  EXPECT_FALSE(qq.read_token(kQq, {200, {}, R"({"code":100007,"message":"appid invalid"})", 0}));
}

}  // namespace
}  // namespace yingda::channels::test
