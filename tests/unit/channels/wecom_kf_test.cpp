#include "unit/channels/wechat_world.hpp"

namespace yingda::channels::test {
namespace {

using State = Verdict::State;
using testing::HasSubstr;
using testing::IsEmpty;

const Account kKf{"c1",
                  {{"corp_id", "ww1"},
                   {"secret", "s1"},
                   {"token", "tok"},
                   {"encoding_aes_key", kAesKey},
                   {"host", "https://wecom.example"}}};

Push kf_notice(const std::string& kf) {
  return sealed_push(
      "tok",
      "<xml><MsgType>event</MsgType><Event>kf_msg_or_event</Event><Token>PULL</Token><OpenKfId>" + kf +
          "</OpenKfId></xml>",
      "ww1");
}

Answer kf_batch(const std::string& messages, const std::string& next, int more = 0) {
  return {200,
          {},
          R"({"errcode":0,"next_cursor":")" + next + R"(","has_more":)" + std::to_string(more) +
              R"(,"msg_list":[)" + messages + "]}",
          0};
}

std::string kf_said(const std::string& id, const std::string& inside) {
  return R"({"msgid":")" + id +
         R"(","open_kfid":"wk1","external_userid":"wm1","send_time":1700000301,"origin":3,)" + inside + "}";
}

std::string kf_text_of(const std::string& id, const std::string& text) {
  return kf_said(id, R"("msgtype":"text","text":{"content":")" + text + R"("})");
}

// What comes once the history was passed over.
Inbound read_kf(const std::string& message) {
  const Json cursor = {{"accounts", {{"wk1", {{"cursor", "c0"}}}}}};
  const auto pulled = adapter("wecom_kf").read_pull(kKf, kf_batch(message, "c1"), cursor);
  EXPECT_TRUE(pulled);
  return pulled && pulled->messages.size() == 1 ? pulled->messages[0] : Inbound();
}

TEST(WecomKf, IsToldThatThereIsSomething) {
  const Adapter& kf = adapter("wecom_kf");
  const auto got = kf.receive(kKf, kf_notice("wk1"));
  EXPECT_TRUE(got.pull);
  EXPECT_EQ(got.hint, Json::parse(R"({"token":"PULL","open_kfid":"wk1"})"));
  EXPECT_EQ(got.reply.status, 200);
  EXPECT_THAT(got.messages, IsEmpty());
  Account one = kKf;
  one.settings["open_kfid"] = "wk2";
  EXPECT_FALSE(kf.receive(one, kf_notice("wk1")).pull) << "another account's";
  Push changed = kf_notice("wk1");
  changed.query[1].second = "n2";
  EXPECT_EQ(kf.receive(kKf, changed).refused, Refusal::bad_signature);
  EXPECT_EQ(kf.receive(kKf, sealed_push("tok", "<xml/>", "ww2")).refused, Refusal::wrong_receiver);
  EXPECT_FALSE(kf.receive(kKf, sealed_push("tok", xml_of("<Event>other</Event>"), "ww1")).pull);
}

TEST(WecomKf, FetchesByACursorForEachAccount) {
  const Adapter& kf = adapter("wecom_kf");
  const Token token{"T", 0, Json::object()};
  const Json hint = {{"token", "PULL"}, {"open_kfid", "wk1"}};
  const Json cursor = {{"accounts", {{"wk1", {{"cursor", "c7"}}}, {"wk2", {{"cursor", "x"}}}}}};
  const auto call = kf.pull_call(kKf, token, cursor, hint);
  ASSERT_TRUE(call);
  EXPECT_EQ(call->url, "https://wecom.example/cgi-bin/kf/sync_msg?access_token=T");
  EXPECT_EQ(body_of(*call), Json::parse(R"({"cursor":"c7","token":"PULL","limit":1000,"voice_format":0,
                                            "open_kfid":"wk1"})"));
  EXPECT_FALSE(kf.pull_call(kKf, token, cursor, Json::object()));
  const auto pulled = kf.read_pull(kKf, kf_batch(kf_text_of("k1", "在吗"), "c8", 1), cursor);
  ASSERT_TRUE(pulled);
  EXPECT_EQ(pulled->messages.size(), 1U);
  EXPECT_TRUE(pulled->more);
  EXPECT_EQ(pulled->cursor["accounts"]["wk1"]["cursor"], "c8");
  EXPECT_EQ(pulled->cursor["accounts"]["wk2"]["cursor"], "x");
}

