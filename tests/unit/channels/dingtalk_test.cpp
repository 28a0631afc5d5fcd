#include "channels/dingtalk/dingtalk_message.hpp"
#include "channels/dingtalk/dingtalk_stream.hpp"
#include "unit/channels/wechat_world.hpp"

namespace yingda::channels::test {
namespace {

using State = Verdict::State;
using testing::HasSubstr;

constexpr TimeMs kDingNow = 1'700'000'000'000;
const Account kDing{"c1",
                    {{"app_key", "ding1"},
                     {"app_secret", "secret"},
                     {"token", "tok"},
                     {"encoding_aes_key", kAesKey},
                     {"host", "https://api.example"}}};

Push ding_push(std::string body, const std::string& secret = "secret", TimeMs sent = kDingNow) {
  const std::string time = std::to_string(sent);
  Push push;
  push.method = "POST";
  push.headers = {{"Timestamp", time}, {"Sign", dingtalk_sign(time, secret)}};
  push.body = std::move(body);
  push.now = kDingNow;
  return push;
}

std::string ding_message_of(const std::string& inside) {
  return R"({"conversationId":"cid1","msgId":"m1","createAt":1700000000000,"conversationType":"2",
             "senderId":"$:LWCP","senderStaffId":"user1","senderNick":"小杨","robotCode":"robot1",
             "sessionWebhook":"https://oapi.dingtalk.com/robot/sendBySession?session=s1",
             "sessionWebhookExpiredTime":1700005400000,)" +
         inside + "}";
}

Inbound read_ding(const std::string& inside) {
  const auto got = adapter("dingtalk").receive(kDing, ding_push(ding_message_of(inside)));
  EXPECT_FALSE(got.refused);
  return got.messages.size() == 1 ? got.messages[0] : Inbound();
}

TEST(Dingtalk, ReadsMessagesOfEachKind) {
  const Inbound text = read_ding(R"("msgtype":"text","text":{"content":" 报销怎么填 "})");
  EXPECT_EQ(text.text, "报销怎么填");
  EXPECT_EQ(text.name, "小杨");
  EXPECT_EQ(text.user_id, "user1");
  EXPECT_TRUE(text.reply_to["group"].get<bool>());
  const Inbound voice =
      read_ding(R"("msgtype":"audio","content":{"downloadCode":"d1","recognition":"你好"})");
  EXPECT_EQ(voice.type, InboundType::voice);
  EXPECT_EQ(voice.text, "你好");
  const Inbound file = read_ding(R"("msgtype":"file","content":{"downloadCode":"d2","fileName":"a.pdf"})");
  EXPECT_EQ(file.media.at(0).name, "a.pdf");
  const Inbound two = read_ding(
      R"("msgtype":"richText","content":{"richText":[{"downloadCode":"d3"},{"downloadCode":"d4"}]})");
  EXPECT_EQ(two.type, InboundType::image);
  EXPECT_EQ(two.media.size(), 2U);
  EXPECT_EQ(read_ding(R"("msgtype":"unknown")").type, InboundType::ignore);
}

TEST(Dingtalk, BelievesOnlyTheSecretAndOnlyForAnHour) {
  const Adapter& ding = adapter("dingtalk");
  constexpr TimeMs kHour = 3'600'000;
  EXPECT_EQ(ding.receive(kDing, ding_push("{}", "secre")).refused, Refusal::bad_signature);
  EXPECT_EQ(ding.receive(Account{}, ding_push("{}", "")).refused, Refusal::bad_signature);
  EXPECT_EQ(ding.receive(kDing, Push{}).refused, Refusal::bad_signature);
  EXPECT_FALSE(ding.receive(kDing, ding_push("{}", "secret", kDingNow - kHour)).refused);
  EXPECT_EQ(ding.receive(kDing, ding_push("{}", "secret", kDingNow - kHour - 1)).refused, Refusal::stale);
  EXPECT_EQ(ding.receive(kDing, ding_push("{}", "secret", kDingNow + kHour + 1)).refused, Refusal::stale);
  EXPECT_EQ(ding.receive(kDing, ding_push("[")).refused, Refusal::malformed);
}

TEST(Dingtalk, AnswersEventsWithTheSealedWord) {
  const Adapter& ding = adapter("dingtalk");
  Push push = sealed_push("tok", R"({"EventType":"check_url"})", "ding1", R"({"encrypt":"%"})");
  push.now = kDingNow;
  const auto got = ding.receive(kDing, push);
  ASSERT_FALSE(got.refused);
  const Json answer = Json::parse(got.reply.body);
  EXPECT_EQ(open_envelope(kAesKey, answer["encrypt"].get<std::string>(), "ding1")->message, "success");
  EXPECT_EQ(answer["msg_signature"],
            sorted_sha1({"tok", answer["timeStamp"], answer["nonce"], answer["encrypt"]}));
  ASSERT_EQ(got.messages.size(), 1U);
  EXPECT_EQ(got.messages[0].type, InboundType::ignore);
  Account other = kDing;
  other.settings["owner_key"] = "corp1";
  EXPECT_EQ(ding.receive(other, push).refused, Refusal::wrong_receiver);
  push.query[0].second = "1700000001";
  EXPECT_EQ(ding.receive(kDing, push).refused, Refusal::bad_signature);
}

TEST(Dingtalk, RepliesToTheSessionWhileItLasts) {
  const Adapter& ding = adapter("dingtalk");
  const Token token{"T", 0, Json::object()};
  Outgoing message = say("您好", "user1", "cid1");
  message.reply_to = {{"webhook", "https://oapi.dingtalk.com/robot/sendBySession?session=s1"},
                      {"until", kDingNow + 60'000},
                      {"group", true},
                      {"robot", "robot1"}};
  message.now = kDingNow;
  Call call = ding.send_call(kDing, token, message);
  EXPECT_EQ(call.url, "https://oapi.dingtalk.com/robot/sendBySession?session=s1");
  EXPECT_EQ(body_of(call),
            Json::parse(R"({"msgtype":"text","text":{"content":"您好"},"at":{"atUserIds":["user1"]}})"));
  EXPECT_EQ(field(call.headers, "x-acs-dingtalk-access-token"), "") << "no token leaves for a web hook";
  message.now = kDingNow + 60'000;
  call = ding.send_call(kDing, token, message);
  EXPECT_EQ(call.url, "https://api.example/v1.0/robot/groupMessages/send");
  EXPECT_EQ(field(call.headers, "x-acs-dingtalk-access-token"), "T");
  EXPECT_EQ(body_of(call), Json::parse(R"({"robotCode":"robot1","msgKey":"sampleText",
                                           "msgParam":"{\"content\":\"您好\"}","openConversationId":"cid1"})"));
  message.reply_to = Json::object();
  call = ding.send_call(kDing, token, message);
  EXPECT_EQ(call.url, "https://api.example/v1.0/robot/oToMessages/batchSend");
  EXPECT_EQ(body_of(call)["userIds"], Json::array({"user1"}));
  EXPECT_EQ(body_of(call)["robotCode"], "ding1");
}

TEST(Dingtalk, CallsNobodyElsesAddress) {
  Outgoing message = say("您好", "user1", "cid1");
  message.now = kDingNow;
  for (const char* url :
       {"https://evil.example/x", "https://oapi.dingtalk.com.evil.example/x", "http://10.0.0.1/"}) {
    message.reply_to = {{"webhook", url}, {"until", kDingNow + 60'000}};
    EXPECT_THAT(adapter("dingtalk").send_call(kDing, {}, message).url, HasSubstr("https://api.example/"))
        << url;
  }
}

TEST(Dingtalk, SaysPicturesButtonsAndCards) {
  Outgoing message = say("", "user1", "cid1");
  message.part = FilePart{true, "/files/x/a.png", "a.png", "image/png", 5, 0, 0};
  message.media_url = "https://desk.example/a.png";
  DingtalkContent content = dingtalk_content(message);
  EXPECT_EQ(content.webhook["markdown"]["text"], "![a.png](https://desk.example/a.png)");
  EXPECT_EQ(content.key, "sampleImageMsg");
  EXPECT_EQ(content.param["photoURL"], "https://desk.example/a.png");
  message.part = QuickRepliesPart{{{"查订单", "", "查 订单"}, {"官网", "https://a.example", ""}}};
  message.text = "您想问什么？";
  content = dingtalk_content(message);
  EXPECT_EQ(content.key, "sampleActionCard2");
  EXPECT_EQ(content.param["actionURL1"],
            "dtmd://dingtalkclient/sendMessage?content=%E6%9F%A5%20%E8%AE%A2%E5%8D%95");
  EXPECT_EQ(content.webhook["actionCard"]["btns"][1],
            Json::parse(R"({"title":"官网","actionURL":"https://a.example"})"));
  message.part = CardPart{{{"外套", "红色", "", {{"看看", "https://a.example", ""}}}}};
  content = dingtalk_content(message);
  EXPECT_EQ(content.key, "sampleActionCard");
  EXPECT_EQ(content.param["singleURL"], "https://a.example");
  EXPECT_EQ(content.param["text"], "### 外套\n\n红色");
}

TEST(Dingtalk, UnderstandsWhatBecameOfAMessage) {
  const auto read = [](int status, std::string body) {
    return adapter("dingtalk").read_sent(kDing, {status, {}, std::move(body), 0});
  };
  EXPECT_EQ(read(200, R"({"errcode":0,"errmsg":"ok"})").state, State::sent);
  EXPECT_EQ(read(200, R"({"errcode":130101,"errmsg":"send too fast"})").state, State::slow_down);
  EXPECT_EQ(read(200, R"({"errcode":88})").state, State::token_bad);
  EXPECT_EQ(read(200, R"({"errcode":310000,"errmsg":"sign not match"})").state, State::refused);
  EXPECT_EQ(read(200, R"({"processQueryKey":"P1"})").platform_id, "P1");
  EXPECT_EQ(read(200, R"({"processQueryKey":"P1","invalidStaffIdList":["user1"]})").state, State::refused);
  EXPECT_EQ(read(200, R"({"flowControlledStaffIdList":["user1"]})").state, State::slow_down);
  EXPECT_EQ(read(401, R"({"code":"InvalidAuthentication","message":"x"})").state, State::token_bad);
  EXPECT_EQ(read(403, R"({"code":"Forbidden.AccessDenied.QpsLimitForApi"})").state, State::slow_down);
  EXPECT_EQ(read(400, R"({"code":"param.error","message":"x"})").code, "param.error");
  EXPECT_EQ(read(503, "").state, State::again);
}

TEST(Dingtalk, GetsATokenAndFetchesFiles) {
  const Adapter& ding = adapter("dingtalk");
  EXPECT_EQ(body_of(*ding.token_call(kDing, 0)), Json::parse(R"({"appKey":"ding1","appSecret":"secret"})"));
  EXPECT_EQ(ding.read_token(kDing, {200, {}, R"({"accessToken":"A","expireIn":7200})", 0})->expires_at,
            7'200'000);
  EXPECT_FALSE(ding.read_token(kDing, {400, {}, R"({"code":"invalidClientIdOrSecret"})", 0}));
  const Token token{"T", 0, Json::object()};
  const auto call = ding.media_call(kDing, token, {"d1", "", "", "", 0});
  EXPECT_EQ(call->url, "https://api.example/v1.0/robot/messageFiles/download");
  EXPECT_EQ(body_of(*call), Json::parse(R"({"robotCode":"ding1","downloadCode":"d1"})"));
  EXPECT_EQ(ding.media_next(kDing, token, {}, {200, {}, R"({"downloadUrl":"https://f.example/1"})", 0})->url,
            "https://f.example/1");
}

TEST(DingtalkStream, ReadsFramesAndAcknowledges) {
  const auto frame = [](const std::string& type, const std::string& topic, const Json& data) {
    const Json text = {
        {"specVersion", "1.0"},
        {"type", type},
        {"headers", {{"topic", topic}, {"messageId", "f1"}, {"contentType", "application/json"}}},
        {"data", data.dump()}};
    return read_dingtalk_frame(text.dump()).value();
  };
  const auto said = frame("CALLBACK", "/v1.0/im/bot/messages/get",
                          Json::parse(ding_message_of(R"("msgtype":"text","text":{"content":"hi"})")));
  EXPECT_EQ(said.messages.at(0).text, "hi");
  EXPECT_EQ(said.messages.at(0).dedupe_key, "f1");
  EXPECT_EQ(said.acknowledgement["code"], 200);
  EXPECT_EQ(said.acknowledgement["headers"]["messageId"], "f1");
  EXPECT_FALSE(said.reconnect);
  const auto tap = frame("CALLBACK", "/v1.0/card/instances/callback",
                         {{"userId", "user1"}, {"content", R"({"cardPrivateData":{"actionIds":["ok"]}})"}});
  EXPECT_EQ(tap.messages.at(0).type, InboundType::button);
  EXPECT_EQ(tap.messages.at(0).key, "ok");
  EXPECT_TRUE(frame("SYSTEM", "disconnect", Json::object()).reconnect);
  EXPECT_EQ(frame("SYSTEM", "ping", {{"opaque", "o"}}).acknowledgement["data"], R"({"opaque":"o"})");
  EXPECT_EQ(frame("EVENT", "*", Json::object()).messages.at(0).type, InboundType::ignore);
  for (const char* text : {"", "{}", "[1]", R"({"type":"SYSTEM"})"})
    EXPECT_FALSE(read_dingtalk_frame(text)) << text;
}

TEST(DingtalkStream, FindsWhereToConnect) {
  const Call call = dingtalk_open_call(kDing);
  EXPECT_EQ(call.url, "https://api.example/v1.0/gateway/connections/open");
  EXPECT_EQ(body_of(call)["subscriptions"][0],
            Json::parse(R"({"type":"CALLBACK","topic":"/v1.0/im/bot/messages/get"})"));
  EXPECT_EQ(
      read_dingtalk_open({200, {}, R"({"endpoint":"wss://s.example/connect","ticket":"a b"})", 0}).value(),
      "wss://s.example/connect?ticket=a%20b");
  EXPECT_FALSE(read_dingtalk_open({401, {}, R"({"code":"authFailed"})", 0}));
}

}  // namespace
}  // namespace yingda::channels::test
