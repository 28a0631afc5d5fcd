#include <sodium.h>

#include "channels/discord/gateway.hpp"
#include "unit/channels/world_push.hpp"

namespace yingda::channels::test {
namespace {

using State = Verdict::State;

struct DiscordKey {
  std::string open = std::string(crypto_sign_PUBLICKEYBYTES, '\0');
  std::string secret = std::string(crypto_sign_SECRETKEYBYTES, '\0');
  DiscordKey() {
    const std::string seed(crypto_sign_SEEDBYTES, 's');
    crypto_sign_seed_keypair(bytes(open), bytes(secret), bytes(seed));
  }
  static unsigned char* bytes(std::string& text) { return reinterpret_cast<unsigned char*>(text.data()); }
  static const unsigned char* bytes(const std::string& text) {
    return reinterpret_cast<const unsigned char*>(text.data());
  }
};

const DiscordKey& discord_key_pair() {
  static const DiscordKey kPair;
  return kPair;
}

Account discord_account() {
  return {"c1", {{"public_key", to_hex(discord_key_pair().open)}, {"bot_token", "B"}}};
}

const Adapter& discord() { return adapter("discord"); }

Push discord_push(std::string body) {
  const std::string text = "1700" + body;
  std::string signature(crypto_sign_BYTES, '\0');
  crypto_sign_detached(DiscordKey::bytes(signature), nullptr, DiscordKey::bytes(text), text.size(),
                       DiscordKey::bytes(discord_key_pair().secret));
  return post(std::move(body),
              {{"X-Signature-Ed25519", to_hex(signature)}, {"X-Signature-Timestamp", "1700"}});
}

Reception discord_got(std::string body) {
  return discord().receive(discord_account(), discord_push(std::move(body)));
}

TEST(Discord, BelievesItsSignatureAlone) {
  expect_believes_nobody(discord(), discord_account(), discord_push(R"({"type":1})"), 401);
  Push odd = discord_push("{}");
  odd.headers[0].second = "zz";
  EXPECT_EQ(discord().receive(discord_account(), odd).refused, Refusal::bad_signature);
  EXPECT_EQ(discord_got("[").refused, Refusal::malformed);
}

TEST(Discord, AnswersBothPings) {
  EXPECT_EQ(discord_got(R"({"id":"1","type":1})").reply.body, R"({"type":1})");
  EXPECT_EQ(discord_got(R"({"version":1,"application_id":"2","type":0})").reply.status, 204);
}

TEST(Discord, ReadsInteractionsAndSaysThatTheAnswerComes) {
  const auto command = discord_got(
      R"({"id":"5","application_id":"A","type":2,"token":"tk","channel_id":"C","member":{"user":{"id":"U","username":"m","global_name":"Mason"}},
      "data":{"name":"support","options":[{"name":"order","type":1,"options":[{"name":"no","type":4,"value":8812},{"name":"why","type":3,"value":"late"}]}]}})");
  EXPECT_EQ(command.reply.body, R"({"type":5})");
  const Inbound one = only(command);
  EXPECT_EQ(one.text, "8812 late");
  EXPECT_EQ(one.name, "Mason");
  EXPECT_EQ(one.reply_to["interaction_token"], "tk");
  const auto pressed = discord_got(
      R"({"id":"6","type":3,"user":{"id":"U"},"channel_id":"C","data":{"custom_id":"yingda1:查订单","component_type":2},
      "message":{"components":[{"type":1,"components":[{"type":2,"label":"订单","custom_id":"yingda1:查订单"}]}]}})");
  EXPECT_EQ(pressed.reply.body, R"({"type":6})");
  EXPECT_EQ(only(pressed).key, "查订单");
  EXPECT_EQ(only(pressed).text, "订单");
  EXPECT_EQ(only(discord_got(R"({"id":"7","type":3,"data":{"custom_id":"pick","values":["a","b"]}})")).key,
            "pick=a,b");
  EXPECT_EQ(
      only(
          discord_got(
              R"({"id":"8","type":5,"data":{"components":[{"components":[{"value":"one"}]},{"component":{"value":"two"}}]}})"))
          .text,
      "one two");
  EXPECT_EQ(only(discord_got(R"({"id":"9","type":2,"data":{"name":"help"}})")).text, "/help");
  const auto typed = discord_got(R"({"id":"10","type":4})");
  EXPECT_EQ(typed.reply.body, R"({"data":{"choices":[]},"type":8})");
  EXPECT_TRUE(typed.messages.empty());
}

TEST(Discord, ReadsEventsOfTheWebHook) {
  const auto got = discord_got(
      R"({"type":1,"event":{"type":"APPLICATION_AUTHORIZED","timestamp":"2026","data":{"user":{"id":"U"}}}})");
  EXPECT_EQ(got.reply.status, 204);
  EXPECT_EQ(only(got).event, "subscribe");
  EXPECT_EQ(only(got).dedupe_key, "U:2026");
}

TEST(Discord, FollowsUpWhileTheTokenLasts) {
  Outgoing message = say("@everyone hi", "U", "C");
  message.reply_to = {{"application_id", "A"}, {"interaction_token", "tk"}};
  message.replied_at = 1'000'000;
  message.now = 1'000'500;
  Call call = discord().send_call(discord_account(), {}, message);
  EXPECT_EQ(call.url, "https://discord.com/api/v10/webhooks/A/tk");
  EXPECT_EQ(bearer_of(call), "") << "the token of the interaction says who we are";
  EXPECT_EQ(body_of(call), Json::parse(R"({"content":"@everyone hi","allowed_mentions":{"parse":[]}})"));
  message.now += 15 * 60 * 1000;
  call = discord().send_call(discord_account(), {}, message);
  EXPECT_EQ(call.url, "https://discord.com/api/v10/channels/C/messages");
  EXPECT_EQ(bearer_of(call), "Bot B");
  EXPECT_LE(body_of(call)["nonce"].get<std::string>().size(), 25U);
  EXPECT_EQ(body_of(call)["enforce_nonce"], true);
}

