#include "unit/channels/wechat_world.hpp"

namespace yingda::channels::test {
namespace {

using State = Verdict::State;

const Account kApp{"c1",
                   {{"corp_id", "ww1"},
                    {"secret", "s1"},
                    {"agent_id", "1000002"},
                    {"token", "tok"},
                    {"encoding_aes_key", kAesKey},
                    {"host", "https://wecom.example"}}};

Inbound read_app(const std::string& inside) {
  const auto got =
      adapter("wecom_app")
          .receive(kApp, sealed_push("tok", xml_of(inside + "<AgentID>1000002</AgentID>"), "ww1"));
  EXPECT_FALSE(got.refused);
  EXPECT_EQ(got.reply.body, "");
  return got.messages.empty() ? Inbound() : got.messages[0];
}

TEST(WecomApp, ReadsMessagesAndEvents) {
  const Inbound place = read_app(
      "<MsgType>location</MsgType><Location_X>23.1</Location_X>"
      "<Location_Y>113.3</Location_Y><Label>天河区</Label><MsgId>7</MsgId>");
  EXPECT_EQ(place.conversation_id, "gh_1:1000002:o_1");
  EXPECT_EQ(place.location->label, "天河区");
  const auto event = [](const std::string& inside) { return read_app("<MsgType>event</MsgType>" + inside); };
  EXPECT_EQ(event("<Event>click</Event><EventKey>help</EventKey>").event, "menu_click");
  EXPECT_EQ(event("<Event>enter_agent</Event>").event, "enter_session");
  EXPECT_EQ(event("<Event>change_contact</Event>").type, InboundType::ignore);
  const Inbound tap = event(
      "<Event>template_card_event</Event><EventKey>查订单</EventKey>"
      "<ResponseCode>R1</ResponseCode>");
  EXPECT_EQ(tap.type, InboundType::button);
  EXPECT_EQ(tap.key, "查订单");
  EXPECT_EQ(tap.reply_to["response_code"], "R1");
}

TEST(WecomApp, BelievesNothingUnsealed) {
  const Adapter& app = adapter("wecom_app");
  EXPECT_EQ(app.receive(kApp, signed_push("tok", xml_of(""))).refused, Refusal::bad_signature);
  EXPECT_EQ(app.receive(kApp, sealed_push("other", xml_of(""), "ww1")).refused, Refusal::bad_signature);
  EXPECT_EQ(app.receive(kApp, sealed_push("tok", xml_of(""), "ww2")).refused, Refusal::wrong_receiver);
  EXPECT_EQ(app.receive(kApp, sealed_push("tok", "no xml", "ww1")).refused, Refusal::malformed);
  Account bare = kApp;
  bare.settings.erase("token");
  EXPECT_EQ(app.receive(bare, sealed_push("", xml_of(""), "ww1")).refused, Refusal::bad_signature);
  Push check;
  check.method = "GET";
  EXPECT_EQ(app.receive(kApp, check).refused, Refusal::bad_signature);
}

TEST(WecomApp, SaysTextFilesButtonsAndCards) {
  const Adapter& app = adapter("wecom_app");
  const Token token{"T", 0, Json::object()};
  Outgoing message = say("您好", "zhangsan", "ww1:1000002:zhangsan");
  const Call call = app.send_call(kApp, token, message);
  EXPECT_EQ(call.url, "https://wecom.example/cgi-bin/message/send?access_token=T");
  EXPECT_EQ(body_of(call), Json::parse(R"({"touser":"zhangsan","msgtype":"text","agentid":1000002,
                                           "text":{"content":"您好"}})"));
  message.part = FilePart{false, "/files/x/a.pdf", "a.pdf", "application/pdf", 5, 0, 0};
  message.media = "M1";
  EXPECT_EQ(body_of(app.send_call(kApp, token, message))["file"], Json::parse(R"({"media_id":"M1"})"));
  message.part = QuickRepliesPart{{{"查订单", "", "查订单"}, {"官网", "https://a.example", ""}}};
  message.text = "您想问什么？";
  EXPECT_EQ(body_of(app.send_call(kApp, token, message))["template_card"],
            Json::parse(R"({"card_type":"button_interaction","task_id":"m0000000000000001",
                            "sub_title_text":"您想问什么？",
                            "button_list":[{"text":"查订单","style":1,"key":"查订单"},
                                           {"text":"官网","style":1,"type":1,"url":"https://a.example"}]})"));
  message.part = CardPart{{{"外套", "红色", "", {{"看看", "https://a.example", ""}}}}};
  EXPECT_EQ(
      body_of(app.send_call(kApp, token, message))["textcard"],
      Json::parse(R"({"title":"外套","description":"红色","url":"https://a.example","btntxt":"看看"})"));
  message.part = CardPart{{{"外套", "红色", "", {{"要", "", "要"}}}}};
  EXPECT_EQ(body_of(app.send_call(kApp, token, message))["template_card"]["main_title"]["title"], "外套");
  message.part = CardPart{{{"甲", "", "", {}}, {"乙", "", "", {}}}};
  EXPECT_EQ(body_of(app.send_call(kApp, token, message))["text"]["content"], "甲\n\n乙");
}

TEST(WecomApp, UnderstandsWhatBecameOfAMessage) {
  const auto read = [](std::string body) {
    return adapter("wecom_app").read_sent(kApp, {200, {}, std::move(body), 0});
  };
  const Verdict sent = read(R"({"errcode":0,"errmsg":"ok","msgid":"MID"})");
  EXPECT_EQ(sent.state, State::sent);
  EXPECT_EQ(sent.platform_id, "MID");
  EXPECT_EQ(read(R"({"errcode":0,"invaliduser":"zhangsan"})").state, State::refused);
  EXPECT_EQ(read(R"({"errcode":42001})").state, State::token_bad);
  EXPECT_EQ(read(R"({"errcode":45033})").state, State::slow_down);
  EXPECT_EQ(read(R"({"errcode":-1})").state, State::again);
  EXPECT_EQ(read(R"({"errcode":60020,"errmsg":"not allow to access from your ip"})").state, State::refused);
  EXPECT_EQ(read(R"({"errcode":40001,"errmsg":"invalid credential"})").state, State::refused)
      << "the secret is wrong: a new token would not come";
}

TEST(WecomApp, GetsATokenAndMovesFiles) {
  const Adapter& app = adapter("wecom_app");
  EXPECT_EQ(app.token_call(kApp, 0)->url, "https://wecom.example/cgi-bin/gettoken?corpid=ww1&corpsecret=s1");
  EXPECT_EQ(
      app.read_token(kApp, {200, {}, R"({"errcode":0,"access_token":"A","expires_in":7200})", 5})->expires_at,
      7'200'005);
  EXPECT_FALSE(app.read_token(kApp, {200, {}, R"({"errcode":40001,"errmsg":"invalid credential"})", 0}));
  const Token token{"T", 0, Json::object()};
  EXPECT_EQ(app.media_call(kApp, token, {"M1", "", "", "", 0})->url,
            "https://wecom.example/cgi-bin/media/get?access_token=T&media_id=M1");
  const FilePart file{false, "", "合同.pdf", "application/pdf", 3, 0, 0};
  EXPECT_EQ(app.upload_call(kApp, token, file, "PDF")->url,
            "https://wecom.example/cgi-bin/media/upload?access_token=T&type=file");
}

}  // namespace
}  // namespace yingda::channels::test
