#include "base/crypto.hpp"
#include "channels/aliyun_sms/signing.hpp"
#include "channels/crypto.hpp"
#include "channels/form.hpp"
#include "unit/channels/adapter_world.hpp"

namespace yingda::channels::test {
namespace {

using State = Verdict::State;

const Account kAliyunAccount{"c1",
                             {{"access_key_id", "id"},
                              {"access_key_secret", "testsecret"},
                              {"sign_name", "应答"},
                              {"template_code", "SMS_1"},
                              {"hook_secret", "p4th"}}};

Reception aliyun_push(std::string body, std::string path = "/p4th") {
  Push push;
  push.method = "POST";
  push.path = std::move(path);
  push.body = std::move(body);
  return adapter("aliyun_sms").receive(kAliyunAccount, push);
}

TEST(AliyunSms, ReadsRepliesAndReportsOfOnePush) {
  const auto got = aliyun_push(
      R"([{"phone_number":"13900000001","send_time":"2026-01-02 11:00:00","content":"退货","dest_code":"1234",
           "sequence_id":1234567890},
          {"phone_number":"13900000002","report_time":"2026-01-02 11:00:00","success":true,"err_code":"DELIVERED",
           "biz_id":"b1","out_id":"m1"},
          {"phone_number":"13900000003","success":false,"err_code":"MK:0008","biz_id":"b2"}, 7])");
  ASSERT_EQ(got.messages.size(), 4U);
  EXPECT_EQ(got.messages[0].text, "退货");
  EXPECT_EQ(got.messages[0].dedupe_key, "1234567890");
  EXPECT_EQ(got.messages[0].conversation_id, "1234:13900000001");
  EXPECT_EQ(got.messages[0].sent_at, from_rfc3339("2026-01-02T03:00:00Z"));
  EXPECT_EQ(got.messages[1].event, "delivered");
  EXPECT_EQ(got.messages[1].key, "b1");
  EXPECT_EQ(got.messages[1].dedupe_key, "b1:13900000002");
  EXPECT_EQ(got.messages[2].event, "failed");
  EXPECT_EQ(got.messages[2].key, "MK:0008");
  EXPECT_EQ(got.messages[3].type, InboundType::ignore);
  EXPECT_EQ(read_json(got.reply.body), Json::parse(R"({"code":0,"msg":"成功"})"));
}

TEST(AliyunSms, TakesPushesOnItsSecretPathOnly) {
  EXPECT_EQ(aliyun_push("[]", "/p4tH").refused, Refusal::bad_signature);
  EXPECT_EQ(aliyun_push("[]", "").refused, Refusal::bad_signature);
  EXPECT_EQ(aliyun_push("[").refused, Refusal::malformed);
  Push push;
  push.path = "/";
  push.body = "[]";
  EXPECT_EQ(adapter("aliyun_sms").receive(Account{}, push).refused, Refusal::bad_signature)
      << "no secret is configured";
}

TEST(AliyunSms, SendsATemplateWithTheWordsSigned) {
  Outgoing message = say("您好", "13900000001", "1234:13900000001");
  message.now = *from_rfc3339("2026-01-02T03:04:05Z");
  const Call call = adapter("aliyun_sms").send_call(kAliyunAccount, {}, message);
  EXPECT_EQ(call.method, "POST");
  EXPECT_EQ(call.body, "");
  const std::string base = "https://dysmsapi.aliyuncs.com/?";
  ASSERT_TRUE(call.url.starts_with(base));
  const Fields query = parse_form(call.url.substr(base.size()));
  EXPECT_EQ(field(query, "PhoneNumbers"), "13900000001");
  EXPECT_EQ(field(query, "TemplateParam"), R"({"content":"您好"})");
  EXPECT_EQ(field(query, "OutId"), message.id);
  EXPECT_EQ(header(call.headers, "x-acs-date"), "2026-01-02T03:04:05Z");
  EXPECT_EQ(header(call.headers, "x-acs-action"), "SendSms");
  AliyunRequest request;
  request.query = query;
  request.headers = {{"host", "dysmsapi.aliyuncs.com"}};
  for (const auto& [name, value] : call.headers) {
    if (name.starts_with("x-acs-")) request.headers.emplace_back(name, value);
  }
  EXPECT_EQ(header(call.headers, "Authorization"), aliyun_authorization("id", "testsecret", request));
}

TEST(AliyunSms, NeedsAnotherNonceForARepeat) {
  Outgoing message = say("a", "1", "1");
  const auto nonce = [&] {
    return std::string(header(adapter("aliyun_sms").send_call(kAliyunAccount, {}, message).headers,
                              "x-acs-signature-nonce"));
  };
  message.now = 1;
  const std::string first = nonce();
  message.now = 2;
  EXPECT_NE(nonce(), first);
}

TEST(AliyunSms, UnderstandsWhatBecameOfAMessage) {
  const auto read = [&](int status, std::string body) {
    return adapter("aliyun_sms").read_sent(kAliyunAccount, {status, {}, std::move(body), 0});
  };
  EXPECT_EQ(read(200, R"({"Code":"OK","BizId":"b1"})").platform_id, "b1");
  EXPECT_EQ(read(200, R"({"Code":"isv.BUSINESS_LIMIT_CONTROL"})").state, State::slow_down);
  EXPECT_EQ(read(200, R"({"Code":"isv.MOBILE_NUMBER_ILLEGAL"})").state, State::refused);
  EXPECT_EQ(read(400, R"({"Code":"SignatureDoesNotMatch"})").state, State::refused);
  EXPECT_EQ(read(503, R"({"Code":"ServiceUnavailable"})").state, State::again);
}

}  // namespace
}  // namespace yingda::channels::test