TEST(WecomKf, PassesOverTheHistoryAtFirst) {
  const Adapter& kf = adapter("wecom_kf");
  const auto first = kf.read_pull(kKf, kf_batch(kf_text_of("k1", "三天前"), "c1", 1), Json::object());
  ASSERT_TRUE(first);
  EXPECT_THAT(first->messages, IsEmpty());
  EXPECT_TRUE(first->more);
  const auto second = kf.read_pull(kKf, kf_batch(kf_text_of("k2", "昨天"), "c2"), first->cursor);
  EXPECT_THAT(second->messages, IsEmpty()) << "still history";
  EXPECT_FALSE(second->more);
  const auto third = kf.read_pull(kKf, kf_batch(kf_text_of("k3", "现在"), "c3"), second->cursor);
  EXPECT_EQ(third->messages.size(), 1U);
}

TEST(WecomKf, StopsWhereNothingMoves) {
  const Adapter& kf = adapter("wecom_kf");
  const Json cursor = {{"accounts", {{"wk1", {{"cursor", "c1"}}}}}};
  EXPECT_FALSE(kf.read_pull(kKf, kf_batch(kf_text_of("k1", "a"), "c1", 1), cursor)->more);
  EXPECT_FALSE(kf.read_pull(kKf, kf_batch("", "c9", 1), cursor)->more) << "it cannot be told whose";
  const auto token = kf.read_pull(kKf, {200, {}, R"({"errcode":42001,"errmsg":"expired"})", 0}, cursor);
  ASSERT_FALSE(token);
  EXPECT_EQ(token.error().kind, ErrorKind::unauthorized);
  EXPECT_FALSE(kf.read_pull(kKf, {502, {}, "", 0}, cursor));
}

TEST(WecomKf, ReadsMessagesOfEachKind) {
  EXPECT_EQ(read_kf(kf_text_of("k1", "在吗")).text, "在吗");
  const Inbound tapped =
      read_kf(kf_said("k2", R"("msgtype":"text","text":{"content":"查","menu_id":"say:查订单"})"));
  EXPECT_EQ(tapped.text, "查订单") << "what our own button stands for";
  const Inbound file = read_kf(kf_said("k3", R"("msgtype":"file","file":{"media_id":"F1"})"));
  EXPECT_EQ(file.type, InboundType::file);
  EXPECT_EQ(file.media.at(0).id, "F1");
  const Inbound place = read_kf(kf_said(
      "k4", R"("msgtype":"location","location":{"latitude":23.1,"longitude":113.3,"name":"广州塔"})"));
  EXPECT_EQ(place.location->label, "广州塔");
  const Inbound page =
      read_kf(kf_said("k5", R"("msgtype":"miniprogram","miniprogram":{"title":"外套","pagepath":"p?id=7"})"));
  EXPECT_EQ(page.type, InboundType::link);
  EXPECT_EQ(page.key, "p?id=7");
  EXPECT_EQ(read_kf(kf_said("k6", R"("msgtype":"channels_shop_order",
      "channels_shop_order":{"order_id":"O1","product_titles":"外套"})"))
                .key,
            "O1");
  EXPECT_EQ(read_kf(kf_said("k7", R"("msgtype":"note","note":{})")).type, InboundType::ignore);
  Inbound agent = read_kf(R"({"msgid":"k8","open_kfid":"wk1","external_userid":"wm1","origin":5,
                              "msgtype":"text","text":{"content":"您好"}})");
  EXPECT_TRUE(agent.outgoing);
}

