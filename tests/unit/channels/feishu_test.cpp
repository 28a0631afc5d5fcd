#include "base/crypto.hpp"
#include "channels/crypto.hpp"
#include "channels/feishu/feishu_seal.hpp"
#include "unit/channels/adapter_world.hpp"

namespace yingda::channels::test {
namespace {

using State = Verdict::State;
using testing::HasSubstr;
using testing::IsEmpty;

constexpr TimeMs kFeishuNow = 1'700'000'000'000;
const Account kPlainFeishu{"c1", {{"app_id", "cli1"}, {"app_secret", "s1"}, {"verification_token", "tok"}}};
const Account kSealedFeishu{"c1",
                            {{"app_id", "cli1"},
                             {"verification_token", "tok"},
                             {"encrypt_key", "key"},
                             {"host", "https://open.example"}}};

std::string feishu_v2(const std::string& type, const std::string& event) {
  return R"({"schema":"2.0","header":{"event_id":"ev1","event_type":")" + type +
         R"(","create_time":"1700000000000","token":"tok"},"event":)" + event + "}";
}

std::string feishu_said(const std::string& kind, const Json& content, const std::string& mentions = "[]") {
  return feishu_v2("im.message.receive_v1",
                   R"({"sender":{"sender_id":{"open_id":"ou1","union_id":"on1"},"sender_type":"user"},
                "message":{"message_id":"om1","chat_id":"oc1","create_time":"1700000000123","message_type":")" +
                       kind + R"(","content":)" + Json(content.dump()).dump() + R"(,"mentions":)" + mentions +
                       "}}");
}

Push feishu_push(std::string body) {
  Push push;
  push.method = "POST";
  push.body = std::move(body);
  push.now = kFeishuNow;
  return push;
}

void sign_feishu(Push& push, TimeMs at = kFeishuNow) {
  const std::string time = std::to_string(at / 1000);
  push.headers = {{"X-Lark-Request-Timestamp", time},
                  {"X-Lark-Request-Nonce", "n1"},
                  {"X-Lark-Signature", feishu_signature(time, "n1", "key", push.body)}};
}

Push sealed_feishu(const std::string& event) {
  const std::string iv = "0123456789abcdef";
  const std::string bytes = iv + aes_cbc_encrypt(sha256("key"), iv, pad(event, 16)).value();
  Push push = feishu_push(Json{{"encrypt", to_base64(bytes)}}.dump());
  sign_feishu(push);
  return push;
}

std::vector<Inbound> read_feishu(const std::string& body) {
  const auto got = adapter("feishu").receive(kPlainFeishu, feishu_push(body));
  EXPECT_FALSE(got.refused);
  EXPECT_EQ(got.reply.content_type, "application/json; charset=utf-8");
  return got.messages;
}

TEST(Feishu, ReadsMessagesOfEachKind) {
  const Inbound text =
      read_feishu(feishu_said("text", {{"text", "@_user_1 问 @_user_2"}},
                              R"([{"key":"@_user_1","name":"客服"},{"key":"@_user_2","name":"小李"}])"))
          .at(0);
  EXPECT_EQ(text.text, "问 @小李") << "who is addressed is left out, others get their names";
  EXPECT_EQ(text.user_id, "ou1");
  EXPECT_EQ(text.union_id, "on1");
  EXPECT_EQ(text.sent_at, 1'700'000'000'123);
  EXPECT_EQ(text.reply_to["message_id"], "om1");
  const Inbound post =
      read_feishu(
          feishu_said("post", Json::parse(R"({"title":"问题","content":[[{"tag":"text","text":"坏了 "},
                                {"tag":"a","text":"链接","href":"https://a.example"}],
                                [{"tag":"img","image_key":"img1"}]]})")))
          .at(0);
  EXPECT_EQ(post.type, InboundType::text);
  EXPECT_EQ(post.text, "问题\n坏了 链接");
  EXPECT_EQ(post.media.at(0).id, "img1");
  const Inbound local =
      read_feishu(feishu_said("post", Json::parse(R"({"zh_cn":{"content":[[{"tag":"text","text":"hi"}]]}})")))
          .at(0);
  EXPECT_EQ(local.text, "hi");
  EXPECT_EQ(read_feishu(feishu_said("audio", {{"file_key", "f1"}})).at(0).type, InboundType::voice);
  EXPECT_EQ(
      read_feishu(feishu_said("media", {{"file_key", "f2"}, {"file_name", "v.mp4"}})).at(0).media.at(0).name,
      "v.mp4");
  const Inbound place =
      read_feishu(feishu_said("location", {{"name", "广州塔"}, {"longitude", "113.3"}, {"latitude", "23.1"}}))
          .at(0);
  EXPECT_DOUBLE_EQ(place.location->lat, 23.1);
  EXPECT_EQ(read_feishu(feishu_said("share_chat", Json::object())).at(0).type, InboundType::ignore);
}

