#include "unit/channels/meta_world.hpp"

namespace yingda::channels::test {
namespace {

using State = Verdict::State;

Inbound messenger_got(const std::string& rest) {
  return only(adapter("messenger")
                  .receive(kMeta, meta_event("page", R"({"sender":{"id":"U"},"recipient":{"id":"P"},)" +
                                                         rest + "}")));
}

TEST(Messenger, BelievesItsSignatureAlone) {
  expect_believes_nobody(adapter("messenger"), kMeta, meta_signed(R"({"object":"page","entry":[]})"));
  EXPECT_EQ(adapter("messenger").receive(kMeta, meta_signed(R"({"object":"page"})")).refused,
            Refusal::malformed);
}

TEST(Messenger, ReadsEveryTypeOfMessage) {
  const Inbound place = messenger_got(
      R"("timestamp":1700000000,"message":{"mid":"m","attachments":[{"type":"location","title":"Pier","payload":{"coordinates":{"lat":1.5,"long":2.5}}}]})");
  EXPECT_EQ(place.type, InboundType::location);
  EXPECT_EQ(place.location->lon, 2.5);
  EXPECT_EQ(place.sent_at, 1'700'000'000'000) << "seconds are known as such";
  const Inbound pictures = messenger_got(
      R"("message":{"mid":"m","attachments":[{"type":"image","payload":{"url":"https://a"}},{"type":"image","payload":{"url":"https://b"}}]})");
  EXPECT_EQ(pictures.media.size(), 2U);
  EXPECT_EQ(
      messenger_got(R"("message":{"mid":"m","attachments":[{"type":"audio","payload":{"url":"https://a"}}]})")
          .type,
      InboundType::voice);
  const Inbound link = messenger_got(
      R"("message":{"mid":"m","attachments":[{"type":"fallback","title":"News","url":"https://n"}]})");
  EXPECT_EQ(link.type, InboundType::link);
  EXPECT_EQ(link.text, "News");
  EXPECT_EQ(link.key, "https://n");
  const Inbound pressed = messenger_got(R"("timestamp":5,"postback":{"title":"Buy","payload":"BUY"})");
  EXPECT_EQ(pressed.type, InboundType::button);
  EXPECT_EQ(pressed.key, "BUY");
  EXPECT_EQ(pressed.dedupe_key, "U:5000") << "an old postback has no id";
  EXPECT_EQ(messenger_got(R"("timestamp":1,"referral":{"ref":"ad7"})").key, "ad7");
  EXPECT_EQ(messenger_got(R"("reaction":{"emoji":"x"})").type, InboundType::ignore);
  EXPECT_EQ(messenger_got(R"("message":17)").type, InboundType::ignore);
}

TEST(Messenger, TellsReceiptsOneByOne) {
  const auto got =
      adapter("messenger")
          .receive(
              kMeta,
              meta_event(
                  "page",
                  R"({"sender":{"id":"U"},"recipient":{"id":"P"},"delivery":{"mids":["a","b"],"watermark":9}},
        {"sender":{"id":"U"},"recipient":{"id":"P"},"read":{"watermark":10}})"));
  ASSERT_EQ(got.messages.size(), 3U);
  EXPECT_EQ(got.messages[1].dedupe_key, "b:delivered");
  EXPECT_EQ(got.messages[1].key, "b");
  EXPECT_EQ(got.messages[2].event, "read");
  EXPECT_EQ(got.messages[2].key, "10");
}

TEST(Messenger, LeavesATalkThatAnotherAppHolds) {
  const auto got =
      adapter("messenger").receive(kMeta, meta_signed(R"({"object":"page","entry":[{"id":"P","standby":[
    {"sender":{"id":"U"},"recipient":{"id":"P"},"message":{"mid":"m","text":"hi"}}]}]})"));
  EXPECT_EQ(only(got).type, InboundType::ignore);
}

TEST(Messenger, SaysTextChoicesCardsAndFiles) {
  const Adapter& messenger = adapter("messenger");
  Outgoing message = say("Hello", "U", "P:U");
  Call call = messenger.send_call(kMeta, {}, message);
  EXPECT_EQ(call.url, "https://graph.facebook.com/v21.0/me/messages");
  EXPECT_EQ(bearer_of(call), "Bearer T");
  EXPECT_EQ(
      body_of(call),
      Json::parse(R"({"recipient":{"id":"U"},"messaging_type":"RESPONSE","message":{"text":"Hello"}})"));
  message.text = "Which?";
  message.part = QuickRepliesPart{{{"Red", "", "r"}, {"A label of over twenty characters", "", "l"}}};
  EXPECT_EQ(body_of(messenger.send_call(kMeta, {}, message))["message"],
            Json::parse(R"({"text":"Which?","quick_replies":[
    {"content_type":"text","title":"Red","payload":"r"},{"content_type":"text","title":"A label of over twe…","payload":"l"}]})"));
  message.part = QuickRepliesPart{{{"Shop", "https://s.example", ""}, {"Red", "", "r"}}};
  EXPECT_EQ(body_of(messenger.send_call(kMeta, {}, message))["message"]["attachment"]["payload"],
            Json::parse(R"({"template_type":"button","text":"Which?","buttons":[
              {"type":"web_url","title":"Shop","url":"https://s.example"},{"type":"postback","title":"Red","payload":"r"}]})"));
  message.part = CardPart{{{"T", "words", "https://i.example/1.png", {{"Buy", "", "buy"}}}}};
  EXPECT_EQ(body_of(messenger.send_call(kMeta, {}, message))["message"]["attachment"]["payload"]["elements"],
            Json::parse(R"([{"title":"T","subtitle":"words","image_url":"https://i.example/1.png",
              "buttons":[{"type":"postback","title":"Buy","payload":"buy"}]}])"));
  message.part = document();
  message.media_url = "https://d.example/a.pdf";
  EXPECT_EQ(body_of(messenger.send_call(kMeta, {}, message))["message"]["attachment"]["type"], "file");
  EXPECT_EQ(body_of(*messenger.typing_call(kMeta, {}, message))["sender_action"], "typing_on");
}

