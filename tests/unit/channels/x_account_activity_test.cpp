#include "unit/channels/world_push.hpp"

namespace yingda::channels::test {
namespace {

using State = Verdict::State;

const Account kXAccount{
    "c1", {{"consumer_secret", "s"}, {"client_id", "id"}, {"client_secret", "cs"}, {"refresh_token", "R1"}}};

const Adapter& x_com() { return adapter("x_account_activity"); }

Push x_push(std::string body) {
  std::string signature = "sha256=" + to_base64(hmac(Hash::sha256, "s", body));
  return post(std::move(body), {{"X-Twitter-Webhooks-Signature", std::move(signature)}});
}

Inbound x_message(const std::string& data, const char* sender = "9") {
  return only(x_com().receive(
      kXAccount,
      x_push(
          std::string(
              R"({"for_user_id":"1","users":{"9":{"name":"Jordan"}},"direct_message_events":[{"type":"message_create","id":"5","created_timestamp":"7","message_create":{"target":{"recipient_id":"1"},"sender_id":")") +
          sender + R"(","message_data":)" + data + "}}]}")));
}

TEST(XAccountActivity, BelievesItsSignatureAlone) {
  expect_believes_nobody(x_com(), kXAccount, x_push("{}"));
  EXPECT_EQ(x_com().receive(kXAccount, x_push("[")).refused, Refusal::malformed);
}

TEST(XAccountActivity, AnswersTheChallenge) {
  const auto got = x_com().receive(kXAccount, get({{"crc_token", "c"}}));
  EXPECT_EQ(read_json(got.reply.body),
            Json({{"response_token", "sha256=" + to_base64(hmac(Hash::sha256, "s", "c"))}}));
  EXPECT_EQ(x_com().receive(Account{}, get({{"crc_token", "c"}})).reply.status, 400);
  EXPECT_EQ(x_com().receive(kXAccount, get({})).reply.status, 400);
}