TEST(Feishu, ReadsEventsOfBothSchemas) {
  const auto reads = read_feishu(feishu_v2("im.message.message_read_v1",
                                           R"({"reader":{"reader_id":{"open_id":"ou1"},"read_time":"5"},
                                        "message_id_list":["om1","om2"]})"));
  ASSERT_EQ(reads.size(), 2U);
  EXPECT_EQ(reads[1].event, "read");
  EXPECT_EQ(reads[1].key, "om2");
  EXPECT_NE(reads[0].dedupe_key, reads[1].dedupe_key);
  EXPECT_EQ(read_feishu(feishu_v2("im.chat.member.bot.added_v1", R"({"chat_id":"oc1"})")).at(0).event,
            "invite");
  EXPECT_EQ(read_feishu(feishu_v2("contact.user.created_v3", "{}")).at(0).type, InboundType::ignore);
  const Inbound old = read_feishu(
                          R"({"uuid":"u1","token":"tok","ts":"1700000000.1","type":"event_callback","event":
        {"type":"message","msg_type":"text","open_id":"ou1","open_chat_id":"oc1","open_message_id":"om9",
         "text":"<at>@bot</at> 你好","text_without_at_bot":" 你好"}})")
                          .at(0);
  EXPECT_EQ(old.text, "你好");
  EXPECT_EQ(old.dedupe_key, "u1");
  EXPECT_EQ(old.conversation_id, "oc1");
}

TEST(Feishu, AnswersTapsOnCards) {
  const auto got = adapter("feishu").receive(
      kPlainFeishu, feishu_push(feishu_v2("card.action.trigger", R"({"operator":{"open_id":"ou1"},
          "action":{"value":{"reply":"查订单"},"tag":"button"},
          "context":{"open_message_id":"om1","open_chat_id":"oc1"}})")));
  ASSERT_EQ(got.messages.size(), 1U);
  EXPECT_EQ(got.messages[0].type, InboundType::button);
  EXPECT_EQ(got.messages[0].key, "查订单");
  EXPECT_EQ(Json::parse(got.reply.body)["toast"]["type"], "success");
  Push old = feishu_push(R"({"open_id":"ou1","open_chat_id":"oc1","open_message_id":"om1","token":"c-1",
                            "action":{"tag":"button","value":{"k":"v"}}})");
  EXPECT_EQ(adapter("feishu").receive(kPlainFeishu, old).refused, Refusal::bad_signature);
  const std::string time = std::to_string(kFeishuNow / 1000);
  old.headers = {{"X-Lark-Request-Timestamp", time},
                 {"X-Lark-Request-Nonce", "n"},
                 {"X-Lark-Signature", feishu_card_signature(time, "n", "tok", old.body)}};
  EXPECT_EQ(adapter("feishu").receive(kPlainFeishu, old).messages.at(0).key, R"({"k":"v"})");
}

