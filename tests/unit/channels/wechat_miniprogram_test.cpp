#include "channels/wechat/client_data.hpp"
#include "unit/channels/wechat_world.hpp"

namespace yingda::channels::test {
namespace {

const Account kMini{"c1", {{"app_id", "wx1"}, {"app_secret", "s1"}, {"token", "tok"}}};
const Account kSealedMini{"c1", {{"app_id", "wx1"}, {"token", "tok"}, {"encoding_aes_key", kAesKey}}};

TEST(WechatMiniprogram, ReadsJsonAndXml) {
  const Adapter& mini = adapter("wechat_miniprogram");
  const auto json = mini.receive(
      kMini, signed_push("tok", R"({"ToUserName":"gh_1","FromUserName":"o_1","CreateTime":1700000001,
                                    "MsgType":"image","PicUrl":"https://p.example/1","MediaId":"M1",
                                    "MsgId":24002000000000001})"));
  ASSERT_EQ(json.messages.size(), 1U);
  EXPECT_EQ(json.messages[0].type, InboundType::image);
  EXPECT_EQ(json.messages[0].dedupe_key, "24002000000000001");
  EXPECT_EQ(json.messages[0].media.at(0).url, "https://p.example/1");
  EXPECT_EQ(json.reply.body, "success");
  const auto xml = mini.receive(
      kMini, signed_push("tok", xml_of("<MsgType>event</MsgType><Event>user_enter_tempsession</Event>"
                                       "<SessionFrom>goods-7</SessionFrom>")));
  ASSERT_EQ(xml.messages.size(), 1U);
  EXPECT_EQ(xml.messages[0].event, "enter_session");
  EXPECT_EQ(xml.messages[0].key, "goods-7");
}

TEST(WechatMiniprogram, OpensSealedJson) {
  const Adapter& mini = adapter("wechat_miniprogram");
  const std::string message =
      R"({"ToUserName":"gh_1","FromUserName":"o_1","CreateTime":1,"MsgType":"text","Content":"在吗","MsgId":3})";
  const std::string around = R"({"ToUserName":"gh_1","Encrypt":"%"})";
  const auto got = mini.receive(kSealedMini, sealed_push("tok", message, "wx1", around));
  ASSERT_EQ(got.messages.size(), 1U);
  EXPECT_EQ(got.messages[0].text, "在吗");
  EXPECT_EQ(mini.receive(kSealedMini, sealed_push("tok", message, "wx9", around)).refused,
            Refusal::wrong_receiver);
  EXPECT_EQ(mini.receive(kSealedMini, sealed_push("no", message, "wx1", around)).refused,
            Refusal::bad_signature);
  EXPECT_EQ(mini.receive(kSealedMini, sealed_push("tok", "[", "wx1", around)).refused, Refusal::malformed);
  EXPECT_EQ(mini.receive(Account{}, signed_push("", message)).refused, Refusal::bad_signature);
}

TEST(WechatMiniprogram, SaysTextPicturesAndLinks) {
  const Adapter& mini = adapter("wechat_miniprogram");
  const Token token{"T", 0, Json::object()};
  Outgoing message = say("您好", "o_1", "gh_1:o_1");
  EXPECT_EQ(mini.send_call(kMini, token, message).url,
            "https://api.weixin.qq.com/cgi-bin/message/custom/send?access_token=T");
  EXPECT_EQ(body_of(mini.send_call(kMini, token, message))["text"]["content"], "您好");
  message.part = CardPart{{{"外套", "红色", "https://a.example/p.jpg", {{"看看", "https://a.example", ""}}}}};
  EXPECT_EQ(body_of(mini.send_call(kMini, token, message)),
            Json::parse(R"({"touser":"o_1","msgtype":"link","link":{"title":"外套","description":"红色",
                            "url":"https://a.example","thumb_url":"https://a.example/p.jpg"}})"));
  EXPECT_EQ(mini.capabilities(kMini).choices, 0U) << "the platform has no menus there";
  EXPECT_EQ(mini.read_sent(kMini, {200, {}, R"({"errcode":45047})", 0}).state, Verdict::State::window_over);
  EXPECT_TRUE(mini.token_call(kMini, 0));
  EXPECT_EQ(mini.read_token(kMini, {200, {}, R"({"access_token":"A","expires_in":60})", 0})->expires_at,
            60'000);
}

TEST(WechatClientData, BelievesOnlyItsOwnApp) {
  EXPECT_FALSE(is_client_data_signed("{}", "", "da39a3ee5e6b4b0d3255bfef95601890afd80709"));
  EXPECT_EQ(open_client_data("!", "", "", "wx1").error(), ClientDataFault::bad_key);
  const std::string key = "AAAAAAAAAAAAAAAAAAAAAA==";
  EXPECT_EQ(open_client_data(key, key, "AAAA", "wx1").error(), ClientDataFault::bad_ciphertext);
}

}  // namespace
}  // namespace yingda::channels::test
