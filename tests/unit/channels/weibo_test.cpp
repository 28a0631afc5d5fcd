#include "channels/weibo/weibo.hpp"

#include "channels/form.hpp"
#include "channels/weibo/weibo_message.hpp"
#include "unit/channels/wechat_world.hpp"

namespace yingda::channels::test {
namespace {

using State = Verdict::State;

const Account kWeiboAccount{"c1", {{"app_secret", "sec"}, {"access_token", "AT"}}};

std::string weibo_of(const std::string& type, const std::string& text, const std::string& data) {
  return R"({"type":")" + type + R"(","receiver_id":1,"sender_id":2,
             "created_at":"Mon Jul 16 18:09:20 +0800 2012","text":")" +
         text + R"(","data":)" + data + "}";
}

Inbound read_weibo(const std::string& type, const std::string& text, const std::string& data) {
  const auto got = adapter("weibo").receive(kWeiboAccount, signed_push("sec", weibo_of(type, text, data)));
  EXPECT_FALSE(got.refused);
  EXPECT_EQ(got.reply.body, "");
  return got.messages.size() == 1 ? got.messages[0] : Inbound();
}

TEST(Weibo, ReadsMessagesAndEvents) {
  const Inbound text = read_weibo("text", "有货吗", "{}");
  EXPECT_EQ(text.text, "有货吗");
  EXPECT_EQ(text.conversation_id, "1:2");
  EXPECT_EQ(text.sent_at, 1'342'433'360'000);
  const Inbound picture = read_weibo("image", "分享图片", R"({"vfid":11,"tovfid":12})");
  EXPECT_EQ(picture.type, InboundType::image);
  EXPECT_EQ(picture.media.at(0).id, "12");
  EXPECT_EQ(read_weibo("voice", "", R"({"vfid":11,"tovfid":13})").type, InboundType::voice);
  EXPECT_EQ(read_weibo("event", "", R"({"subtype":"unfollow"})").event, "unsubscribe");
  const Inbound click = read_weibo("event", "", R"({"subtype":"click","key":"ORDERS"})");
  EXPECT_EQ(click.event, "menu_click");
  EXPECT_EQ(click.key, "ORDERS");
  EXPECT_EQ(read_weibo("mention", "@店 在吗", R"({"subtype":"status","status_id":"9"})").text, "@店 在吗");
  EXPECT_EQ(read_weibo("event", "", R"("{\"subtype\":\"scan\",\"key\":\"7\"}")").key, "7")
      << "JSON in a text";
  EXPECT_EQ(read_weibo("poll", "", "{}").type, InboundType::ignore);
}

TEST(Weibo, KnowsTheSamePushAgain) {
  EXPECT_EQ(read_weibo("text", "a", "{}").dedupe_key, read_weibo("text", "a", "{}").dedupe_key);
  EXPECT_NE(read_weibo("text", "a", "{}").dedupe_key, read_weibo("text", "b", "{}").dedupe_key);
}

TEST(Weibo, ReadsItsTimes) {
  EXPECT_EQ(weibo_time("Thu Jan 01 00:00:01 +0000 1970"), 1000);
  for (const char* text : {"", "Mon Xxx 16 18:09:20 +0800 2012", "Mon anF 16 18:09:20 +0800 2012",
                           "Mon Jul 99 99:99:99 +0800 2012", "Mon Jul 16 18:09:20 +0800 20120"})
    EXPECT_EQ(weibo_time(text), 0) << text;
}

TEST(Weibo, BelievesNobodyWithoutTheSecret) {
  const Adapter& weibo = adapter("weibo");
  EXPECT_EQ(weibo.receive(kWeiboAccount, signed_push("se", "{}")).refused, Refusal::bad_signature);
  EXPECT_EQ(weibo.receive(Account{}, signed_push("", "{}")).refused, Refusal::bad_signature);
  EXPECT_EQ(weibo.receive(kWeiboAccount, signed_push("sec", "[")).refused, Refusal::malformed);
  Push check = signed_push("sec", "");
  check.method = "GET";
  check.query.emplace_back("echostr", "e1");
  EXPECT_EQ(weibo.receive(kWeiboAccount, check).reply.body, "e1");
  check.query[1].second = "n2";
  EXPECT_EQ(weibo.receive(kWeiboAccount, check).refused, Refusal::bad_signature);
}

TEST(Weibo, AnswersActivelyAndPassively) {
  Outgoing message = say("您好 &", "2", "1:2");
  const Call call = adapter("weibo").send_call(kWeiboAccount, {}, message);
  EXPECT_EQ(call.url, "https://m.api.weibo.com/2/messages/reply.json");
  const Fields form = parse_form(call.body);
  EXPECT_EQ(field(form, "access_token"), "AT");
  EXPECT_EQ(field(form, "type"), "text");
  EXPECT_EQ(field(form, "data"), R"({"text":"您好 &"})");
  EXPECT_EQ(field(form, "receiver_id"), "2");
  message.part = TextPart{"hi"};
  EXPECT_EQ(Json::parse(weibo_passive_answer(message).body),
            Json::parse(R"({"result":true,"receiver_id":"2","sender_id":"1","type":"text",
                            "data":"%7B%22text%22%3A%22hi%22%7D"})"));
  message.part = CardPart{{{"外套", "红色", "https://a.example/p.jpg", {{"看看", "https://a.example", ""}}}}};
  const Fields card = parse_form(adapter("weibo").send_call(kWeiboAccount, {}, message).body);
  EXPECT_EQ(field(card, "type"), "articles");
  EXPECT_EQ(Json::parse(field(card, "data")),
            Json::parse(R"({"articles":[{"display_name":"外套","summary":"红色",
                            "image":"https://a.example/p.jpg","url":"https://a.example"}]})"));
  message.part = CardPart{{{"外套", "", "", {}}}};
  EXPECT_EQ(field(parse_form(adapter("weibo").send_call(kWeiboAccount, {}, message).body), "type"), "text");
}

TEST(Weibo, UnderstandsWhatBecameOfAMessage) {
  const auto read = [](int status, std::string body) {
    return adapter("weibo").read_sent(kWeiboAccount, {status, {}, std::move(body), 0}).state;
  };
  EXPECT_EQ(read(200, R"({"result":true})"), State::sent);
  EXPECT_EQ(read(403, R"({"error":"user requests out of rate limit","error_code":10023})"), State::slow_down);
  EXPECT_EQ(read(403, R"({"error":"expired_token","error_code":21327})"), State::refused)
      << "the owner's token: there is none to refresh";
  EXPECT_EQ(read(401, ""), State::refused);
  EXPECT_EQ(read(502, ""), State::again);
}

TEST(Weibo, FetchesFiles) {
  EXPECT_EQ(adapter("weibo").media_call(kWeiboAccount, {}, {"12", "", "", "", 0})->url,
            "https://upload.api.weibo.com/2/mss/msget?access_token=AT&fid=12");
}

}  // namespace
}  // namespace yingda::channels::test
