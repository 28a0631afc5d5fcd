#include "unit/channels/world_push.hpp"

namespace yingda::channels::test {
namespace {

using State = Verdict::State;

const Account kKakaoAccount{"c1", {{"secret", "s"}}};
const char* const kKakaoAsk =
    R"({"userRequest":{"utterance":"배송","user":{"id":"U","properties":{"appUserId":"A"}},"callbackUrl":"https://cb.example/1"},"bot":{"id":"b"},"action":{"clientExtra":null}})";

const Adapter& kakao() { return adapter("kakao"); }
Push kakao_push(std::string body) { return post(std::move(body), {{"X-Skill-Secret", "s"}}); }

TEST(Kakao, BelievesWhoKnowsTheSecret) {
  EXPECT_FALSE(kakao().receive(kKakaoAccount, kakao_push(kKakaoAsk)).refused);
  EXPECT_EQ(kakao().receive(Account{}, kakao_push(kKakaoAsk)).refused, Refusal::bad_signature);
  EXPECT_EQ(kakao().receive(kKakaoAccount, post(kKakaoAsk, {{"X-Skill-Secret", "x"}})).refused,
            Refusal::bad_signature);
  EXPECT_EQ(kakao().receive(kKakaoAccount, post(kKakaoAsk)).refused, Refusal::bad_signature);
  EXPECT_EQ(kakao().receive(Account{}, post(kKakaoAsk, {{"X-Skill-Secret", ""}})).refused,
            Refusal::bad_signature);
  Push by_query = post(kKakaoAsk);
  by_query.query = {{"key", "s"}};
  EXPECT_FALSE(kakao().receive(kKakaoAccount, by_query).refused);
  EXPECT_EQ(kakao().receive(kKakaoAccount, kakao_push("{")).refused, Refusal::malformed);
}

TEST(Kakao, AsksToWaitForTheCallback) {
  const auto got = kakao().receive(kKakaoAccount, kakao_push(kKakaoAsk));
  EXPECT_EQ(read_json(got.reply.body), Json::parse(R"({"version":"2.0","useCallback":true})"));
  const Inbound one = only(got);
  EXPECT_EQ(one.reply_to["callback_url"], "https://cb.example/1");
  EXPECT_EQ(one.union_id, "A");
  EXPECT_EQ(one.dedupe_key, "");
}

TEST(Kakao, SaysAtOnceThatItWasHeardWhereThereIsNoCallback) {
  const auto got = kakao().receive(
      kKakaoAccount, kakao_push(R"({"userRequest":{"utterance":"x","user":{"id":"U"}},"bot":{"id":"b"}})"));
  const auto reply = read_json(got.reply.body);
  ASSERT_TRUE(reply);
  EXPECT_NE(text_at(*reply, "template/outputs/0/simpleText/text"), "");
  EXPECT_EQ(kakao().send_call(kKakaoAccount, {}, say("late", "U", "b:U")).url, "") << "nobody to tell it to";
}

TEST(Kakao, KnowsAPressedButtonByItsExtra) {
  const Inbound got = only(kakao().receive(
      kKakaoAccount,
      kakao_push(
          R"({"userRequest":{"utterance":"환불","user":{"id":"U"}},"bot":{"id":"b"},"action":{"clientExtra":{"order":"8"}}})")));
  EXPECT_EQ(got.type, InboundType::button);
  EXPECT_EQ(got.text, "환불");
  EXPECT_EQ(got.key, R"({"order":"8"})");
}

TEST(Kakao, SaysChoicesCardsAndPictures) {
  Outgoing message = say("", "U", "b:U");
  message.reply_to = {{"callback_url", "https://cb.example/1"}};
  const auto sent = [&] { return body_of(kakao().send_call(kKakaoAccount, {}, message))["template"]; };
  message.text = "고르세요";
  message.part = QuickRepliesPart{{{"배송", "", "배송 조회"}}};
  EXPECT_EQ(kakao().send_call(kKakaoAccount, {}, message).url, "https://cb.example/1");
  EXPECT_EQ(sent(), Json::parse(R"({"outputs":[{"simpleText":{"text":"고르세요"}}],
    "quickReplies":[{"label":"배송","action":"message","messageText":"배송 조회"}]})"));
  message.part = QuickRepliesPart{{{"홈", "https://a.example", ""}}};
  EXPECT_EQ(sent()["outputs"][0]["textCard"]["buttons"][0],
            Json::parse(R"({"label":"홈","action":"webLink","webLinkUrl":"https://a.example"})"));
  message.part =
      CardPart{{{"T", "d", "https://i.example/1.png", {}}, {"V", "e", "https://i.example/2.png", {}}}};
  EXPECT_EQ(sent()["outputs"][0]["carousel"]["type"], "basicCard");
  message.part = CardPart{{{"T", "d", "", {}}}};
  EXPECT_EQ(sent()["outputs"][0], Json::parse(R"({"textCard":{"title":"T","description":"d"}})"));
  message.part = picture();
  message.media_url = "https://d.example/a.png";
  EXPECT_EQ(sent()["outputs"][0]["simpleImage"]["imageUrl"], "https://d.example/a.png");
}

TEST(Kakao, UnderstandsWhatBecameOfAMessage) {
  const auto read = [](int status, const std::string& body) {
    return kakao().read_sent(kKakaoAccount, answer(status, body)).state;
  };
  EXPECT_EQ(read(200, R"({"taskId":"1","status":"SUCCESS"})"), State::sent);
  EXPECT_EQ(read(200, R"({"status":"FAIL","message":"bad"})"), State::refused);
  EXPECT_EQ(read(200, R"({"status":"ERROR"})"), State::again);
  EXPECT_EQ(read(400, R"({"message":"expired"})"), State::window_over);
  EXPECT_EQ(read(503, ""), State::again);
  EXPECT_EQ(kakao().capabilities(kKakaoAccount).window_messages, 1);
}

}  // namespace
}  // namespace yingda::channels::test
