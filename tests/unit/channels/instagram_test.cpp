#include "unit/channels/meta_world.hpp"

namespace yingda::channels::test {
namespace {

using State = Verdict::State;

Inbound instagram_got(const std::string& rest) {
  return only(adapter("instagram")
                  .receive(kMeta, meta_event("instagram", R"({"sender":{"id":"U"},"recipient":{"id":"I"},)" +
                                                              rest + "}")));
}

TEST(Instagram, BelievesItsSignatureAlone) {
  expect_believes_nobody(adapter("instagram"), kMeta, meta_signed(R"({"object":"instagram","entry":[]})"));
  EXPECT_EQ(adapter("instagram").receive(kMeta, meta_signed(R"({"object":"page","entry":[]})")).refused,
            Refusal::wrong_receiver);
}

TEST(Instagram, ReadsEveryTypeOfMessage) {
  const Inbound reply = instagram_got(
      R"("message":{"mid":"m","text":"nice","reply_to":{"story":{"url":"https://s","id":"1"}}})");
  EXPECT_EQ(reply.type, InboundType::text);
  EXPECT_EQ(reply.extra["story_url"], "https://s");
  EXPECT_EQ(instagram_got(R"("message":{"mid":"m","attachments":[{"type":"like_heart"}]})").text, "❤️");
  EXPECT_EQ(instagram_got(
                R"("message":{"mid":"m","attachments":[{"type":"ig_reel","payload":{"url":"https://r"}}]})")
                .type,
            InboundType::video);
  const Inbound share = instagram_got(
      R"("message":{"mid":"m","attachments":[{"type":"share","payload":{"url":"https://p"}}]})");
  EXPECT_EQ(share.type, InboundType::link);
  EXPECT_EQ(share.key, "share");
  EXPECT_EQ(instagram_got(R"("message":{"mid":"m","is_unsupported":true})").type, InboundType::ignore);
  const Inbound seen = instagram_got(R"("read":{"mid":"m9"})");
  EXPECT_EQ(seen.event, "read");
  EXPECT_EQ(seen.key, "m9");
  const Inbound echo = only(
      adapter("instagram")
          .receive(
              kMeta,
              meta_event(
                  "instagram",
                  R"({"sender":{"id":"I"},"recipient":{"id":"U"},"message":{"mid":"e","is_echo":true,"text":"ours"}})")));
  EXPECT_TRUE(echo.outgoing);
  EXPECT_EQ(echo.conversation_id, "I:U");
}

TEST(Instagram, SaysItAtItsOwnHostInBytes) {
  const Call call = adapter("instagram").send_call(kMeta, {}, say("price", "U", "I:U"));
  EXPECT_EQ(call.url, "https://graph.instagram.com/v21.0/me/messages");
  const Capabilities can = adapter("instagram").capabilities(kMeta);
  EXPECT_EQ(can.text_unit, Unit::bytes);
  EXPECT_FALSE(can.files);
  EXPECT_EQ(adapter("instagram")
                .read_sent(kMeta, answer(400, R"({"error":{"code":10,"error_subcode":2534022}})"))
                .state,
            State::window_over);
}

}  // namespace
}  // namespace yingda::channels::test