TEST(Feishu, BelievesTheTokenWithoutAKey) {
  const Adapter& feishu = adapter("feishu");
  Account other = kPlainFeishu;
  other.settings["verification_token"] = "other";
  EXPECT_EQ(feishu.receive(other, feishu_push(feishu_said("text", {{"text", "a"}}))).refused,
            Refusal::bad_signature);
  EXPECT_EQ(feishu.receive(Account{}, feishu_push(feishu_said("text", {{"text", "a"}}))).refused,
            Refusal::bad_signature);
  EXPECT_EQ(feishu.receive(kPlainFeishu, feishu_push("{}")).refused, Refusal::bad_signature);
  EXPECT_EQ(feishu.receive(kPlainFeishu, feishu_push("[")).refused, Refusal::malformed);
}

TEST(Feishu, BelievesTheSignatureWithAKey) {
  const Adapter& feishu = adapter("feishu");
  const std::string event = feishu_said("text", {{"text", "在吗"}});
  EXPECT_EQ(feishu.receive(kSealedFeishu, sealed_feishu(event)).messages.at(0).text, "在吗");
  EXPECT_EQ(feishu.receive(kSealedFeishu, feishu_push(event)).refused, Refusal::bad_signature)
      << "not sealed";
  Push bare = sealed_feishu(event);
  bare.headers.clear();
  EXPECT_EQ(feishu.receive(kSealedFeishu, bare).refused, Refusal::bad_signature) << "not signed";
  Push changed = sealed_feishu(event);
  changed.body += ' ';
  EXPECT_EQ(feishu.receive(kSealedFeishu, changed).refused, Refusal::bad_signature);
  Push late = sealed_feishu(event);
  late.now = kFeishuNow + 3'601'000;
  EXPECT_EQ(feishu.receive(kSealedFeishu, late).refused, Refusal::stale);
  EXPECT_EQ(feishu.receive(kPlainFeishu, sealed_feishu(event)).refused, Refusal::bad_signature)
      << "there is no key";
}

TEST(Feishu, AnswersTheChallengeToTheTokenOnly) {
  const Adapter& feishu = adapter("feishu");
  const std::string asked = R"({"type":"url_verification","challenge":"c1","token":"tok"})";
  EXPECT_EQ(feishu.receive(kPlainFeishu, feishu_push(asked)).reply.body, R"({"challenge":"c1"})");
  Push unsigned_one = sealed_feishu(asked);
  unsigned_one.headers.clear();
  EXPECT_EQ(feishu.receive(kSealedFeishu, unsigned_one).reply.body, R"({"challenge":"c1"})");
  const std::string wrong = R"({"type":"url_verification","challenge":"c1","token":"no"})";
  EXPECT_EQ(feishu.receive(kPlainFeishu, feishu_push(wrong)).refused, Refusal::bad_signature);
  EXPECT_THAT(feishu.receive(kPlainFeishu, feishu_push(asked)).messages, IsEmpty());
}

TEST(Feishu, SaysTextFilesAndCards) {
  const Adapter& feishu = adapter("feishu");
  const Token token{"T", 0, Json::object()};
  Outgoing message = say("您\"好", "ou1", "oc1");
  const Call call = feishu.send_call(kSealedFeishu, token, message);
  EXPECT_EQ(call.url, "https://open.example/open-apis/im/v1/messages?receive_id_type=chat_id");
  EXPECT_EQ(field(call.headers, "Authorization"), "Bearer T");
  EXPECT_EQ(body_of(call), Json::parse(R"({"receive_id":"oc1","msg_type":"text","uuid":"m0000000000000001",
                                           "content":"{\"text\":\"您\\\"好\"}"})"));
  message.part = FilePart{false, "", "a.pdf", "application/pdf", 5, 0, 0};
  message.media = "file1";
  EXPECT_EQ(body_of(feishu.send_call(kSealedFeishu, token, message))["content"], R"({"file_key":"file1"})");
  message.part = QuickRepliesPart{{{"查订单", "", "查我的订单"}, {"官网", "https://a.example", ""}}};
  message.text = "您想问什么？";
  const Json sent = body_of(feishu.send_call(kSealedFeishu, token, message));
  EXPECT_EQ(sent["msg_type"], "interactive");
  const Json card = Json::parse(sent["content"].get<std::string>());
  EXPECT_EQ(card["elements"][0]["text"]["content"], "您想问什么？");
  EXPECT_EQ(card["elements"][1]["actions"][0]["value"]["reply"], "查我的订单");
  EXPECT_EQ(card["elements"][1]["actions"][1]["url"], "https://a.example");
  message.conversation_id.clear();
  EXPECT_THAT(feishu.send_call(kSealedFeishu, token, message).url, HasSubstr("receive_id_type=open_id"));
}

