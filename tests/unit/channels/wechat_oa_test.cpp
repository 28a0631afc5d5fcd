#include "channels/wechat/xml.hpp"
#include "unit/channels/wechat_world.hpp"

namespace yingda::channels::test {
namespace {

using State = Verdict::State;
using testing::HasSubstr;
using testing::IsEmpty;

const Account kOa{
    "c1", {{"app_id", "wx1"}, {"app_secret", "s1"}, {"token", "tok"}, {"host", "https://oa.example"}}};
const Account kSealedOa{"c1", {{"app_id", "wx1"}, {"token", "tok"}, {"encoding_aes_key", kAesKey}}};

Inbound read_oa(const std::string& inside) {
  const auto got = adapter("wechat_oa").receive(kOa, signed_push("tok", xml_of(inside)));
  EXPECT_FALSE(got.refused);
  EXPECT_EQ(got.reply.body, "success");
  return got.messages.empty() ? Inbound() : got.messages[0];
}

TEST(WechatOa, ReadsMessagesOfEachKind) {
  const Inbound text = read_oa(
      "<MsgType>text</MsgType><Content><![CDATA[a<b]]]]><![CDATA[>c]]></Content>"
      "<MsgId>24001000000000009</MsgId>");
  EXPECT_EQ(text.type, InboundType::text);
  EXPECT_EQ(text.text, "a<b]]>c");
  EXPECT_EQ(text.dedupe_key, "24001000000000009");
  EXPECT_EQ(text.conversation_id, "gh_1:o_1");
  EXPECT_EQ(text.sent_at, 1'700'000'001'000);
  const Inbound voice = read_oa(
      "<MsgType>voice</MsgType><MediaId>M1</MediaId><Format>amr</Format>"
      "<Recognition>我要退款</Recognition><MsgId>2</MsgId>");
  EXPECT_EQ(voice.type, InboundType::voice);
  EXPECT_EQ(voice.text, "我要退款");
  EXPECT_EQ(voice.media.at(0).mime, "audio/amr");
  EXPECT_EQ(read_oa("<MsgType>shortvideo</MsgType><MediaId>M2</MediaId>").type, InboundType::video);
  const Inbound link = read_oa(
      "<MsgType>link</MsgType><Title>标题</Title><Url>https://a.example</Url>"
      "<Description>说明</Description>");
  EXPECT_EQ(link.type, InboundType::link);
  EXPECT_EQ(link.text, "标题");
  EXPECT_EQ(link.key, "https://a.example");
  EXPECT_EQ(read_oa("<MsgType>hologram</MsgType>").type, InboundType::ignore);
}

TEST(WechatOa, ReadsEvents) {
  const auto event = [](const std::string& inside) { return read_oa("<MsgType>event</MsgType>" + inside); };
  const Inbound click = event("<Event>CLICK</Event><EventKey>ORDERS</EventKey>");
  EXPECT_EQ(click.event, "menu_click");
  EXPECT_EQ(click.key, "ORDERS");
  EXPECT_EQ(click.dedupe_key, "o_1:1700000001") << "events have no id";
  EXPECT_EQ(event("<Event>subscribe</Event><EventKey>qrscene_7</EventKey>").key, "qrscene_7");
  EXPECT_EQ(event("<Event>unsubscribe</Event>").event, "unsubscribe");
  EXPECT_EQ(event("<Event>SCAN</Event><EventKey>7</EventKey>").event, "enter_session");
  const Inbound place = event("<Event>LOCATION</Event><Latitude>23.1</Latitude><Longitude>113.3</Longitude>");
  ASSERT_TRUE(place.location);
  EXPECT_DOUBLE_EQ(place.location->lat, 23.1);
  const Inbound told =
      event("<Event>TEMPLATESENDJOBFINISH</Event><MsgID>77</MsgID><Status>failed:user block</Status>");
  EXPECT_EQ(told.type, InboundType::status);
  EXPECT_EQ(told.event, "failed");
  EXPECT_EQ(told.key, "77");
  EXPECT_EQ(event("<Event>poi_check_notify</Event>").type, InboundType::ignore);
}

TEST(WechatOa, BelievesNobodyWithoutTheToken) {
  const Adapter& oa = adapter("wechat_oa");
  EXPECT_EQ(oa.receive(kOa, signed_push("other", xml_of(""))).refused, Refusal::bad_signature);
  EXPECT_EQ(oa.receive(Account{}, signed_push("", xml_of(""))).refused, Refusal::bad_signature)
      << "no token is configured";
  Push bare = signed_push("tok", xml_of(""));
  bare.query.erase(bare.query.begin() + 1);
  EXPECT_EQ(oa.receive(kOa, bare).refused, Refusal::bad_signature) << "no nonce";
  for (const char* body : {"", "<xml>", "{", "\xff<xml/>", "[]"})
    EXPECT_EQ(oa.receive(kOa, signed_push("tok", body)).refused, Refusal::malformed) << body;
}

TEST(WechatOa, EchoesOnlyToThePlatform) {
  Push push = signed_push("tok", "");
  push.method = "GET";
  push.query.emplace_back("echostr", "588");
  EXPECT_EQ(adapter("wechat_oa").receive(kOa, push).reply.body, "588");
  push.query[0].second = "1700000001";
  const auto refused = adapter("wechat_oa").receive(kOa, push);
  EXPECT_EQ(refused.refused, Refusal::bad_signature);
  EXPECT_EQ(refused.reply.body, "bad_signature");
}

TEST(WechatOa, OpensWhatIsSealedForIt) {
  const Adapter& oa = adapter("wechat_oa");
  const std::string message = xml_of("<MsgType>text</MsgType><Content>在吗</Content><MsgId>5</MsgId>");
  const auto got = oa.receive(kSealedOa, sealed_push("tok", message, "wx1"));
  ASSERT_EQ(got.messages.size(), 1U);
  EXPECT_EQ(got.messages[0].text, "在吗");
  EXPECT_EQ(oa.receive(kSealedOa, sealed_push("tok", message, "wx2")).refused, Refusal::wrong_receiver);
  EXPECT_EQ(oa.receive(kSealedOa, signed_push("tok", message)).refused, Refusal::bad_signature)
      << "with a key nothing plain is believed";
  Push changed = sealed_push("tok", message, "wx1");
  changed.body.replace(changed.body.find("CDATA[") + 8, 1, "_");
  EXPECT_EQ(oa.receive(kSealedOa, changed).refused, Refusal::bad_signature);
  Push unsigned_body = sealed_push("tok", message, "wx1");
  unsigned_body.query.pop_back();
  EXPECT_EQ(oa.receive(kSealedOa, unsigned_body).refused, Refusal::bad_signature);
}

TEST(WechatXml, ReadsNoEntitiesOfTheSenders) {
  const auto read = read_xml(
      R"(<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd"><!ENTITY a "aaaa">]><xml><Content>&f;&a;&lt;</Content></xml>)");
  ASSERT_TRUE(read);
  EXPECT_EQ((*read)["Content"], "&f;&a;<");
}

TEST(WechatXml, ReadsNoHalfCharacters) {
  EXPECT_EQ(read_xml("<xml><Content>a&#xD800;</Content></xml>").value()["Content"], "");
  EXPECT_EQ(read_xml("<xml><Content>&#x8BA2;</Content></xml>").value()["Content"], "订");
}

TEST(WechatXml, BearsDeepNesting) {
  std::string deep;
  for (int i = 0; i < 100'000; ++i) deep += "<a>";
  std::string closed = deep;
  for (int i = 0; i < 100'000; ++i) closed += "</a>";
  EXPECT_FALSE(read_xml(deep));
  EXPECT_TRUE(read_xml(closed));
}

TEST(WechatEnvelope, TellsWhatIsWrong) {
  const std::string sealed = seal_envelope(kAesKey, kSalt, "hi", "wx1").value();
  EXPECT_EQ(open_envelope(kAesKey, sealed, "wx1")->message, "hi");
  EXPECT_EQ(open_envelope("short", sealed, "wx1").error(), EnvelopeFault::bad_key);
  EXPECT_EQ(open_envelope(kAesKey, "AAAA", "wx1").error(), EnvelopeFault::bad_ciphertext);
  EXPECT_EQ(open_envelope(kAesKey, "!", "wx1").error(), EnvelopeFault::bad_ciphertext);
  EXPECT_EQ(open_envelope(kAesKey, sealed, "").error(), EnvelopeFault::wrong_receiver);
  std::string other = kAesKey;
  other[40] = 'A';
  EXPECT_FALSE(open_envelope(other, sealed, "wx1"));
  EXPECT_FALSE(seal_envelope(kAesKey, "short", "hi", "wx1"));
}

TEST(WechatOa, SaysTextPicturesMenusAndArticles) {
  const Adapter& oa = adapter("wechat_oa");
  const Token token{"T&1", 0, Json::object()};
  Outgoing message = say("您好", "o_1", "gh_1:o_1");
  const Call call = oa.send_call(kOa, token, message);
  EXPECT_EQ(call.method, "POST");
  EXPECT_EQ(call.url, "https://oa.example/cgi-bin/message/custom/send?access_token=T%261");
  EXPECT_THAT(call.body, HasSubstr("您好")) << "not escaped: WeChat would show the escapes";
  EXPECT_EQ(body_of(call), Json::parse(R"({"touser":"o_1","msgtype":"text","text":{"content":"您好"}})"));
  message.part = FilePart{true, "/files/x/a.png", "a.png", "image/png", 5, 0, 0};
  message.media = "MEDIA";
  EXPECT_EQ(body_of(oa.send_call(kOa, token, message)),
            Json::parse(R"({"touser":"o_1","msgtype":"image","image":{"media_id":"MEDIA"}})"));
  message.part = QuickRepliesPart{{{"查订单", "", "查订单"}, {"官网", "https://a.example", ""}}};
  message.text = "您想问什么？";
  EXPECT_EQ(body_of(oa.send_call(kOa, token, message))["msgmenu"],
            Json::parse(R"({"head_content":"您想问什么？\n官网: https://a.example",
                            "list":[{"id":"1","content":"查订单"}]})"));
  message.part = CardPart{{{"外套", "红色", "https://a.example/p.jpg", {{"看看", "https://a.example", ""}}}}};
  EXPECT_EQ(body_of(oa.send_call(kOa, token, message))["news"],
            Json::parse(R"({"articles":[{"title":"外套","description":"红色","url":"https://a.example",
                            "picurl":"https://a.example/p.jpg"}]})"));
  message.part = CardPart{{{"外套", "红色", "", {{"要", "", "要"}}}}};
  EXPECT_EQ(body_of(oa.send_call(kOa, token, message))["text"]["content"], "外套\n红色\n要");
}

TEST(WechatOa, UnderstandsWhatBecameOfAMessage) {
  const auto read = [](int status, std::string body) {
    return adapter("wechat_oa").read_sent(kOa, {status, {}, std::move(body), 0});
  };
  EXPECT_EQ(read(200, R"({"errcode":0,"errmsg":"ok"})").state, State::sent);
  EXPECT_EQ(read(200, R"({"errcode":-1,"errmsg":"system error"})").state, State::again);
  for (const char* code : {"40001", "40014", "42001"})
    EXPECT_EQ(read(200, R"({"errcode":)" + std::string(code) + "}").state, State::token_bad) << code;
  EXPECT_EQ(read(200, R"({"errcode":45015})").state, State::window_over);
  EXPECT_EQ(read(200, R"({"errcode":45047})").state, State::window_over);
  EXPECT_EQ(read(200, R"({"errcode":45009})").state, State::slow_down);
  const Verdict refused = read(200, R"({"errcode":48001,"errmsg":"api unauthorized"})");
  EXPECT_EQ(refused.state, State::refused);
  EXPECT_EQ(refused.code, "48001");
  EXPECT_EQ(refused.detail, "api unauthorized");
  EXPECT_EQ(read(200, "<html>").state, State::again) << "a gateway's page";
  EXPECT_EQ(read(503, "").state, State::again);
}

TEST(WechatOa, GetsATokenForAWhile) {
  const Adapter& oa = adapter("wechat_oa");
  const auto call = oa.token_call(kOa, 0);
  ASSERT_TRUE(call);
  EXPECT_EQ(call->method, "GET");
  EXPECT_EQ(call->url, "https://oa.example/cgi-bin/token?grant_type=client_credential&appid=wx1&secret=s1");
  const auto token = oa.read_token(kOa, {200, {}, R"({"access_token":"A1","expires_in":7200})", 1000});
  ASSERT_TRUE(token);
  EXPECT_EQ(token->value, "A1");
  EXPECT_EQ(token->expires_at, 7'201'000);
  const auto none = oa.read_token(kOa, {200, {}, R"({"errcode":40125,"errmsg":"invalid appsecret"})", 0});
  ASSERT_FALSE(none);
  EXPECT_EQ(none.error().kind, ErrorKind::unauthorized);
  EXPECT_THAT(none.error().detail, HasSubstr("40125"));
  EXPECT_FALSE(oa.read_token(kOa, {502, {}, "bad gateway", 0}));
}

TEST(WechatOa, MovesFilesAndShowsTyping) {
  const Adapter& oa = adapter("wechat_oa");
  const Token token{"T", 0, Json::object()};
  EXPECT_EQ(oa.media_call(kOa, token, {"M 1", "", "", "", 0})->url,
            "https://oa.example/cgi-bin/media/get?access_token=T&media_id=M%201");
  EXPECT_EQ(oa.media_next(kOa, token, {}, {200, {}, R"({"video_url":"https://v.example/1"})", 0})->url,
            "https://v.example/1");
  EXPECT_FALSE(oa.media_next(kOa, token, {}, {200, {}, "\x89PNG", 0}));
  const FilePart file{true, "/files/x/a.png", "a.png", "image/png", 3, 0, 0};
  const auto upload = oa.upload_call(kOa, token, file, "PNG");
  EXPECT_EQ(upload->url, "https://oa.example/cgi-bin/media/upload?access_token=T&type=image");
  EXPECT_THAT(upload->body,
              HasSubstr("name=\"media\"; filename=\"a.png\"\r\nContent-Type: image/png\r\n\r\nPNG\r\n"));
  EXPECT_EQ(oa.read_upload(kOa, {200, {}, R"({"type":"image","media_id":"M9"})", 0}).value(), "M9");
  EXPECT_FALSE(oa.read_upload(kOa, {200, {}, R"({"errcode":40004,"errmsg":"invalid media type"})", 0}));
  EXPECT_EQ(body_of(*oa.typing_call(kOa, token, say("", "o_1", "gh_1:o_1"))),
            Json::parse(R"({"touser":"o_1","command":"Typing"})"));
}

}  // namespace
}  // namespace yingda::channels::test
