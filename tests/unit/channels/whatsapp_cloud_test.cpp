#include "unit/channels/world_push.hpp"

namespace yingda::channels::test {
namespace {

using State = Verdict::State;

const Account kWa{
    "c1", {{"phone_number_id", "PN"}, {"access_token", "T"}, {"app_secret", "s"}, {"verify_token", "v"}}};

const Adapter& whatsapp() { return adapter("whatsapp_cloud"); }

Push wa_signed(std::string body) {
  std::string signature = "sha256=" + to_hex(hmac(Hash::sha256, "s", body));
  return post(std::move(body), {{"x-hub-signature-256", std::move(signature)}});
}

Push wa_value(const std::string& value) {
  return wa_signed(
      R"({"object":"whatsapp_business_account","entry":[{"id":"W","changes":[{"field":"messages","value":)" +
      value + "}]}]}");
}

Inbound wa_message(const std::string& message) {
  return only(whatsapp().receive(
      kWa,
      wa_value(
          R"({"metadata":{"phone_number_id":"PN"},"contacts":[{"profile":{"name":"Kerry"},"wa_id":"86138","user_id":"US.1"}],"messages":[)" +
          message + "]}")));
}

TEST(WhatsappCloud, BelievesItsSignatureAlone) {
  expect_believes_nobody(whatsapp(), kWa, wa_value("{}"));
  EXPECT_EQ(whatsapp().receive(kWa, wa_signed("[")).refused, Refusal::malformed);
  EXPECT_EQ(whatsapp().receive(kWa, wa_signed(R"({"object":"page","entry":[]})")).refused,
            Refusal::wrong_receiver);
}

TEST(WhatsappCloud, ShakesHandsWithWhoKnowsTheToken) {
  const Fields query = {{"hub.mode", "subscribe"}, {"hub.verify_token", "v"}, {"hub.challenge", "42"}};
  EXPECT_EQ(whatsapp().receive(kWa, get(query)).reply.body, "42");
  EXPECT_EQ(whatsapp().receive(Account{}, get(query)).reply.status, 403) << "no token is configured";
  const auto wrong = whatsapp().receive(
      kWa, get({{"hub.mode", "subscribe"}, {"hub.verify_token", "x"}, {"hub.challenge", "42"}}));
  EXPECT_EQ(wrong.reply.status, 403);
  EXPECT_NE(wrong.reply.body, "42");
}

TEST(WhatsappCloud, KnowsTheCustomer) {
  const Inbound got =
      wa_message(R"({"from":"86138","id":"w1","timestamp":"1700000000","type":"text","text":{"body":"hi"}})");
  EXPECT_EQ(got.user_id, "86138");
  EXPECT_EQ(got.phone, "+86138");
  EXPECT_EQ(got.name, "Kerry");
  EXPECT_EQ(got.union_id, "US.1");
  EXPECT_EQ(got.sent_at, 1'700'000'000'000);
  EXPECT_EQ(got.reply_to["message_id"], "w1");
  const Inbound hidden =
      wa_message(R"({"from_user_id":"US.1","id":"w2","type":"text","text":{"body":"no number"}})");
  EXPECT_EQ(hidden.user_id, "US.1");
  EXPECT_EQ(hidden.conversation_id, "PN:US.1");
  EXPECT_EQ(hidden.phone, "");
}

TEST(WhatsappCloud, ReadsEveryTypeOfMessage) {
  const auto file = [](const char* type) {
    return wa_message(std::string(R"({"from":"86138","id":"w","type":")") + type + R"(",")" + type +
                      R"(":{"id":"M","mime_type":"a/b","caption":"c","filename":"f.x"}})");
  };
  EXPECT_EQ(file("image").type, InboundType::image);
  EXPECT_EQ(file("sticker").type, InboundType::image);
  EXPECT_EQ(file("video").type, InboundType::video);
  EXPECT_EQ(file("audio").type, InboundType::voice);
  const Inbound document = file("document");
  EXPECT_EQ(document.type, InboundType::file);
  EXPECT_EQ(document.text, "c");
  EXPECT_EQ(document.media.at(0).id, "M");
  EXPECT_EQ(document.media.at(0).name, "f.x");
  const Inbound chosen = wa_message(
      R"({"from":"1","id":"w","type":"interactive","interactive":{"type":"list_reply","list_reply":{"id":"k","title":"t"}}})");
  EXPECT_EQ(chosen.type, InboundType::button);
  EXPECT_EQ(chosen.key, "k");
  EXPECT_EQ(chosen.text, "t");
  EXPECT_EQ(wa_message(R"({"from":"1","id":"w","type":"button","button":{"text":"t","payload":"p"}})").key,
            "p");
  EXPECT_EQ(
      wa_message(
          R"({"from":"1","id":"w","type":"location","location":{"latitude":1,"longitude":2,"address":"a"}})")
          .location->label,
      "a");
  EXPECT_EQ(
      wa_message(
          R"({"from":"1","id":"w","type":"contacts","contacts":[{"name":{"formatted_name":"Li"},"phones":[{"phone":"+1"}]}]})")
          .text,
      "Li +1");
  EXPECT_EQ(wa_message(R"({"from":"1","id":"w","type":"reaction","reaction":{"emoji":"x"}})").type,
            InboundType::ignore);
  EXPECT_EQ(wa_message(R"({"from":"1","id":"w","type":"holo"})").type, InboundType::ignore);
  EXPECT_EQ(wa_message(R"("nonsense")").type, InboundType::ignore);
}

TEST(WhatsappCloud, ReadsSeveralInOnePushAndEchoesOfThePhoneApp) {
  const auto got = whatsapp().receive(
      kWa,
      wa_value(
          R"({"metadata":{"phone_number_id":"PN"},"messages":[{"from":"1","id":"a","type":"text","text":{"body":"x"}},
        {"from":"2","id":"b","type":"text","text":{"body":"y"}}],
        "message_echoes":[{"from":"PN","to":"1","id":"c","type":"text","text":{"body":"z"}}],
        "statuses":[{"id":"d","recipient_id":"1","status":"delivered"}]})"));
  ASSERT_EQ(got.messages.size(), 4U);
  EXPECT_EQ(got.messages[1].user_id, "2");
  EXPECT_TRUE(got.messages[2].outgoing);
  EXPECT_EQ(got.messages[2].conversation_id, "PN:1");
  EXPECT_EQ(got.messages[3].event, "delivered");
  EXPECT_EQ(got.messages[3].dedupe_key, "d:delivered");
}

