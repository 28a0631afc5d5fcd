#include "bot/summary.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "bot/greeting.hpp"
#include "shop.hpp"

namespace yingda::bot::test {
namespace {

using testing::HasSubstr;

Message message(std::int64_t seq, Author author, const std::string& text, Json meta = Json::object()) {
  Message out;
  out.seq = seq;
  out.author = author;
  out.parts = {TextPart{text}};
  out.meta = std::move(meta);
  return out;
}

Conversation conversation() {
  Conversation out;
  out.contact = ContactId{5};
  out.handoff_reason = HandoffReason::asked;
  out.mood = Mood::angry;
  out.language = "zh";
  return out;
}

TEST(Summary, TellsTheStorySoFar) {
  const std::vector<Message> messages{
      message(1, Author::customer, "你好"),
      message(2, Author::bot, "您好", {{"kind", "greeting"}}),
      message(3, Author::customer, "怎么取消订单"),
      message(4, Author::bot, "在订单页…", {{"kind", "answer"}, {"entry_id", to_text(EntryId{1})}}),
      message(5, Author::note, "内部备注"),
      message(6, Author::customer, "火星能送到吗"),
      message(7, Author::bot, "抱歉", {{"kind", "unknown"}}),
  };
  const Json summary = summarise(conversation(), messages, *shop());
  EXPECT_EQ(summary["who"], to_text(ContactId{5}));
  EXPECT_EQ(summary["asked"], Json({"怎么取消订单", "火星能送到吗"}));
  ASSERT_EQ(summary["answered"].size(), 2U);
  EXPECT_EQ(summary["answered"][0]["kind"], "answer");
  EXPECT_EQ(summary["answered"][0]["title"], "怎么取消订单？");
  EXPECT_EQ(summary["answered"][1]["kind"], "unknown");
  EXPECT_EQ(summary["reason"], "asked");
  EXPECT_EQ(summary["mood"], "angry");
  EXPECT_EQ(summary["message_count"], 6);
  EXPECT_THAT(summary["text"]["zh"].get<std::string>(), HasSubstr("火星能送到吗"));
  EXPECT_THAT(summary["text"]["zh"].get<std::string>(), HasSubstr("客户要求人工"));
  EXPECT_THAT(summary["text"]["en"].get<std::string>(), HasSubstr("asked for a person"));
}

TEST(Summary, ShortensAndStandsDamage) {
  std::string longer;
  for (int i = 0; i < 500; ++i) longer += "很";
  const std::vector<Message> messages{message(1, Author::customer, longer),
                                      message(2, Author::bot, "x", {{"entry_id", 7}, {"kind", nullptr}})};
  const Json summary = summarise(conversation(), messages, *shop());
  EXPECT_LE(summary["asked"][0].get<std::string>().size(), 81U * 3);
  EXPECT_EQ(summarise({}, {}, *shop())["asked"], Json::array());
}

TEST(Greeting, TakesTheChannelsTextsOrTheCompanysFirstQuestions) {
  ChannelSettings settings;
  settings.greeting = {"欢迎光临", "Welcome"};
  settings.suggested_questions = {{"怎么退货？", "How do I return?"}};
  EXPECT_EQ(greeting(*shop(), settings, "en-GB"),
            (Parts{TextPart{"Welcome"}, QuickRepliesPart{{{"How do I return?", "", "How do I return?"}}}}));
  const Parts plain = greeting(*shop(), {}, "");
  EXPECT_THAT(std::get<TextPart>(plain[0]).text, HasSubstr("智能助手"));
  EXPECT_EQ(quick_replies(plain), std::vector<std::string>{"怎么取消订单？"});  // one category, one question
}

}  // namespace
}  // namespace yingda::bot::test
