#include "unit/channels/world_push.hpp"

namespace yingda::channels::test {
namespace {

using State = Verdict::State;

const Account kZaloAccount{
    "c1", {{"app_id", "A"}, {"app_secret", "as"}, {"oa_secret_key", "s"}, {"refresh_token", "R1"}}};

const Adapter& zalo() { return adapter("zalo_oa"); }

Push zalo_push(std::string body) {
  std::string signature = "mac=" + to_hex(digest(Hash::sha256, "A" + body + "17" + "s"));
  return post(std::move(body), {{"X-ZEvent-Signature", std::move(signature)}});
}

std::vector<Inbound> zalo_events(const std::string& rest) {
  return zalo().receive(kZaloAccount, zalo_push(R"({"timestamp":"17",)" + rest + "}")).messages;
}

Inbound zalo_event(const std::string& rest) {
  const auto got = zalo_events(rest);
  EXPECT_EQ(got.size(), 1U);
  return got.empty() ? Inbound{} : got[0];
}

TEST(ZaloOa, BelievesItsSignatureAlone) {
  const Push good = zalo_push(R"({"timestamp":"17","event_name":"x"})");
  expect_believes_nobody(zalo(), kZaloAccount, good);
  Push plain = good;
  plain.headers[0].second.erase(0, 4);
  EXPECT_FALSE(zalo().receive(kZaloAccount, plain).refused) << "with or without mac=";
  Account by_hmac = kZaloAccount;
  by_hmac.settings["signature_mode"] = "hmac";
  EXPECT_EQ(zalo().receive(by_hmac, good).refused, Refusal::bad_signature);
  Push mac = good;
  mac.headers[0].second = to_hex(hmac(Hash::sha256, "s", "A" + good.body + "17"));
  EXPECT_FALSE(zalo().receive(by_hmac, mac).refused);
}

TEST(ZaloOa, ReadsEveryTypeOfMessage) {
  const std::string people = R"("sender":{"id":"U"},"recipient":{"id":"O"},)";
  const Inbound file = zalo_event(
      people +
      R"("event_name":"user_send_file","message":{"msg_id":"m","attachments":[{"type":"file","payload":{"url":"https://f","name":"a.pdf","size":"12","type":"pdf"}}]})");
  EXPECT_EQ(file.type, InboundType::file);
  EXPECT_EQ(file.media.at(0).size, 12);
  EXPECT_EQ(file.sent_at, 17);
  const Inbound place = zalo_event(
      people +
      R"("event_name":"user_send_location","message":{"msg_id":"m","attachments":[{"type":"location","payload":{"coordinates":{"latitude":"10.5","longitude":"106.5"}}}]})");
  EXPECT_EQ(place.location->lat, 10.5);
  EXPECT_EQ(
      zalo_event(
          people +
          R"("event_name":"user_send_sticker","message":{"attachments":[{"payload":{"url":"https://s"}}]})")
          .type,
      InboundType::image);
  EXPECT_EQ(
      zalo_event(
          people +
          R"("event_name":"user_send_link","message":{"attachments":[{"payload":{"url":"https://l","title":"T"}}]})")
          .key,
      "https://l");
  EXPECT_EQ(zalo_event(people + R"("event_name":"user_send_hologram","message":{})").type,
            InboundType::ignore);
}

TEST(ZaloOa, KnowsFollowersEchoesAndReceipts) {
  const Inbound follow =
      zalo_event(R"("event_name":"follow","oa_id":"O","follower":{"id":"U"},"source":"qr")");
  EXPECT_EQ(follow.event, "subscribe");
  EXPECT_EQ(follow.dedupe_key, "U:17");
  EXPECT_EQ(follow.conversation_id, "O:U");
  const Inbound echo = zalo_event(
      R"("event_name":"oa_send_text","sender":{"id":"O"},"recipient":{"id":"U"},"message":{"msg_id":"e","text":"ours"})");
  EXPECT_TRUE(echo.outgoing);
  EXPECT_EQ(echo.conversation_id, "O:U");
  const auto seen = zalo_events(
      R"("event_name":"user_seen_message","sender":{"id":"U"},"recipient":{"id":"O"},"message":{"msg_ids":["a","b"]})");
  ASSERT_EQ(seen.size(), 2U);
  EXPECT_EQ(seen[1].key, "b");
  EXPECT_EQ(seen[1].event, "read");
}

TEST(ZaloOa, RenewsItsTokenWithOneThatServesOnce) {
  const auto call = zalo().token_call(kZaloAccount, 0);
  EXPECT_EQ(call->url, "https://oauth.zaloapp.com/v4/oa/access_token");
  EXPECT_EQ(header(call->headers, "secret_key"), "as");
  EXPECT_EQ(call->body, "app_id=A&grant_type=refresh_token&refresh_token=R1");
  const auto token = zalo().read_token(
      kZaloAccount, answer(200, R"({"access_token":"X","refresh_token":"R2","expires_in":"90000"})"));
  ASSERT_TRUE(token);
  EXPECT_EQ(token->expires_at, 91'000'000);
  EXPECT_EQ(token->settings["refresh_token"], "R2");
  EXPECT_FALSE(zalo().read_token(kZaloAccount, answer(200, R"({"error":-14014})")));
}

TEST(ZaloOa, SaysTextChoicesAndFiles) {
  const Token token{"X", 0, Json::object(), Json::object()};
  Outgoing message = say("Chào", "U", "O:U");
  const Call call = zalo().send_call(kZaloAccount, token, message);
  EXPECT_EQ(call.url, "https://openapi.zalo.me/v3.0/oa/message/cs");
  EXPECT_EQ(header(call.headers, "access_token"), "X");
  EXPECT_EQ(body_of(call), Json::parse(R"({"recipient":{"user_id":"U"},"message":{"text":"Chào"}})"));
  const auto sent = [&] { return body_of(zalo().send_call(kZaloAccount, token, message))["message"]; };
  message.text = "?";
  message.part = QuickRepliesPart{{{"A", "", "a"}, {"B", "https://b.example", ""}}};
  EXPECT_EQ(sent()["attachment"]["payload"]["buttons"], Json::parse(R"([
    {"title":"A","type":"oa.query.show","payload":"a"},
    {"title":"B","type":"oa.open.url","payload":{"url":"https://b.example"}}])"));
  message.part = picture();
  message.media = "AT1";
  EXPECT_EQ(sent()["attachment"]["payload"]["elements"][0],
            Json::parse(R"({"media_type":"image","attachment_id":"AT1"})"));
  message.part = document();
  EXPECT_EQ(sent()["attachment"], Json::parse(R"({"type":"file","payload":{"token":"AT1"}})"));
  const auto upload = zalo().upload_call(kZaloAccount, token, picture(), "PNG");
  EXPECT_TRUE(upload->url.ends_with("/v2.0/oa/upload/image"));
  EXPECT_THAT(upload->body, testing::HasSubstr("\r\n\r\nPNG\r\n"));
  EXPECT_EQ(*zalo().read_upload(kZaloAccount, answer(200, R"({"data":{"attachment_id":"AT1"},"error":0})")),
            "AT1");
  EXPECT_EQ(*zalo().read_upload(kZaloAccount, answer(200, R"({"data":{"token":"F1"},"error":0})")), "F1");
  EXPECT_FALSE(zalo().read_upload(kZaloAccount, answer(200, R"({"error":-210,"message":"big"})")));
}

TEST(ZaloOa, UnderstandsWhatBecameOfAMessage) {
  const auto read = [](const std::string& body) {
    return zalo().read_sent(kZaloAccount, answer(200, body)).state;
  };
  EXPECT_EQ(
      zalo().read_sent(kZaloAccount, answer(200, R"({"error":0,"data":{"message_id":"9"}})")).platform_id,
      "9");
  EXPECT_EQ(read(R"({"error":-216})"), State::token_bad);
  EXPECT_EQ(read(R"({"error":-230})"), State::window_over);
  EXPECT_EQ(read(R"({"error":-32})"), State::slow_down);
  EXPECT_EQ(read(R"({"error":-217})"), State::refused);
  EXPECT_EQ(read("{}"), State::refused);
}

}  // namespace
}  // namespace yingda::channels::test