TEST(XAccountActivity, ReadsEveryTypeOfMessage) {
  const Inbound text = x_message(R"({"text":"hi"})");
  EXPECT_EQ(text.name, "Jordan");
  EXPECT_EQ(text.conversation_id, "1:9");
  EXPECT_EQ(text.sent_at, 7);
  EXPECT_FALSE(text.outgoing);
  EXPECT_TRUE(x_message(R"({"text":"hi"})", "1").user_id == "1") << "a note to oneself";
  const Inbound photo = x_message(
      R"({"text":"t","attachment":{"type":"media","media":{"type":"photo","media_url_https":"https://ton.twitter.com/1.jpg"}}})");
  EXPECT_EQ(photo.type, InboundType::image);
  EXPECT_EQ(photo.media.at(0).url, "https://ton.twitter.com/1.jpg");
  const Inbound film = x_message(
      R"({"attachment":{"media":{"type":"video","media_url_https":"https://p","video_info":{"variants":[{"url":"https://v"}]}}}})");
  EXPECT_EQ(film.type, InboundType::video);
  EXPECT_EQ(film.media.at(0).url, "https://v");
  EXPECT_EQ(x_message(R"({"text":"a","quick_reply_response":{"type":"options","metadata":"k"}})").key, "k");
  EXPECT_EQ(
      x_message(
          R"({"attachment":{"location":{"shared_coordinate":{"coordinates":{"coordinates":[2.5,1.5]}}}}})")
          .location->lat,
      1.5);
}

TEST(XAccountActivity, ReadsReadingFollowingAndWhatItIgnores) {
  const auto got = x_com().receive(
      kXAccount,
      x_push(
          R"({"for_user_id":"1","direct_message_mark_read_events":[{"created_timestamp":"8","sender_id":"9","target":{"recipient_id":"1"},"last_read_event_id":"5"}],
    "follow_events":[{"type":"follow","created_timestamp":"3","source":{"id":"9","name":"J"},"target":{"id":"1"}},
      {"type":"follow","created_timestamp":"4","source":{"id":"1"},"target":{"id":"9"}}],
    "tweet_create_events":[{"id_str":"77"}]})"));
  ASSERT_EQ(got.messages.size(), 4U);
  EXPECT_EQ(got.messages[0].event, "read");
  EXPECT_EQ(got.messages[0].key, "5");
  EXPECT_EQ(got.messages[1].event, "subscribe");
  EXPECT_EQ(got.messages[2].type, InboundType::ignore) << "the account followed somebody";
  EXPECT_EQ(got.messages[3].dedupe_key, "77");
  EXPECT_EQ(only(x_com().receive(kXAccount, x_push(R"({"user_event":{}})"))).type, InboundType::ignore);
}

TEST(XAccountActivity, RenewsItsTokenWithOneThatServesOnce) {
  const auto call = x_com().token_call(kXAccount, 0);
  EXPECT_EQ(call->url, "https://api.x.com/2/oauth2/token");
  EXPECT_EQ(bearer_of(*call), "Basic " + to_base64("id:cs"));
  EXPECT_EQ(call->body, "grant_type=refresh_token&refresh_token=R1&client_id=id");
  const auto token = x_com().read_token(
      kXAccount, answer(200, R"({"access_token":"X","refresh_token":"R2","expires_in":7200})"));
  ASSERT_TRUE(token);
  EXPECT_EQ(token->settings["refresh_token"], "R2");
  EXPECT_EQ(token->expires_at, 8'200'000);
  EXPECT_FALSE(x_com().read_token(kXAccount, answer(400, R"({"error":"invalid_request"})")));
}

TEST(XAccountActivity, SaysTextAndPictures) {
  const Token token{"X", 0, Json::object(), Json::object()};
  Outgoing message = say("您好", "9", "1:9");
  const Call call = x_com().send_call(kXAccount, token, message);
  EXPECT_EQ(call.url, "https://api.x.com/2/dm_conversations/with/9/messages");
  EXPECT_EQ(bearer_of(call), "Bearer X");
  EXPECT_EQ(body_of(call), Json::parse(R"({"text":"您好"})"));
  message.part = picture();
  message.media = "M1";
  EXPECT_EQ(body_of(x_com().send_call(kXAccount, token, message)),
            Json::parse(R"({"attachments":[{"media_id":"M1"}]})"));
  const auto upload = x_com().upload_call(kXAccount, token, picture(), "PNG");
  EXPECT_EQ(upload->url, "https://api.x.com/2/media/upload");
  EXPECT_THAT(upload->body, testing::HasSubstr("dm_image"));
  EXPECT_EQ(*x_com().read_upload(kXAccount, answer(200, R"({"data":{"id":"M1"}})")), "M1");
  EXPECT_FALSE(x_com().read_upload(kXAccount, answer(400, "{}")));
  EXPECT_EQ(bearer_of(*x_com().media_call(kXAccount, token, {"", "https://ton.twitter.com/1", "", "", 0})),
            "Bearer X");
  EXPECT_EQ(bearer_of(*x_com().media_call(kXAccount, token, {"", "https://pbs.example/1", "", "", 0})), "");
}

TEST(XAccountActivity, UnderstandsWhatBecameOfAMessage) {
  const auto read = [](int status, const std::string& body) {
    return x_com().read_sent(kXAccount, answer(status, body, {{"x-rate-limit-reset", "1060"}}));
  };
  EXPECT_EQ(read(201, R"({"data":{"dm_event_id":"5"}})").platform_id, "5");
  const Verdict slow = read(429, R"({"title":"Too Many Requests"})");
  EXPECT_EQ(slow.state, State::slow_down);
  EXPECT_EQ(slow.wait, 60'000) << "until the limit is lifted";
  EXPECT_EQ(read(401, "{}").state, State::token_bad);
  EXPECT_EQ(read(403, R"({"errors":[{"code":89}]})").state, State::token_bad);
  const Verdict no = read(403, R"({"detail":"You cannot message this user","errors":[{"code":349}]})");
  EXPECT_EQ(no.state, State::refused);
  EXPECT_EQ(no.code, "349");
  EXPECT_EQ(read(503, "").state, State::again);
}

}  // namespace
}  // namespace yingda::channels::test
