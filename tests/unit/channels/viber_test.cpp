#include "unit/channels/world_push.hpp"

namespace yingda::channels::test {
namespace {

using State = Verdict::State;

const Account kViberAccount{"c1", {{"auth_token", "t"}, {"bot_name", "店"}, {"welcome", "欢迎"}}};

const Adapter& viber() { return adapter("viber"); }

Push viber_push(std::string body) {
  std::string signature = to_hex(hmac(Hash::sha256, "t", body));
  return post(std::move(body), {{"X-Viber-Content-Signature", std::move(signature)}});
}

Inbound viber_message(const std::string& message) {
  return only(viber().receive(
      kViberAccount,
      viber_push(
          R"({"event":"message","timestamp":9,"message_token":18446744073709551615,"sender":{"id":"u=","name":"Li"},"message":)" +
          message + "}")));
}

TEST(Viber, BelievesItsSignatureAlone) {
  expect_believes_nobody(viber(), kViberAccount, viber_push(R"({"event":"webhook"})"));
  Push by_query = viber_push(R"({"event":"webhook"})");
  by_query.query = {{"sig", by_query.headers[0].second}};
  by_query.headers.clear();
  EXPECT_FALSE(viber().receive(kViberAccount, by_query).refused);
  EXPECT_EQ(viber().receive(kViberAccount, viber_push("{}")).refused, Refusal::malformed);
}

TEST(Viber, ReadsEveryTypeOfMessage) {
  const Inbound text = viber_message(R"({"type":"text","text":"hi"})");
  EXPECT_EQ(text.dedupe_key, "18446744073709551615") << "larger than a signed number";
  EXPECT_EQ(text.name, "Li");
  const Inbound photo =
      viber_message(R"({"type":"picture","media":"https://p","text":"broken","file_name":"p.jpg"})");
  EXPECT_EQ(photo.type, InboundType::image);
  EXPECT_EQ(photo.text, "broken");
  EXPECT_EQ(photo.media.at(0).url, "https://p");
  EXPECT_EQ(viber_message(R"({"type":"video","media":"https://v","size":7})").media.at(0).size, 7);
  EXPECT_EQ(viber_message(R"({"type":"file","media":"https://f","file_name":"a.txt"})").media.at(0).name,
            "a.txt");
  EXPECT_EQ(viber_message(R"({"type":"contact","contact":{"name":"Wu","phone_number":"+1"}})").text, "Wu +1");
  EXPECT_EQ(viber_message(R"({"type":"url","media":"https://l"})").key, "https://l");
  EXPECT_EQ(viber_message(R"({"type":"sticker","sticker_id":46105})").key, "46105");
  EXPECT_EQ(viber_message(R"({"type":"hologram"})").type, InboundType::ignore);
}

TEST(Viber, TellsReceiptsApart) {
  const auto got = [](const char* event) {
    return only(
        viber().receive(kViberAccount, viber_push(std::string(R"({"event":")") + event +
                                                  R"(","message_token":5,"user_id":"u=","desc":"d"})")));
  };
  EXPECT_EQ(got("delivered").event, "delivered");
  EXPECT_EQ(got("seen").event, "read");
  EXPECT_EQ(got("seen").key, "5");
  EXPECT_NE(got("seen").dedupe_key, got("delivered").dedupe_key) << "both have the token of our message";
  EXPECT_EQ(got("failed").text, "d");
  EXPECT_EQ(got("subscribed").event, "subscribe");
  EXPECT_EQ(got("client_status").type, InboundType::ignore);
}

TEST(Viber, WelcomesWhoOpensTheChat) {
  const auto got = viber().receive(
      kViberAccount, viber_push(R"({"event":"conversation_started","message_token":1,"user":{"id":"u="}})"));
  EXPECT_EQ(read_json(got.reply.body),
            Json::parse(R"({"sender":{"name":"店"},"type":"text","text":"欢迎"})"));
  EXPECT_EQ(viber().receive(kViberAccount, viber_push(R"({"event":"seen"})")).reply.body, "");
}

TEST(Viber, SaysTextChoicesCardsAndFiles) {
  Outgoing message = say("您好", "u=", "u=");
  const Call call = viber().send_call(kViberAccount, {}, message);
  EXPECT_EQ(call.url, "https://chatapi.viber.com/pa/send_message");
  EXPECT_EQ(header(call.headers, "X-Viber-Auth-Token"), "t");
  EXPECT_EQ(body_of(call), Json::parse(R"({"receiver":"u=","min_api_version":1,"sender":{"name":"店"},
    "tracking_data":"m0000000000000001","type":"text","text":"您好"})"));
  const auto sent = [&] { return body_of(viber().send_call(kViberAccount, {}, message)); };
  message.text = "?";
  message.part = QuickRepliesPart{{{"甲", "", "a"}, {"官网", "https://a.example", ""}}};
  EXPECT_EQ(sent()["keyboard"]["Buttons"], Json::parse(R"([
    {"Columns":6,"Rows":1,"Text":"甲","ActionType":"reply","ActionBody":"a"},
    {"Columns":6,"Rows":1,"Text":"官网","ActionType":"open-url","ActionBody":"https://a.example"}])"));
  message.part = CardPart{{{"T", "w", "https://i.example/1.png", {{"Buy", "", "b"}}}}};
  int rows = 0;
  for (const Json& block : sent()["rich_media"]["Buttons"]) rows += block["Rows"].get<int>();
  EXPECT_EQ(rows, 7) << "every card fills its rows";
  EXPECT_EQ(sent()["min_api_version"], 7);
  message.part = document();
  message.media_url = "https://d.example/a.pdf";
  EXPECT_EQ(sent()["size"], 9);
}

TEST(Viber, UnderstandsWhatBecameOfAMessage) {
  const auto read = [](const std::string& body) {
    return viber().read_sent(kViberAccount, answer(200, body)).state;
  };
  EXPECT_EQ(viber()
                .read_sent(kViberAccount, answer(200, R"({"status":0,"message_token":5741311803571721087})"))
                .platform_id,
            "5741311803571721087");
  EXPECT_EQ(read(R"({"status":2})"), State::token_bad);
  EXPECT_EQ(read(R"({"status":6})"), State::window_over);
  EXPECT_EQ(read(R"({"status":12})"), State::slow_down);
  EXPECT_EQ(read(R"({"status":7})"), State::refused);
  EXPECT_EQ(read("<html>"), State::refused) << "the status alone says nothing";
}

}  // namespace
}  // namespace yingda::channels::test