TEST(Feishu, UnderstandsWhatBecameOfAMessage) {
  const auto read = [](int status, std::string body) {
    return adapter("feishu").read_sent(kPlainFeishu, {status, {}, std::move(body), 0});
  };
  EXPECT_EQ(read(200, R"({"code":0,"data":{"message_id":"om5"}})").platform_id, "om5");
  EXPECT_EQ(read(400, R"({"code":99991663,"msg":"token invalid"})").state, State::token_bad);
  EXPECT_EQ(read(400, R"({"code":230020,"msg":"rate"})").state, State::slow_down);
  EXPECT_EQ(read(429, R"({"code":99991400})").state, State::slow_down);
  EXPECT_EQ(read(400, R"({"code":230025,"msg":"too long"})").state, State::refused);
  EXPECT_EQ(read(500, R"({"code":2200})").state, State::again);
  EXPECT_EQ(read(200, "").state, State::again);
}

TEST(Feishu, GetsATokenAndMovesFiles) {
  const Adapter& feishu = adapter("feishu");
  EXPECT_EQ(feishu.token_call(kPlainFeishu, 0)->url,
            "https://open.feishu.cn/open-apis/auth/v3/tenant_access_token/internal");
  EXPECT_EQ(
      feishu
          .read_token(kPlainFeishu, {200, {}, R"({"code":0,"tenant_access_token":"t-1","expire":3600})", 7})
          ->expires_at,
      3'600'007);
  EXPECT_FALSE(feishu.read_token(kPlainFeishu, {200, {}, R"({"code":10014,"msg":"app secret invalid"})", 0}));
  const Token token{"T", 0, Json::object()};
  const Media picture = read_feishu(feishu_said("image", {{"image_key", "img1"}})).at(0).media.at(0);
  const auto call = feishu.media_call(kPlainFeishu, token, picture);
  EXPECT_EQ(call->url, "https://open.feishu.cn/open-apis/im/v1/messages/om1/resources/img1?type=image");
  EXPECT_EQ(field(call->headers, "Authorization"), "Bearer T");
  EXPECT_FALSE(feishu.media_call(kPlainFeishu, token, {"i", "https://evil.example/x", "", "", 0}));
  const FilePart file{false, "", "a.pdf", "application/pdf", 3, 0, 0};
  const auto upload = feishu.upload_call(kPlainFeishu, token, file, "PDF");
  EXPECT_EQ(upload->url, "https://open.feishu.cn/open-apis/im/v1/files");
  EXPECT_THAT(upload->body, HasSubstr("name=\"file_type\"\r\n\r\nstream\r\n"));
  EXPECT_EQ(feishu.read_upload(kPlainFeishu, {200, {}, R"({"code":0,"data":{"file_key":"f9"}})", 0}).value(),
            "f9");
  EXPECT_FALSE(feishu.read_upload(kPlainFeishu, {400, {}, R"({"code":234006})", 0}));
}

}  // namespace
}  // namespace yingda::channels::test
