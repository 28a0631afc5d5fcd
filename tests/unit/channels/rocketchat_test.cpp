#include "unit/channels/pushes.hpp"

namespace yingda::channels::test {
namespace {

using State = Verdict::State;

const FilePart kRocketPicture{true, "/files/x/a.png", "a[1].png", "image/png", 5, 0, 0};

const Account kRocketAccount{
    "c1", {{"host", "https://rc.example"}, {"token", "t"}, {"user_id", "bot"}, {"auth_token", "at"}}};

Reception rocket_push(const std::string& rest) {
  return adapter("rocketchat").receive(kRocketAccount, json_push(R"({"token":"t",)" + rest + "}"));
}

TEST(RocketChat, ReadsChannelsAndLeavesBotsAndEditsAlone) {
  const auto got = rocket_push(
      R"("message_id":"m1","channel_id":"c","user_id":"u","user_name":"bob","text":"hi","timestamp":"2026-01-02T10:00:00.000Z")");
  EXPECT_EQ(got.messages[0].text, "hi");
  EXPECT_EQ(got.messages[0].name, "bob");
  EXPECT_EQ(got.messages[0].sent_at, from_rfc3339("2026-01-02T10:00:00Z"));
  EXPECT_EQ(rocket_push(R"("message_id":"m1","bot":true,"text":"hi")").messages[0].type, InboundType::ignore);
  EXPECT_EQ(rocket_push(R"("message_id":"m1","isEdited":true,"text":"hi")").messages[0].type,
            InboundType::ignore);
}

TEST(RocketChat, ReadsOmnichannelSessions) {
  Push push = json_push(
      R"({"type":"Message","_id":"room1","visitor":{"token":"v1","name":"Li"},"messages":[
          {"_id":"a","msg":"您好","ts":"2026-01-02T10:00:00.000Z"},
          {"_id":"b","msg":"ours","agentId":"ag"},
          {"_id":"c","msg":"","file":{"name":"a.png"},"fileUpload":{"publicFilePath":"https://rc.example/f","type":"image/png"}}]})");
  push.headers.emplace_back("X-RocketChat-Livechat-Token", "t");
  const auto got = adapter("rocketchat").receive(kRocketAccount, push);
  ASSERT_EQ(got.messages.size(), 3U);
  EXPECT_EQ(got.messages[0].user_id, "v1");
  EXPECT_EQ(got.messages[0].conversation_id, "room1");
  EXPECT_TRUE(got.messages[1].outgoing);
  EXPECT_EQ(got.messages[2].media[0].name, "a.png");
  push.body = R"({"type":"LivechatSessionStart","_id":"room1","visitor":{"token":"v1"}})";
  EXPECT_EQ(adapter("rocketchat").receive(kRocketAccount, push).messages[0].event, "enter_session");
  push.headers.pop_back();
  EXPECT_EQ(adapter("rocketchat").receive(kRocketAccount, push).refused, Refusal::bad_signature);
}

TEST(RocketChat, BelievesNobodyWithoutTheToken) {
  const Adapter& rocketchat = adapter("rocketchat");
  EXPECT_EQ(rocketchat.receive(kRocketAccount, json_push(R"({"token":"x"})")).refused,
            Refusal::bad_signature);
  EXPECT_EQ(rocketchat.receive(Account{}, json_push(R"({"token":""})")).refused, Refusal::bad_signature);
  EXPECT_EQ(rocketchat.receive(kRocketAccount, json_push("1")).refused, Refusal::malformed);
  Push push = json_push(R"({"message_id":"m1","text":"hi"})");
  push.headers.emplace_back("Authorization", "Token t");
  EXPECT_EQ(rocketchat.receive(kRocketAccount, push).refused, std::nullopt);
}

TEST(RocketChat, SendsAndUnderstandsTheAnswer) {
  const Adapter& rocketchat = adapter("rocketchat");
  Outgoing message = say("您好", "u", "room");
  const Call call = rocketchat.send_call(kRocketAccount, {}, message);
  EXPECT_EQ(call.url, "https://rc.example/api/v1/chat.postMessage");
  EXPECT_EQ(header(call.headers, "X-Auth-Token"), "at");
  EXPECT_EQ(header(call.headers, "X-User-Id"), "bot");
  EXPECT_EQ(body_of(call), Json::parse(R"({"roomId":"room","text":"您好"})"));
  message.text = "哪一个？";
  message.part = QuickRepliesPart{{{"查订单", "", "order"}, {"官网", "https://a.example", ""}}};
  EXPECT_EQ(body_of(rocketchat.send_call(kRocketAccount, {}, message))["attachments"][0]["actions"],
            Json::parse(R"([{"type":"button","text":"查订单","msg":"order","msg_in_chat_window":true},
                            {"type":"button","text":"官网","url":"https://a.example"}])"));
  message.part = kRocketPicture;
  message.media_url = "https://desk.example/a.png";
  EXPECT_EQ(body_of(rocketchat.send_call(kRocketAccount, {}, message))["attachments"],
            Json::parse(R"([{"title":"a[1].png","image_url":"https://desk.example/a.png"}])"));
  const auto read = [&](int status, std::string body) {
    return rocketchat.read_sent(kRocketAccount, {status, {}, std::move(body), 0});
  };
  EXPECT_EQ(read(200, R"({"success":true,"message":{"_id":"m9"}})").platform_id, "m9");
  EXPECT_EQ(read(200, R"({"success":false,"error":"e"})").state, State::refused);
  EXPECT_EQ(read(400, R"({"success":false,"errorType":"error-too-many-requests"})").state, State::slow_down);
  EXPECT_EQ(read(401, R"({"status":"error"})").state, State::refused);
}

}  // namespace
}  // namespace yingda::channels::test