TEST(WhatsappCloud, SaysTextFilesAndChoices) {
  Outgoing message = say("您好", "86138", "PN:86138");
  const Call call = whatsapp().send_call(kWa, {}, message);
  EXPECT_EQ(call.method, "POST");
  EXPECT_EQ(call.url, "https://graph.facebook.com/v21.0/PN/messages");
  EXPECT_EQ(bearer_of(call), "Bearer T");
  EXPECT_EQ(body_of(call), Json::parse(R"({"messaging_product":"whatsapp","recipient_type":"individual",
    "to":"86138","type":"text","text":{"body":"您好","preview_url":false}})"));
  message.part = document();
  message.media_url = "https://d.example/a.pdf";
  EXPECT_EQ(body_of(whatsapp().send_call(kWa, {}, message))["document"],
            Json::parse(R"({"link":"https://d.example/a.pdf","filename":"a.pdf"})"));
  message.text = "哪一个？";
  message.part = QuickRepliesPart{{{"甲", "", "a"}, {"乙", "", "b"}}};
  EXPECT_EQ(body_of(whatsapp().send_call(kWa, {}, message))["interactive"],
            Json::parse(R"({"type":"button","body":{"text":"哪一个？"},"action":{"buttons":[
              {"type":"reply","reply":{"id":"a","title":"甲"}},{"type":"reply","reply":{"id":"b","title":"乙"}}]}})"));
  message.part = QuickRepliesPart{{{"1", "", "a"}, {"2", "", "b"}, {"3", "", "c"}, {"4", "", "d"}}};
  EXPECT_EQ(
      body_of(whatsapp().send_call(kWa, {}, message))["interactive"]["action"]["sections"][0]["rows"].size(),
      4U);
  message.part = QuickRepliesPart{{{"官网", "https://a.example", ""}}};
  EXPECT_EQ(body_of(whatsapp().send_call(kWa, {}, message))["interactive"]["type"], "cta_url");
  message.part = QuickRepliesPart{{{"官网", "https://a.example", ""}, {"甲", "", "a"}}};
  EXPECT_EQ(body_of(whatsapp().send_call(kWa, {}, message))["text"]["body"],
            "哪一个？\n1. 官网 https://a.example\n2. 甲")
      << "buttons of both sorts do not go together";
}

TEST(WhatsappCloud, ShowsTypingForTheLastMessage) {
  Outgoing message = say("", "86138", "PN:86138");
  EXPECT_FALSE(whatsapp().typing_call(kWa, {}, message));
  message.reply_to = {{"message_id", "w1"}};
  EXPECT_EQ(body_of(*whatsapp().typing_call(kWa, {}, message))["typing_indicator"]["type"], "text");
}

TEST(WhatsappCloud, UnderstandsWhatBecameOfAMessage) {
  const auto read = [](int status, const std::string& body) {
    return whatsapp().read_sent(kWa, answer(status, body));
  };
  const auto error = [&](int code) {
    return read(400, R"({"error":{"message":"m","code":)" + std::to_string(code) + "}}").state;
  };
  EXPECT_EQ(read(200, R"({"messages":[{"id":"wamid.1"}]})").platform_id, "wamid.1");
  EXPECT_EQ(error(190), State::token_bad);
  EXPECT_EQ(error(131047), State::window_over);
  EXPECT_EQ(error(130429), State::slow_down);
  EXPECT_EQ(error(131053), State::again);
  EXPECT_EQ(error(131026), State::refused);
  EXPECT_EQ(error(368), State::refused);
  EXPECT_EQ(read(400, R"({"error":{"code":131056}})").wait, 6000);
  EXPECT_EQ(read(503, "down").state, State::again);
}

TEST(WhatsappCloud, FetchesAFileInTwoSteps) {
  const Media media{"M7", "", "", "", 0};
  const auto first = whatsapp().media_call(kWa, {}, media);
  EXPECT_EQ(first->url, "https://graph.facebook.com/v21.0/M7");
  const auto next =
      whatsapp().media_next(kWa, {}, media, answer(200, R"({"url":"https://look.example/1","id":"M7"})"));
  EXPECT_EQ(next->url, "https://look.example/1");
  EXPECT_EQ(bearer_of(*next), "Bearer T");
  EXPECT_FALSE(whatsapp().media_next(kWa, {}, media, answer(200, "{}")));
  EXPECT_FALSE(whatsapp().media_next(kWa, {}, media, answer(200, R"({"url":"https://evil.example/"})")))
      << "a customer's file that looks like an answer";
}

}  // namespace
}  // namespace yingda::channels::test