TEST(Messenger, TagsALateAnswerWhereThatIsGranted) {
  const Adapter& messenger = adapter("messenger");
  Account agents = kMeta;
  agents.settings["human_agent"] = "1";
  Outgoing message = say("late", "U", "P:U");
  message.replied_at = 1000;
  message.now = message.replied_at + 2 * kMetaDay;
  EXPECT_EQ(body_of(messenger.send_call(kMeta, {}, message))["messaging_type"], "RESPONSE");
  EXPECT_EQ(body_of(messenger.send_call(agents, {}, message))["tag"], "HUMAN_AGENT");
  EXPECT_EQ(messenger.capabilities(kMeta).window, kMetaDay);
  EXPECT_EQ(messenger.capabilities(agents).window, 7 * kMetaDay);
}

TEST(Messenger, UnderstandsWhatBecameOfAMessage) {
  const auto read = [](int status, const std::string& body) {
    return adapter("messenger").read_sent(kMeta, answer(status, body));
  };
  EXPECT_EQ(read(200, R"({"recipient_id":"U","message_id":"m_1"})").platform_id, "m_1");
  EXPECT_EQ(read(401, R"({"error":{"code":190}})").state, State::token_bad);
  EXPECT_EQ(read(400, R"({"error":{"code":613}})").state, State::slow_down);
  EXPECT_EQ(read(400, R"({"error":{"code":1200}})").state, State::again);
  const Verdict over = read(400, R"({"error":{"code":10,"error_subcode":2018278,"message":"m"}})");
  EXPECT_EQ(over.state, State::window_over);
  EXPECT_EQ(over.code, "10/2018278");
  EXPECT_EQ(read(403, R"({"error":{"code":10,"message":"no permission"}})").state, State::refused);
  EXPECT_EQ(read(400, R"({"error":{"code":551}})").state, State::refused);
}

}  // namespace
}  // namespace yingda::channels::test