TEST(WecomKf, ReadsEvents) {
  const auto event = [](const std::string& inside) {
    return read_kf(R"({"msgid":"e1","send_time":1700000399,"origin":4,"msgtype":"event","event":{)" + inside +
                   R"(,"open_kfid":"wk1","external_userid":"wm1"}})");
  };
  const Inbound came = event(R"("event_type":"enter_session","scene":"shop","welcome_code":"W1")");
  EXPECT_EQ(came.event, "enter_session");
  EXPECT_EQ(came.key, "shop");
  EXPECT_EQ(came.reply_to["welcome_code"], "W1");
  EXPECT_EQ(came.conversation_id, "wk1:wm1");
  EXPECT_EQ(event(R"("event_type":"user_recall_msg","recall_msgid":"k1")").event, "unsend");
  EXPECT_EQ(event(R"("event_type":"session_status_change","change_type":1)").type, InboundType::control);
  EXPECT_EQ(event(R"("event_type":"servicer_status_change")").type, InboundType::ignore);
}

TEST(WecomKf, SaysTextMenusAndTheWelcome) {
  const Adapter& kf = adapter("wecom_kf");
  const Token token{"T", 0, Json::object()};
  Outgoing message = say("您好", "wm1", "wk1:wm1");
  Call call = kf.send_call(kKf, token, message);
  EXPECT_EQ(call.url, "https://wecom.example/cgi-bin/kf/send_msg?access_token=T");
  EXPECT_EQ(body_of(call), Json::parse(R"({"touser":"wm1","open_kfid":"wk1","msgid":"m0000000000000001",
                                           "msgtype":"text","text":{"content":"您好"}})"));
  message.reply_to = {{"welcome_code", "W1"}};
  message.replied_at = 1000;
  message.now = 20'999;
  call = kf.send_call(kKf, token, message);
  EXPECT_TRUE(call.url.starts_with("https://wecom.example/cgi-bin/kf/send_msg_on_event?"));
  EXPECT_EQ(body_of(call)["code"], "W1");
  EXPECT_FALSE(body_of(call).contains("touser"));
  message.now = 21'000;
  EXPECT_TRUE(body_of(kf.send_call(kKf, token, message)).contains("touser")) << "the code is dead";
  message.part = QuickRepliesPart{{{"查订单", "", "查我的订单"}, {"官网", "https://a.example", ""}}};
  message.text = "您想问什么？";
  EXPECT_EQ(body_of(kf.send_call(kKf, token, message))["msgmenu"],
            Json::parse(R"({"head_content":"您想问什么？","list":[
                {"type":"click","click":{"id":"say:查我的订单","content":"查订单"}},
                {"type":"view","view":{"url":"https://a.example","content":"官网"}}]})"));
}

TEST(WecomKf, LosesNoneOfALongTextAboveButtons) {
  std::string text;
  for (int i = 0; i < 400; ++i) text += "字";
  Outgoing message = say("", "wm1", "wk1:wm1");
  message.text = text;
  message.part = QuickRepliesPart{{{"好", "", "好"}}};
  const Json menu = body_of(adapter("wecom_kf").send_call(kKf, {}, message))["msgmenu"];
  std::string said = menu["head_content"];
  EXPECT_LE(said.size(), 1024U);
  for (const Json& line : menu["list"]) {
    if (line["type"] != "text") continue;
    EXPECT_LE(line["text"]["content"].get<std::string>().size(), 256U);
    said += line["text"]["content"];
  }
  EXPECT_EQ(said, text);
}

TEST(WecomKf, UnderstandsWhatBecameOfAMessage) {
  const auto read = [](std::string body) {
    return adapter("wecom_kf").read_sent(kKf, {200, {}, std::move(body), 0});
  };
  EXPECT_EQ(read(R"({"errcode":0,"msgid":"m1"})").platform_id, "m1");
  EXPECT_EQ(read(R"({"errcode":95001,"errmsg":"send msg count limit"})").state, State::window_over);
  EXPECT_EQ(read(R"({"errcode":95001,"errmsg":"no valid kf account"})").state, State::refused);
  EXPECT_EQ(read(R"({"errcode":40014})").state, State::token_bad);
  EXPECT_EQ(read(R"({"errcode":45009})").state, State::slow_down);
}

}  // namespace
}  // namespace yingda::channels::test
