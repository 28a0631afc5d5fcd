#include "unit/channels/world_push.hpp"

namespace yingda::channels::test {
namespace {

using State = Verdict::State;

const Account kLineAccount{"c1", {{"channel_id", "7"}, {"channel_secret", "s"}, {"access_token", "T"}}};

const Adapter& line() { return adapter("line"); }

Push line_push(const std::string& events) {
  std::string body = R"({"destination":"Ub","events":[)" + events + "]}";
  std::string signature = to_base64(hmac(Hash::sha256, "s", body));
  return post(std::move(body), {{"X-Line-Signature", std::move(signature)}});
}

Inbound line_event(const std::string& rest) {
  return only(line().receive(
      kLineAccount,
      line_push(R"({"webhookEventId":"E","timestamp":5,"source":{"type":"user","userId":"U1"},)" + rest +
                "}")));
}

Outgoing line_answer(TimeMs age) {
  Outgoing message = say("您好", "U1", "group:G1");
  message.reply_to = {{"reply_token", "rt"}};
  message.replied_at = 1'000'000;
  message.now = message.replied_at + age;
  return message;
}

TEST(Line, BelievesItsSignatureAlone) {
  expect_believes_nobody(line(), kLineAccount, line_push(""));
  std::string body = R"({"events":5})";
  const std::string signature = to_base64(hmac(Hash::sha256, "s", body));
  EXPECT_EQ(line().receive(kLineAccount, post(body, {{"x-line-signature", signature}})).refused,
            Refusal::malformed);
}

TEST(Line, ReadsEveryTypeOfMessage) {
  const Inbound text =
      line_event(R"("type":"message","replyToken":"rt","message":{"id":"1","type":"text","text":"hi"})");
  EXPECT_EQ(text.text, "hi");
  EXPECT_EQ(text.reply_to["reply_token"], "rt");
  EXPECT_EQ(text.sent_at, 5);
  const Inbound file = line_event(
      R"("type":"message","message":{"id":"2","type":"file","fileName":"a.txt","fileSize":99,"contentProvider":{"type":"line"}})");
  EXPECT_EQ(file.type, InboundType::file);
  EXPECT_EQ(file.media.at(0).name, "a.txt");
  EXPECT_EQ(file.media.at(0).size, 99);
  const Inbound film = line_event(
      R"("type":"message","message":{"id":"3","type":"video","duration":7,"contentProvider":{"type":"external","originalContentUrl":"https://v"}})");
  EXPECT_EQ(film.media.at(0).url, "https://v");
  EXPECT_EQ(film.media.at(0).id, "");
  EXPECT_EQ(film.media.at(0).duration, 7);
  const Inbound place = line_event(
      R"("type":"message","message":{"id":"4","type":"location","title":"Pier","address":"Main","latitude":1.5,"longitude":2.5})");
  EXPECT_EQ(place.location->label, "Pier");
  EXPECT_EQ(
      line_event(R"("type":"message","message":{"id":"5","type":"sticker","packageId":"1","stickerId":"2"})")
          .key,
      "1:2");
  EXPECT_EQ(line_event(R"("type":"unfollow")").event, "unsubscribe");
  EXPECT_EQ(line_event(R"("type":"videoPlayComplete")").type, InboundType::ignore);
  EXPECT_EQ(
      line_event(R"("type":"message","mode":"standby","message":{"id":"6","type":"text","text":"hi"})").type,
      InboundType::ignore)
      << "another module answers";
}

TEST(Line, KnowsGroupsAndSeveralEvents) {
  const auto got = line().receive(
      kLineAccount,
      line_push(R"({"webhookEventId":"A","type":"join","source":{"type":"group","groupId":"G1"}},
    {"webhookEventId":"B","type":"message","source":{"type":"group","groupId":"G1","userId":"U2"},"message":{"id":"1","type":"text","text":"x"}},7)"));
  ASSERT_EQ(got.messages.size(), 3U);
  EXPECT_EQ(got.messages[0].user_id, "G1");
  EXPECT_EQ(got.messages[1].conversation_id, "group:G1");
  EXPECT_EQ(got.messages[1].user_id, "U2");
  EXPECT_EQ(got.messages[2].type, InboundType::ignore);
}

TEST(Line, RepliesWhileTheTokenLastsAndPushesLater) {
  Outgoing message = line_answer(10'000);
  Call call = line().send_call(kLineAccount, {}, message);
  EXPECT_EQ(call.url, "https://api.line.me/v2/bot/message/reply");
  EXPECT_EQ(bearer_of(call), "Bearer T");
  EXPECT_EQ(body_of(call), Json::parse(R"({"replyToken":"rt","messages":[{"type":"text","text":"您好"}]})"));
  EXPECT_EQ(header(call.headers, "X-Line-Retry-Key"), "");
  message.replies = 1;
  call = line().send_call(kLineAccount, {}, message);
  EXPECT_EQ(call.url, "https://api.line.me/v2/bot/message/push") << "the token serves once";
  EXPECT_EQ(body_of(call)["to"], "G1");
  const std::string key(header(call.headers, "x-line-retry-key"));
  EXPECT_THAT(key, testing::MatchesRegex("[0-9a-f-]{36}"));
  EXPECT_EQ(header(line().send_call(kLineAccount, {}, message).headers, "x-line-retry-key"), key);
  EXPECT_TRUE(line().send_call(kLineAccount, {}, line_answer(60'000)).url.ends_with("/push")) << "too late";
}

TEST(Line, SaysChoicesCardsAndPictures) {
  Outgoing message = line_answer(0);
  message.text = "哪一个？";
  message.part = QuickRepliesPart{{{"甲", "", "a"}, {"官网", "https://a.example", ""}}};
  const auto sent = [&] { return body_of(line().send_call(kLineAccount, {}, message))["messages"][0]; };
  EXPECT_EQ(sent()["quickReply"]["items"], Json::parse(R"([
    {"type":"action","action":{"type":"message","label":"甲","text":"a"}},
    {"type":"action","action":{"type":"uri","label":"官网","uri":"https://a.example"}}])"));
  message.part = CardPart{{{"T", "words", "/files/local.png", {{"Buy", "", "buy"}}}, {"", "U", "", {}}}};
  const Json flex = sent();
  EXPECT_EQ(flex["type"], "flex");
  EXPECT_EQ(flex["contents"]["type"], "carousel");
  EXPECT_FALSE(flex["contents"]["contents"][0].contains("hero")) << "LINE cannot fetch a local path";
  EXPECT_EQ(flex["contents"]["contents"][0]["footer"]["contents"][0]["action"]["text"], "buy");
  message.part = picture();
  message.media_url = "https://d.example/a.png";
  EXPECT_EQ(sent()["originalContentUrl"], "https://d.example/a.png");
}

TEST(Line, UnderstandsWhatBecameOfAMessage) {
  const auto read = [](int status, const std::string& body) {
    return line().read_sent(kLineAccount, answer(status, body));
  };
  EXPECT_EQ(read(200, R"({"sentMessages":[{"id":"461"}]})").platform_id, "461");
  EXPECT_EQ(read(409, R"({"message":"The retry key is already accepted"})").state, State::sent);
  EXPECT_EQ(read(400, R"({"message":"Invalid reply token"})").state, State::again);
  EXPECT_EQ(read(400, R"({"message":"bad"})").state, State::refused);
  EXPECT_EQ(read(401, "{}").state, State::token_bad);
  EXPECT_EQ(read(429, R"({"message":"slow"})").state, State::slow_down);
  EXPECT_EQ(read(429, R"({"message":"You have reached your monthly limit."})").state, State::refused);
  EXPECT_EQ(read(500, "").state, State::again);
}

TEST(Line, FetchesAShortTokenWhereNoneWasEntered) {
  EXPECT_FALSE(line().token_call(kLineAccount, 0));
  Account account = kLineAccount;
  account.settings.erase("access_token");
  const auto call = line().token_call(account, 0);
  EXPECT_EQ(call->url, "https://api.line.me/oauth2/v3/token");
  EXPECT_EQ(call->body, "grant_type=client_credentials&client_id=7&client_secret=s");
  const auto token = line().read_token(account, answer(200, R"({"access_token":"X","expires_in":900})"));
  ASSERT_TRUE(token);
  EXPECT_EQ(token->value, "X");
  EXPECT_EQ(token->expires_at, 1'900'000);
  EXPECT_EQ(line().read_token(account, answer(400, R"({"error_description":"no"})")).error().code,
            "token_refused");
  EXPECT_EQ(bearer_of(line().send_call(account, *token, line_answer(0))), "Bearer X");
}

TEST(Line, FetchesFilesFromItsDataHost) {
  EXPECT_EQ(line().media_call(kLineAccount, {}, {"32", "", "", "", 0})->url,
            "https://api-data.line.me/v2/bot/message/32/content");
  EXPECT_EQ(bearer_of(*line().media_call(kLineAccount, {}, {"", "https://v.example/1", "", "", 0})), "");
  EXPECT_FALSE(line().typing_call(kLineAccount, {}, line_answer(0))) << "not in groups";
  EXPECT_EQ(body_of(*line().typing_call(kLineAccount, {}, say("", "U1", "user:U1")))["chatId"], "U1");
}

}  // namespace
}  // namespace yingda::channels::test
