#include "unit/channels/pushes.hpp"

namespace yingda::channels::test {
namespace {

using State = Verdict::State;

const FilePart kMattermostPicture{true, "/files/x/a.png", "a[1].png", "image/png", 5, 0, 0};

const Account kMattermostAccount{"c1",
                                 {{"host", "https://mm.example/"},
                                  {"token", "t1"},
                                  {"command_token", "t2"},
                                  {"bot_token", "bt"},
                                  {"bot_user_id", "bot"},
                                  {"hook_url", "https://desk.example/hooks/mattermost/c1"}}};

TEST(Mattermost, ReadsFormsJsonAndCommands) {
  const Adapter& mattermost = adapter("mattermost");
  auto got = mattermost.receive(kMattermostAccount, form_push({{"token", "t1"},
                                                               {"team_id", "tm"},
                                                               {"channel_id", "ch"},
                                                               {"user_id", "u1"},
                                                               {"user_name", "ann"},
                                                               {"post_id", "p1"},
                                                               {"timestamp", "1700000000"},
                                                               {"text", "坏了"},
                                                               {"file_ids", "f1, f2"}}));
  ASSERT_EQ(got.messages.size(), 1U);
  EXPECT_EQ(got.messages[0].text, "坏了");
  EXPECT_EQ(got.messages[0].name, "ann");
  EXPECT_EQ(got.messages[0].sent_at, 1'700'000'000'000);
  ASSERT_EQ(got.messages[0].media.size(), 2U);
  EXPECT_EQ(got.messages[0].media[1].id, "f2");
  got = mattermost.receive(
      kMattermostAccount,
      json_push(R"({"token":"t1","user_id":"bot","post_id":"p2","text":"","file_ids":["f3"],
                                         "timestamp":1700000000123})"));
  EXPECT_TRUE(got.messages[0].outgoing);
  EXPECT_EQ(got.messages[0].type, InboundType::file);
  EXPECT_EQ(got.messages[0].sent_at, 1'700'000'000'123);
  got = mattermost.receive(
      kMattermostAccount,
      form_push({{"token", "t2"}, {"command", "/help"}, {"text", "订单"}, {"trigger_id", "x"}}));
  EXPECT_EQ(got.messages[0].text, "/help 订单");
  EXPECT_EQ(got.messages[0].dedupe_key, "x");
  EXPECT_EQ(mattermost.media_call(kMattermostAccount, {}, {"f/2", "", "", "", 0})->url,
            "https://mm.example/api/v4/files/f%2F2");
}

TEST(Mattermost, BelievesNobodyWithoutTheToken) {
  const Adapter& mattermost = adapter("mattermost");
  EXPECT_EQ(mattermost.receive(kMattermostAccount, json_push(R"({"token":"t3"})")).refused,
            Refusal::bad_signature);
  EXPECT_EQ(mattermost.receive(kMattermostAccount, json_push("{}")).refused, Refusal::bad_signature);
  EXPECT_EQ(mattermost.receive(Account{}, json_push(R"({"token":""})")).refused, Refusal::bad_signature);
  EXPECT_EQ(mattermost.receive(kMattermostAccount, json_push("[1]")).refused, Refusal::malformed);
  EXPECT_EQ(mattermost.receive(kMattermostAccount, form_push({{"token", "t1"}, {"text", "\xff"}})).refused,
            Refusal::malformed);
}

TEST(Mattermost, KnowsItsOwnButtonsAgain) {
  const Adapter& mattermost = adapter("mattermost");
  Outgoing message = say("", "u1", "tm:ch");
  message.text = "哪一个？";
  message.part = QuickRepliesPart{{{"查订单", "", "order"}, {"官网", "https://a.example", ""}}};
  const Json body = body_of(mattermost.send_call(kMattermostAccount, {}, message));
  EXPECT_EQ(body["channel_id"], "ch");
  EXPECT_EQ(body["message"], "哪一个？\n[官网](https://a.example)");
  const Json action = body["props"]["attachments"][0]["actions"][0];
  EXPECT_EQ(action["name"], "查订单");
  EXPECT_EQ(action["integration"]["url"], "https://desk.example/hooks/mattermost/c1");
  Json pressed = {{"user_id", "u1"},
                  {"team_id", "tm"},
                  {"channel_id", "ch"},
                  {"trigger_id", "x"},
                  {"context", action["integration"]["context"]}};
  const auto got = mattermost.receive(kMattermostAccount, json_push(pressed.dump()));
  ASSERT_EQ(got.messages.size(), 1U);
  EXPECT_EQ(got.messages[0].type, InboundType::button);
  EXPECT_EQ(got.messages[0].key, "order");
  EXPECT_EQ(got.messages[0].conversation_id, "tm:ch");
  pressed["context"]["reply"] = "other";
  EXPECT_EQ(mattermost.receive(kMattermostAccount, json_push(pressed.dump())).refused,
            Refusal::bad_signature);
  EXPECT_EQ(mattermost.capabilities(Account{}).choices, 0U) << "without an address for buttons";
}

TEST(Mattermost, SendsAndUnderstandsTheAnswer) {
  const Adapter& mattermost = adapter("mattermost");
  Outgoing message = say("您好", "u1", "tm:ch");
  const Call call = mattermost.send_call(kMattermostAccount, {}, message);
  EXPECT_EQ(call.url, "https://mm.example/api/v4/posts");
  EXPECT_EQ(header(call.headers, "Authorization"), "Bearer bt");
  EXPECT_EQ(body_of(call), Json::parse(R"({"channel_id":"ch","message":"您好"})"));
  message.part = kMattermostPicture;
  message.media_url = "https://desk.example/a.png";
  EXPECT_EQ(body_of(mattermost.send_call(kMattermostAccount, {}, message))["message"],
            R"(![a\[1\].png](https://desk.example/a.png))");
  const auto read = [&](int status, std::string body) {
    return mattermost.read_sent(kMattermostAccount,
                                {status, {{"X-Ratelimit-Reset", "4"}}, std::move(body), 0});
  };
  EXPECT_EQ(read(201, R"({"id":"p9"})").platform_id, "p9");
  EXPECT_EQ(read(429, "").wait, 4000);
  EXPECT_EQ(read(401, R"({"id":"api.context.session_expired.app_error","message":"m"})").state,
            State::refused);
  EXPECT_EQ(read(403, R"({"id":"x","message":"m"})").detail, "m");
}

}  // namespace
}  // namespace yingda::channels::test
