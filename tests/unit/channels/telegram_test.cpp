#include "unit/channels/adapter_world.hpp"

namespace yingda::channels::test {
namespace {

using State = Verdict::State;

const Account kAccount{"c1", {{"bot_token", "12:AB"}, {"secret_token", "abc"}}};

Push update(std::string body, std::string secret = "abc") {
  Push push;
  push.method = "POST";
  push.headers = {{"x-telegram-bot-api-secret-token", std::move(secret)}};
  push.body = std::move(body);
  return push;
}

TEST(Telegram, ReadsTheLargestPhotoWithItsCaption) {
  const auto got =
      adapter("telegram")
          .receive(
              kAccount,
              update(
                  R"({"update_id":5,"message":{"message_id":9,"from":{"id":7,"first_name":"Li","last_name":"Wu"},
        "chat":{"id":7,"type":"private"},"date":1700000000,"photo":[{"file_id":"s"},{"file_id":"l","file_size":90}],
        "caption":"坏了"}})"));
  ASSERT_EQ(got.messages.size(), 1U);
  const Inbound& one = got.messages[0];
  EXPECT_EQ(one.type, InboundType::image);
  EXPECT_EQ(one.text, "坏了");
  EXPECT_EQ(one.name, "Li Wu");
  EXPECT_EQ(one.sent_at, 1'700'000'000'000);
  ASSERT_EQ(one.media.size(), 1U);
  EXPECT_EQ(one.media[0].id, "l");
  EXPECT_EQ(got.reply.status, 200);
}

TEST(Telegram, BelievesNobodyWithoutTheSecret) {
  EXPECT_EQ(adapter("telegram").receive(kAccount, update("{}", "abd")).refused, Refusal::bad_signature);
  EXPECT_EQ(adapter("telegram").receive(Account{}, update("{}", "")).refused, Refusal::bad_signature)
      << "no secret is configured";
  EXPECT_EQ(adapter("telegram").receive(kAccount, update("[")).refused, Refusal::malformed);
}

TEST(Telegram, SaysTextChoicesAndPictures) {
  const Adapter& telegram = adapter("telegram");
  Outgoing message = say("您好", "7", "-100:42");
  Call call = telegram.send_call(kAccount, {}, message);
  EXPECT_EQ(call.url, "https://api.telegram.org/bot12:AB/sendMessage");
  EXPECT_EQ(body_of(call), Json::parse(R"({"chat_id":"-100","message_thread_id":42,"text":"您好"})"));
  message.part = QuickRepliesPart{{{"查订单", "", "查订单"}, {"官网", "https://a.example", ""}}};
  message.text = "您想问哪一个？";
  EXPECT_EQ(body_of(telegram.send_call(kAccount, {}, message))["reply_markup"],
            Json::parse(R"({"inline_keyboard":[[{"text":"查订单","callback_data":"查订单"}],
                                               [{"text":"官网","url":"https://a.example"}]]})"));
  message.part = FilePart{true, "/files/x/a.png", "a.png", "image/png", 5, 0, 0};
  message.media_url = "https://desk.example/files/x/a.png";
  call = telegram.send_call(kAccount, {}, message);
  EXPECT_TRUE(call.url.ends_with("/sendPhoto"));
  EXPECT_EQ(body_of(call)["photo"], "https://desk.example/files/x/a.png");
}

TEST(Telegram, UnderstandsWhatBecameOfAMessage) {
  const Adapter& telegram = adapter("telegram");
  const auto read = [&](int status, std::string body) {
    return telegram.read_sent(kAccount, {status, {}, std::move(body), 0});
  };
  const Verdict sent = read(200, R"({"ok":true,"result":{"message_id":88}})");
  EXPECT_EQ(sent.state, State::sent);
  EXPECT_EQ(sent.platform_id, "88");
  const Verdict slow =
      read(429, R"({"ok":false,"error_code":429,"description":"Too Many","parameters":{"retry_after":7}})");
  EXPECT_EQ(slow.state, State::slow_down);
  EXPECT_EQ(slow.wait, 7000);
  EXPECT_EQ(read(403, R"({"ok":false,"error_code":403,"description":"bot was blocked by the user"})").state,
            State::refused);
  EXPECT_EQ(read(502, "bad gateway").state, State::again);
}

TEST(Telegram, FetchesAFileInTwoSteps) {
  const Adapter& telegram = adapter("telegram");
  const Media media{"F1", "", "", "", 0};
  EXPECT_TRUE(telegram.media_call(kAccount, {}, media)->url.ends_with("/getFile"));
  const auto next = telegram.media_next(kAccount, {}, media,
                                        {200, {}, R"({"ok":true,"result":{"file_path":"photos/1.jpg"}})", 0});
  EXPECT_EQ(next->url, "https://api.telegram.org/file/bot12:AB/photos/1.jpg");
}

}  // namespace
}  // namespace yingda::channels::test
