#include "channels/form.hpp"
#include "unit/channels/world_push.hpp"

namespace yingda::channels::test {
namespace {

using State = Verdict::State;

const Account kSlackAccount{"c1", {{"signing_secret", "s"}, {"access_token", "xoxb"}}};

const Adapter& slack() { return adapter("slack"); }

Push slack_push(std::string body, std::int64_t seconds = 1000) {
  const std::string time = std::to_string(seconds);
  std::string signature = "v0=" + to_hex(hmac(Hash::sha256, "s", "v0:" + time + ":" + body));
  Push push = post(std::move(body),
                   {{"X-Slack-Signature", std::move(signature)}, {"X-Slack-Request-Timestamp", time}});
  push.now = 1'000'000;
  return push;
}

Inbound slack_event(const std::string& event) {
  return only(slack().receive(
      kSlackAccount,
      slack_push(
          R"({"type":"event_callback","team_id":"T","event_id":"Ev1","authorizations":[{"user_id":"UB"}],"event":)" +
          event + "}")));
}

TEST(Slack, BelievesItsSignatureWhileItIsFresh) {
  expect_believes_nobody(slack(), kSlackAccount, slack_push(R"({"type":"x"})"));
  EXPECT_EQ(slack().receive(kSlackAccount, slack_push("{}", 699)).refused, Refusal::stale);
  EXPECT_EQ(slack().receive(kSlackAccount, slack_push("{}", 1301)).refused, Refusal::stale);
  EXPECT_EQ(slack().receive(kSlackAccount, slack_push("{}", 9'000'000'000'000'000'000)).refused,
            Refusal::stale);
  EXPECT_FALSE(slack().receive(kSlackAccount, slack_push("{}", 700)).refused);
  EXPECT_EQ(slack().receive(kSlackAccount, slack_push("a=b")).refused, Refusal::malformed);
  EXPECT_EQ(slack().receive(kSlackAccount, slack_push("command=%FF")).refused, Refusal::malformed);
}

TEST(Slack, ProvesThatTheAddressIsOurs) {
  const auto got =
      slack().receive(kSlackAccount, slack_push(R"({"type":"url_verification","challenge":"c"})"));
  EXPECT_EQ(got.reply.body, "c");
  EXPECT_TRUE(got.messages.empty());
}

TEST(Slack, ReadsMessagesFilesAndThreads) {
  const Inbound said = slack_event(
      R"({"type":"app_mention","channel":"C","user":"U","ts":"1700000000.0001","thread_ts":"1699.1","text":"<@UB> a &lt;b&gt; &amp;amp;"})");
  EXPECT_EQ(said.text, "a <b> &amp;");
  EXPECT_EQ(said.conversation_id, "T:C:1699.1");
  EXPECT_EQ(said.sent_at, 1'700'000'000'000);
  const Inbound file = slack_event(
      R"({"type":"message","subtype":"file_share","channel":"D","user":"U","text":"","files":[{"id":"F","mimetype":"audio/mp4","name":"a.m4a","size":3,"url_private_download":"https://files.slack.com/f"}]})");
  EXPECT_EQ(file.type, InboundType::voice);
  EXPECT_EQ(file.media.at(0).url, "https://files.slack.com/f");
  const Inbound gone = slack_event(
      R"({"type":"message","subtype":"message_deleted","channel":"D","deleted_ts":"1.2","previous_message":{"user":"U"}})");
  EXPECT_EQ(gone.event, "unsend");
  EXPECT_EQ(gone.key, "1.2");
  EXPECT_EQ(slack_event(R"({"type":"message","subtype":"message_changed","channel":"D"})").type,
            InboundType::ignore);
  EXPECT_EQ(slack_event(R"({"type":"team_join","user":{"id":"U9"}})").user_id, "U9");
}

TEST(Slack, AnswersNoRobot) {
  EXPECT_EQ(slack_event(R"({"type":"message","channel":"D","user":"U","bot_id":"B","text":"x"})").type,
            InboundType::ignore);
  const Inbound own = slack_event(R"({"type":"message","channel":"D","user":"UB","text":"x"})");
  EXPECT_EQ(own.type, InboundType::ignore);
  EXPECT_TRUE(own.outgoing);
}

TEST(Slack, ReadsPressedButtonsAndCommands) {
  const auto pressed = [](const std::string& actions) {
    return slack().receive(
        kSlackAccount,
        slack_push(form_of(
            {{"payload",
              R"({"type":"block_actions","trigger_id":"t","user":{"id":"U"},"team":{"id":"T"},"channel":{"id":"D"},"actions":[)" +
                  actions + "]}"}})));
  };
  const Inbound ours = only(
      pressed(R"({"action_id":"yingda_0","value":"查订单","text":{"type":"plain_text","text":"订单"}})"));
  EXPECT_EQ(ours.key, "查订单");
  EXPECT_EQ(ours.text, "订单");
  EXPECT_EQ(only(pressed(R"({"action_id":"yingda_1","url":"https://a"})")).type, InboundType::ignore)
      << "a link was opened";
  EXPECT_EQ(only(pressed(R"({"action_id":"pick","selected_option":{"value":"v"}})")).key, "pick=v");
  EXPECT_EQ(pressed(R"({"action_id":"a","value":"1"},{"action_id":"b","value":"2"})").messages.size(), 2U);
  const Inbound command = only(slack().receive(
      kSlackAccount,
      slack_push("command=%2Fhelp&text=my+order&user_id=U&team_id=T&channel_id=C&trigger_id=t9")));
  EXPECT_EQ(command.text, "my order");
  EXPECT_EQ(command.conversation_id, "T:C");
}

TEST(Slack, SaysTextChoicesCardsAndPictures) {
  Outgoing message = say("a < b & <!channel>", "U", "T:C:1699.1");
  const Call call = slack().send_call(kSlackAccount, {}, message);
  EXPECT_EQ(call.url, "https://slack.com/api/chat.postMessage");
  EXPECT_EQ(bearer_of(call), "Bearer xoxb");
  EXPECT_EQ(body_of(call), Json::parse(R"({"channel":"C","thread_ts":"1699.1","unfurl_links":false,
    "text":"a &lt; b &amp; &lt;!channel&gt;"})"));
  message.conversation_id = "T:D";
  message.text = "?";
  message.part = QuickRepliesPart{{{"甲", "", "a"}, {"官网", "https://a.example", ""}}};
  const Json body = body_of(slack().send_call(kSlackAccount, {}, message));
  EXPECT_FALSE(body.contains("thread_ts"));
  EXPECT_EQ(body["blocks"], Json::parse(R"([
    {"type":"section","text":{"type":"mrkdwn","text":"?"}},
    {"type":"actions","elements":[
      {"type":"button","text":{"type":"plain_text","text":"甲"},"action_id":"yingda_0","value":"a"},
      {"type":"button","text":{"type":"plain_text","text":"官网"},"action_id":"yingda_1","url":"https://a.example"}]}])"));
  message.part = CardPart{{{"T", "w", "https://i.example/1.png", {{"B", "", "b"}}}}};
  EXPECT_EQ(body_of(slack().send_call(kSlackAccount, {}, message))["blocks"].size(), 3U);
  message.part = picture();
  message.media_url = "https://d.example/a.png";
  EXPECT_EQ(body_of(slack().send_call(kSlackAccount, {}, message))["blocks"][0]["image_url"],
            "https://d.example/a.png");
}

TEST(Slack, UnderstandsWhatBecameOfAMessage) {
  const auto read = [](const std::string& body) {
    return slack().read_sent(kSlackAccount, answer(200, body)).state;
  };
  EXPECT_EQ(slack().read_sent(kSlackAccount, answer(200, R"({"ok":true,"ts":"1.5"})")).platform_id, "1.5");
  EXPECT_EQ(read(R"({"ok":false,"error":"token_revoked"})"), State::token_bad);
  EXPECT_EQ(read(R"({"ok":false,"error":"channel_not_found"})"), State::refused);
  EXPECT_EQ(read(R"({"ok":false,"error":"internal_error"})"), State::again);
  EXPECT_EQ(read("nonsense"), State::refused);
  const Verdict slow = slack().read_sent(
      kSlackAccount, answer(429, R"({"ok":false,"error":"ratelimited"})", {{"retry-after", "3"}}));
  EXPECT_EQ(slow.state, State::slow_down);
  EXPECT_EQ(slow.wait, 3000);
}

TEST(Slack, GivesItsTokenToSlackAlone) {
  EXPECT_EQ(bearer_of(*slack().media_call(kSlackAccount, {}, {"F", "https://files.slack.com/f", "", "", 0})),
            "Bearer xoxb");
  EXPECT_EQ(bearer_of(*slack().media_call(kSlackAccount, {},
                                          {"F", "https://files.slack.com.evil.example/f", "", "", 0})),
            "");
}

}  // namespace
}  // namespace yingda::channels::test
