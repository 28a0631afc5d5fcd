#include "base/crypto.hpp"
#include "channels/crypto.hpp"
#include "channels/form.hpp"
#include "channels/twilio/signature.hpp"
#include "unit/channels/adapter_world.hpp"

namespace yingda::channels::test {
namespace {

using State = Verdict::State;

const std::string kTwilioHook = "https://desk.example/hooks/twilio/c1";
const Account kTwilioAccount{
    "c1",
    {{"account_sid", "AC1"}, {"auth_token", "12345"}, {"from", "+18005551212"}, {"public_url", kTwilioHook}}};

Push twilio_push(const Fields& form, std::string_view token = "12345") {
  Push push;
  push.method = "POST";
  push.url = "http://10.0.0.5:8080/hooks/twilio/c1";
  push.body = form_of(form);
  push.headers = {{"Content-Type", "application/x-www-form-urlencoded; charset=UTF-8"},
                  {"X-Twilio-Signature", twilio_signature(token, kTwilioHook, form)}};
  return push;
}

Inbound twilio_message(const Fields& form) {
  const auto got = adapter("twilio").receive(kTwilioAccount, twilio_push(form));
  EXPECT_EQ(got.refused, std::nullopt);
  return got.messages.empty() ? Inbound{} : got.messages[0];
}

Fields sms(Fields more) {
  Fields form = {{"MessageSid", "SM1"}, {"From", "+14158675309"}, {"To", "+18005551212"}};
  form.insert(form.end(), more.begin(), more.end());
  return form;
}

TEST(Twilio, ReadsATextAndAnswersWithEmptyTwiml) {
  const auto got = adapter("twilio").receive(kTwilioAccount, twilio_push(sms({{"Body", "Hi & 再见"}})));
  ASSERT_EQ(got.messages.size(), 1U);
  EXPECT_EQ(got.messages[0].text, "Hi & 再见");
  EXPECT_EQ(got.messages[0].conversation_id, "+18005551212:+14158675309");
  EXPECT_EQ(got.messages[0].phone, "+14158675309");
  EXPECT_EQ(got.reply.content_type, "text/xml");
  EXPECT_EQ(got.reply.body, "<Response/>");
}

TEST(Twilio, BelievesOnlyWhatIsSignedForItsPublicAddress) {
  const Adapter& twilio = adapter("twilio");
  Push push = twilio_push(sms({{"Body", "hi"}}), "other");
  EXPECT_EQ(twilio.receive(kTwilioAccount, push).refused, Refusal::bad_signature);
  push = twilio_push(sms({{"Body", "hi"}}));
  push.body += "&Body=more";
  EXPECT_EQ(twilio.receive(kTwilioAccount, push).refused, Refusal::bad_signature);
  EXPECT_EQ(twilio.receive(kTwilioAccount, twilio_push(sms({{"Body", "\xff"}}))).refused, Refusal::malformed);
  push = twilio_push(sms({{"Body", "hi"}}));
  push.headers.pop_back();
  EXPECT_EQ(twilio.receive(kTwilioAccount, push).refused, Refusal::bad_signature);
  EXPECT_EQ(twilio.receive(Account{}, twilio_push(sms({}), "")).refused, Refusal::bad_signature)
      << "no token is configured";
}

TEST(Twilio, HoldsAJsonBodyToItsDigest) {
  const std::string body = R"({"a":1})";
  const std::string url = "https://a.example/x?bodySHA256=" + to_hex(digest(Hash::sha256, body));
  const std::string signature = twilio_signature("t", url, {});
  EXPECT_TRUE(twilio_is_signed("t", url, std::nullopt, body, signature));
  EXPECT_FALSE(twilio_is_signed("t", url, std::nullopt, R"({"a":2})", signature));
  EXPECT_FALSE(twilio_is_signed("t", "https://a.example/x", std::nullopt, body,
                                twilio_signature("t", "https://a.example/x", {})));
}

TEST(Twilio, TakesAddressesWithAndWithoutPort) {
  const auto both = [](std::string_view seen, std::string_view signed_url) {
    return twilio_is_signed("t", seen, Fields{}, "", twilio_signature("t", signed_url, {}));
  };
  EXPECT_TRUE(both("https://a.example/x", "https://a.example:443/x"));
  EXPECT_TRUE(both("http://a.example/x?y=1:2", "http://a.example:80/x?y=1:2"));
  EXPECT_TRUE(both("https://a.example:8443/x", "https://a.example/x"));
  EXPECT_TRUE(both("https://u:p@a.example/x", "https://u:p@a.example:443/x"));
  EXPECT_TRUE(both("https://[2001:db8::1]/x", "https://[2001:db8::1]:443/x"));
  EXPECT_FALSE(both("https://a.example/x", "https://a.example:80/x"));
}

TEST(Twilio, ReadsPicturesPlacesButtonsAndOptOuts) {
  Inbound one = twilio_message(sms({{"Body", ""},
                                    {"NumMedia", "2"},
                                    {"MediaUrl0", "https://api.twilio.com/m/1"},
                                    {"MediaContentType0", "image/png"},
                                    {"MediaUrl1", "https://api.twilio.com/m/2"},
                                    {"MediaContentType1", "application/pdf"}}));
  EXPECT_EQ(one.type, InboundType::image);
  ASSERT_EQ(one.media.size(), 2U);
  EXPECT_EQ(one.media[1].mime, "application/pdf");
  one = twilio_message(sms({{"Latitude", "51.5"}, {"Longitude", "-0.12"}, {"Label", "Pier"}}));
  EXPECT_EQ(one.type, InboundType::location);
  EXPECT_EQ(one.location->lon, -0.12);
  EXPECT_EQ(one.location->label, "Pier");
  one = twilio_message(sms({{"Body", "Yes"}, {"ButtonText", "Yes"}, {"ButtonPayload", "y1"}}));
  EXPECT_EQ(one.type, InboundType::button);
  EXPECT_EQ(one.key, "y1");
  one = twilio_message(sms({{"Body", "STOP"}, {"OptOutType", "STOP"}}));
  EXPECT_EQ(one.type, InboundType::event);
  EXPECT_EQ(one.event, "unsubscribe");
}

TEST(Twilio, ReadsReportsOfItsOwnMessages) {
  const auto report = [](std::string status, std::string error) {
    return twilio_message({{"MessageSid", "SM2"},
                           {"From", "whatsapp:+18005551212"},
                           {"To", "whatsapp:+14158675309"},
                           {"MessageStatus", std::move(status)},
                           {"ErrorCode", std::move(error)}});
  };
  const Inbound read = report("read", "");
  EXPECT_EQ(read.type, InboundType::status);
  EXPECT_EQ(read.event, "read");
  EXPECT_EQ(read.key, "SM2");
  EXPECT_EQ(read.user_id, "whatsapp:+14158675309");
  EXPECT_EQ(read.conversation_id, "whatsapp:+18005551212:whatsapp:+14158675309");
  const Inbound failed = report("undelivered", "30003");
  EXPECT_EQ(failed.event, "failed");
  EXPECT_EQ(failed.key, "30003");
  EXPECT_EQ(failed.dedupe_key, "SM2:undelivered");
  EXPECT_EQ(report("queued", "").type, InboundType::ignore);
}

TEST(Twilio, SpeaksToACallerOrRefusesTheCall) {
  const Fields call = {{"CallSid", "CA9"},
                       {"From", "+14158675309"},
                       {"To", "+18005551212"},
                       {"CallStatus", "ringing"},
                       {"Direction", "inbound"}};
  EXPECT_EQ(adapter("twilio").receive(kTwilioAccount, twilio_push(call)).reply.body,
            "<Response><Reject/></Response>");
  Account speaking = kTwilioAccount;
  speaking.settings["voice_message"] = "请发短信 <&>";
  const auto got = adapter("twilio").receive(speaking, twilio_push(call));
  EXPECT_EQ(got.reply.body, "<Response><Say language=\"zh-CN\">请发短信 &lt;&amp;&gt;</Say></Response>");
  EXPECT_EQ(got.messages[0].event, "ringing");
}

TEST(Twilio, SendsTextsAndPictures) {
  const Adapter& twilio = adapter("twilio");
  Outgoing message = say("您好", "+14158675309", "+18005551212:+14158675309");
  Call call = twilio.send_call(kTwilioAccount, {}, message);
  EXPECT_EQ(call.method, "POST");
  EXPECT_EQ(call.url, "https://api.twilio.com/2010-04-01/Accounts/AC1/Messages.json");
  EXPECT_EQ(header(call.headers, "Authorization"), "Basic " + to_base64("AC1:12345"));
  EXPECT_EQ(call.body,
            "To=%2B14158675309&From=%2B18005551212&Body=%E6%82%A8%E5%A5%BD&StatusCallback=https%3A%2F%2F"
            "desk.example%2Fhooks%2Ftwilio%2Fc1");
  message.part = FilePart{true, "/files/x/a.png", "a.png", "image/png", 5, 0, 0};
  message.media_url = "https://desk.example/files/x/a.png";
  const Account service{"", {{"account_sid", "AC1"}, {"messaging_service_sid", "MG1"}}};
  call = twilio.send_call(service, {}, message);
  EXPECT_EQ(
      call.body,
      "To=%2B14158675309&MessagingServiceSid=MG1&MediaUrl=https%3A%2F%2Fdesk.example%2Ffiles%2Fx%2Fa.png");
  call = twilio.send_call(Account{}, {}, say("a", "+14", "+18:+14"));
  EXPECT_EQ(call.body, "To=%2B14&From=%2B18&Body=a") << "the number that the customer wrote to";
}

TEST(Twilio, UnderstandsWhatBecameOfAMessage) {
  const auto read = [&](int status, std::string body) {
    return adapter("twilio").read_sent(kTwilioAccount, {status, {{"Retry-After", "3"}}, std::move(body), 0});
  };
  EXPECT_EQ(read(201, R"({"sid":"SM7"})").platform_id, "SM7");
  EXPECT_EQ(read(429, R"({"code":20429})").wait, 3000);
  EXPECT_EQ(read(400, R"({"code":14107})").state, State::slow_down);
  EXPECT_EQ(read(400, R"({"code":63016,"message":"outside"})").state, State::window_over);
  EXPECT_EQ(read(400, R"({"code":21610})").state, State::refused);
  EXPECT_EQ(read(401, R"({"code":20003})").state, State::refused);
  EXPECT_EQ(read(503, "").state, State::again);
}

TEST(Twilio, GivesThePasswordToTwilioOnly) {
  const Adapter& twilio = adapter("twilio");
  const auto own = twilio.media_call(kTwilioAccount, {}, {"", "https://api.twilio.com/m/1", "", "", 0});
  EXPECT_FALSE(header(own->headers, "Authorization").empty());
  const auto other =
      twilio.media_call(kTwilioAccount, {}, {"", "https://api.twilio.com.evil.example/m", "", "", 0});
  EXPECT_TRUE(header(other->headers, "Authorization").empty());
}

}  // namespace
}  // namespace yingda::channels::test
