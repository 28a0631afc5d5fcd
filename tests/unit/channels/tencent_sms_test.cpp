#include "channels/tencent_sms/signing.hpp"
#include "unit/channels/adapter_world.hpp"

namespace yingda::channels::test {
namespace {

using State = Verdict::State;

const Account kTencentAccount{"c1",
                              {{"secret_id", "AKID"},
                               {"secret_key", "key"},
                               {"sdk_app_id", "1400"},
                               {"sign_name", "应答"},
                               {"template_id", "7"},
                               {"hook_secret", "p4th"}}};

Reception tencent_push(std::string body, std::string path = "/p4th") {
  Push push;
  push.method = "POST";
  push.path = std::move(path);
  push.body = std::move(body);
  return adapter("tencent_sms").receive(kTencentAccount, push);
}

TEST(TencentSms, ReadsARepliedText) {
  const auto got = tencent_push(
      R"({"extend":"01","mobile":"13900000001","nationcode":"86","sign":"应答","text":"TD","time":1700000000})");
  ASSERT_EQ(got.messages.size(), 1U);
  EXPECT_EQ(got.messages[0].type, InboundType::text);
  EXPECT_EQ(got.messages[0].text, "TD");
  EXPECT_EQ(got.messages[0].user_id, "+8613900000001");
  EXPECT_EQ(got.messages[0].dedupe_key, "13900000001:1700000000:01");
  EXPECT_EQ(got.messages[0].sent_at, 1'700'000'000'000);
  EXPECT_EQ(read_json(got.reply.body), Json::parse(R"({"result":0,"errmsg":"OK"})"));
}

TEST(TencentSms, LeavesATimeBeyondAllCalendarsOut) {
  const auto got = tencent_push(R"({"mobile":"1","nationcode":"86","text":"a","time":9223372036854775807})");
  EXPECT_EQ(got.messages[0].sent_at, 0);
}

TEST(TencentSms, ReadsReceipts) {
  const auto got = tencent_push(
      R"([{"nationcode":"+86","mobile":"13900000001","report_status":"SUCCESS","errmsg":"DELIVRD","sid":"s1"},
          {"nationcode":"86","mobile":"13900000002","report_status":"FAIL","errmsg":"MK:0001","sid":"s2"}])");
  ASSERT_EQ(got.messages.size(), 2U);
  EXPECT_EQ(got.messages[0].event, "delivered");
  EXPECT_EQ(got.messages[0].user_id, "+8613900000001");
  EXPECT_EQ(got.messages[0].key, "s1");
  EXPECT_EQ(got.messages[1].event, "failed");
  EXPECT_EQ(got.messages[1].key, "MK:0001");
}

TEST(TencentSms, TakesPushesOnItsSecretPathOnly) {
  EXPECT_EQ(tencent_push("[]", "/other").refused, Refusal::bad_signature);
  EXPECT_EQ(tencent_push("nothing").refused, Refusal::malformed);
  Push push;
  push.path = "/";
  EXPECT_EQ(adapter("tencent_sms").receive(Account{}, push).refused, Refusal::bad_signature);
}

TEST(TencentSms, SendsATemplateWithTheWordsSigned) {
  Outgoing message = say("您好", "+8613900000001", "+8613900000001");
  message.now = 1'700'000'000'500;
  const Call call = adapter("tencent_sms").send_call(kTencentAccount, {}, message);
  EXPECT_EQ(call.url, "https://sms.tencentcloudapi.com/");
  EXPECT_EQ(body_of(call), Json::parse(R"({"PhoneNumberSet":["+8613900000001"],"SmsSdkAppId":"1400",
      "SignName":"应答","TemplateId":"7","TemplateParamSet":["您好"],"SessionContext":"m0000000000000001"})"));
  EXPECT_EQ(header(call.headers, "X-TC-Timestamp"), "1700000000");
  EXPECT_EQ(header(call.headers, "X-TC-Version"), "2021-01-11");
  EXPECT_EQ(header(call.headers, "X-TC-Region"), "ap-guangzhou");
  const TencentRequest request{"POST",
                               "",
                               {{"content-type", std::string(header(call.headers, "Content-Type"))},
                                {"host", "sms.tencentcloudapi.com"},
                                {"x-tc-action", "SendSms"}},
                               call.body};
  const std::string expected = tencent_authorization("AKID", "key", "sms", 1'700'000'000, request);
  EXPECT_EQ(header(call.headers, "Authorization"), expected);
  EXPECT_THAT(expected, testing::HasSubstr(
                            "AKID/2023-11-14/sms/tc3_request, SignedHeaders=content-type;host;x-tc-action"));
}

TEST(TencentSms, SignsHeadersInLowerCase) {
  const auto hash = [](std::string action) {
    return tencent_request_hash({"POST", "", {{"X-TC-Action", std::move(action)}}, ""});
  };
  EXPECT_EQ(hash(" SendSms "), hash("sendsms"));
  EXPECT_NE(hash("SendSms"), hash("SendEmail"));
}

TEST(TencentSms, KnowsTheOlderSignature) {
  const std::string text = tencent_v1_text(
      "GET", "cvm.api.qcloud.com/v2/index.php",
      {{"Region", "ap-guangzhou"}, {"Action", "DescribeInstances"}, {"InstanceIds.0", "ins-1"}});
  EXPECT_EQ(
      text,
      "GETcvm.api.qcloud.com/v2/index.php?Action=DescribeInstances&InstanceIds.0=ins-1&Region=ap-guangzhou");
  EXPECT_NE(tencent_v1_signature("k", text, true), tencent_v1_signature("k", text, false));
}

TEST(TencentSms, UnderstandsWhatBecameOfAMessage) {
  const auto read = [&](std::string body) {
    return adapter("tencent_sms").read_sent(kTencentAccount, {200, {}, std::move(body), 0});
  };
  EXPECT_EQ(read(R"({"Response":{"SendStatusSet":[{"SerialNo":"s1","Code":"Ok"}]}})").platform_id, "s1");
  EXPECT_EQ(read(R"({"Response":{"SendStatusSet":[{"Code":"LimitExceeded.PhoneNumberDailyLimit"}]}})").state,
            State::slow_down);
  EXPECT_EQ(
      read(R"({"Response":{"SendStatusSet":[{"Code":"FailedOperation.PhoneNumberInBlacklist"}]}})").state,
      State::refused);
  EXPECT_EQ(read(R"({"Response":{"Error":{"Code":"AuthFailure.SignatureExpire","Message":"late"}}})").detail,
            "late");
  EXPECT_EQ(read(R"({"Response":{"Error":{"Code":"InternalError.Timeout"}}})").state, State::again);
}

}  // namespace
}  // namespace yingda::channels::test