TEST(Discord, SaysChoicesCardsAndPictures) {
  Outgoing message = say("", "U", "C");
  message.text = "?";
  message.part = QuickRepliesPart{{{"甲", "", "a"}, {"官网", "https://a.example", ""}}};
  const auto sent = [&] { return body_of(discord().send_call(discord_account(), {}, message)); };
  EXPECT_EQ(sent()["components"], Json::parse(R"([{"type":1,"components":[
    {"type":2,"style":1,"label":"甲","custom_id":"yingda0:a"},
    {"type":2,"style":5,"label":"官网","url":"https://a.example"}]}])"));
  message.part = QuickRepliesPart{std::vector<Button>(7, Button{"x", "", "x"})};
  EXPECT_EQ(sent()["components"].size(), 2U) << "five in a row";
  message.part = CardPart{{{"T", "w", "https://i.example/1.png", {{"B", "", "b"}}}}};
  EXPECT_EQ(sent()["embeds"][0],
            Json::parse(R"({"title":"T","description":"w","image":{"url":"https://i.example/1.png"}})"));
  message.part = picture();
  message.media_url = "https://d.example/a.png";
  EXPECT_EQ(sent()["embeds"][0]["image"]["url"], "https://d.example/a.png");
}

TEST(Discord, UnderstandsWhatBecameOfAMessage) {
  const auto read = [](int status, const std::string& body) {
    return discord().read_sent(discord_account(), answer(status, body));
  };
  EXPECT_EQ(read(200, R"({"id":"77"})").platform_id, "77");
  EXPECT_EQ(read(401, R"({"message":"401: Unauthorized","code":0})").state, State::token_bad);
  const Verdict slow = read(429, R"({"message":"slow","retry_after":0.2005,"global":false})");
  EXPECT_EQ(slow.state, State::slow_down);
  EXPECT_EQ(slow.wait, 201);
  EXPECT_EQ(read(403, R"({"code":50007,"message":"no"})").state, State::refused);
  EXPECT_EQ(read(400, R"({"code":40003})").state, State::slow_down);
  EXPECT_EQ(read(500, "").state, State::again);
}

TEST(Discord, FetchesTheMessagesOfOneChannel) {
  Account account = discord_account();
  EXPECT_FALSE(discord().capabilities(account).polls);
  EXPECT_FALSE(discord().pull_call(account, {}, Json::object(), {}));
  account.settings["channel_id"] = "C";
  EXPECT_TRUE(discord().capabilities(account).polls);
  EXPECT_TRUE(
      discord().pull_call(account, {}, Json::object(), {})->url.ends_with("/channels/C/messages?limit=1"));
  const auto start = discord().read_pull(
      account, answer(200, R"([{"id":"9","content":"old","author":{"id":"U"}}])"), Json::object());
  ASSERT_TRUE(start);
  EXPECT_TRUE(start->messages.empty()) << "what was written before is not answered";
  EXPECT_EQ(start->cursor["after"], "9");
  EXPECT_TRUE(discord().pull_call(account, {}, start->cursor, {})->url.ends_with("?limit=100&after=9"));
  const auto next = discord().read_pull(
      account,
      answer(
          200,
          R"([{"id":"11","content":"b","author":{"id":"U"}},{"id":"10","content":"a","author":{"id":"U"}}])"),
      start->cursor);
  ASSERT_EQ(next->messages.size(), 2U);
  EXPECT_EQ(next->messages[0].text, "a") << "the oldest first";
  EXPECT_EQ(next->cursor["after"], "11");
  EXPECT_EQ(discord().read_pull(account, answer(200, "[]"), next->cursor)->cursor["after"], "11");
  EXPECT_FALSE(discord().read_pull(account, answer(403, R"({"message":"no"})"), next->cursor));
}

TEST(DiscordGateway, ResumesWhatItStarted) {
  GatewaySession session{"B", 512, "", "", -1};
  const GatewayStep hello =
      on_gateway_frame(session, Json::parse(R"({"op":10,"d":{"heartbeat_interval":41250}})"));
  ASSERT_EQ(hello.send.size(), 2U);
  EXPECT_EQ(hello.send[1]["op"], 2);
  EXPECT_EQ(hello.heartbeat_every, 41250);
  on_gateway_frame(
      session,
      Json::parse(R"({"op":0,"s":1,"t":"READY","d":{"session_id":"S","resume_gateway_url":"wss://r"}})"));
  const GatewayStep said = on_gateway_frame(
      session,
      Json::parse(R"({"op":0,"s":2,"t":"MESSAGE_CREATE","d":{"id":"1","author":{"id":"U"},"content":"x"}})"));
  EXPECT_EQ(said.messages.at(0).text, "x");
  EXPECT_EQ(on_gateway_frame(session, Json::parse(R"({"op":1})")).send.at(0)["d"], 2);
  EXPECT_TRUE(on_gateway_frame(session, Json::parse(R"({"op":7})")).reconnect);
  EXPECT_EQ(on_gateway_frame(session, Json::parse(R"({"op":10,"d":{}})")).send.at(1)["d"]["session_id"], "S");
  on_gateway_frame(session, Json::parse(R"({"op":9,"d":false})"));
  EXPECT_EQ(on_gateway_frame(session, Json::parse(R"({"op":10,"d":{}})")).send.at(1)["op"], 2)
      << "the session is over";
  EXPECT_TRUE(on_gateway_frame(session, Json::parse("[]")).send.empty());
}

}  // namespace
}  // namespace yingda::channels::test
