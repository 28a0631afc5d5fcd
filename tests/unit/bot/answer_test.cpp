#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "shop.hpp"

namespace yingda::bot::test {
namespace {

using testing::Contains;
using testing::HasSubstr;

std::string entry_id(std::int64_t id) { return to_text(EntryId{id}); }

TEST(Answer, ComesWithSourceAndScore) {
  Talk talk;
  const Outcome outcome = talk.say("请问怎么取消订单");
  EXPECT_EQ(outcome.kind, Kind::answer);
  EXPECT_EQ(outcome.meta["entry_id"], entry_id(1));
  EXPECT_EQ(outcome.meta["kind"], "answer");
  EXPECT_EQ(outcome.meta["sources"][0]["title"], "《售后规则》");
  EXPECT_EQ(outcome.meta["sources"][0]["url"], "https://example.com/rules");
  EXPECT_GE(outcome.meta["score"].get<double>(), 0.5);
  EXPECT_THAT(first_text(outcome), HasSubstr("原路退回"));
  EXPECT_EQ(outcome.mood, Mood::calm);
  EXPECT_FALSE(outcome.handoff);
}

TEST(Answer, SpeaksTheCustomersLanguage) {
  Talk talk;
  const Outcome english = talk.say("How can I cancel my order?");
  EXPECT_EQ(english.language, "en");
  EXPECT_EQ(english.kind, Kind::answer);
  EXPECT_THAT(first_text(english), HasSubstr("Cancel order"));
  const Outcome chinese = talk.say("怎么申请发票");
  EXPECT_EQ(chinese.language, "zh");
  EXPECT_THAT(first_text(chinese), HasSubstr("申请发票"));
}

TEST(Answer, NamesItsSourceInTheLanguageOfTheAnswer) {
  const auto source_of = [](const std::vector<Entry>& all, const std::string& text) {
    Talk talk(build_snapshot(workspace(), all));
    return talk.say(text).meta["sources"][0];
  };
  auto all = entries();
  const std::string english = "How can I cancel my order?";
  EXPECT_EQ(source_of(all, "怎么取消订单？")["title"], "《售后规则》");
  EXPECT_EQ(source_of(all, english)["title"], "how can I cancel my order");
  EXPECT_EQ(source_of(all, "how long does a refund take")["title"], "《售后规则》") << "not translated";
  all[0].source_title = "House rules for orders";
  EXPECT_EQ(source_of(all, english)["title"], "House rules for orders");
}

TEST(Answer, HasNoAddressForASourceWithoutOne) {
  auto all = entries();
  all[0].source_url.clear();
  Talk talk(build_snapshot(workspace(), all));
  EXPECT_EQ(talk.say("怎么取消订单？").meta["sources"], Json::parse(R"([{"title":"《售后规则》"}])"));
}

TEST(Answer, FollowsAGreeting) {
  Talk talk;
  const Outcome outcome = talk.say("你好，在吗？怎么申请发票");
  EXPECT_EQ(outcome.kind, Kind::answer);
  EXPECT_EQ(outcome.meta["entry_id"], entry_id(5));
}

TEST(Answer, NeverQuotesAnExpiredEntryOrADraft) {
  auto all = entries();
  all[0].valid_until = kNow;
  all[4].valid_from = kNow + 1;
  all[1].status = EntryStatus::draft;
  const auto snapshot = build_snapshot(workspace(), all);
  for (const char* text : {"怎么取消订单？", "怎么申请发票？", "退款多久到账？"}) {
    const Outcome outcome = step(*snapshot, {}, {text, false, kNow, {}});
    for (const auto& candidate : outcome.meta["candidates"]) {
      EXPECT_NE(candidate["entry_id"], entry_id(1)) << text;
      EXPECT_NE(candidate["entry_id"], entry_id(2)) << text;
      EXPECT_NE(candidate["entry_id"], entry_id(5)) << text;
    }
  }
  const Outcome earlier = step(*snapshot, {}, {"怎么取消订单？", false, kNow - 1, {}});
  EXPECT_EQ(earlier.meta["entry_id"], entry_id(1));
}

TEST(Clarify, AsksWhichOfTwoAndUnderstandsTheReply) {
  for (const char* pick : {"1", "第一个", "选1", "the first one", "一"}) {
    Talk talk;
    const Outcome asked = talk.say("怎么退货");
    ASSERT_EQ(asked.kind, Kind::clarify) << first_text(asked);
    ASSERT_GE(talk.state().options.size(), 2U);
    EXPECT_THAT(quick_replies(asked.parts), Contains("都不是"));
    const EntryId first = talk.state().options[0];
    const Outcome answered = talk.say(pick);
    EXPECT_EQ(answered.kind, Kind::answer) << pick;
    EXPECT_EQ(answered.meta["entry_id"], to_text(first)) << pick;
    EXPECT_TRUE(talk.state().options.empty());
  }
}

TEST(Clarify, TakesTheTextOfAnOption) {
  Talk talk;
  const Outcome asked = talk.say("怎么退货");
  const std::string second = quick_replies(asked.parts).at(1);
  const EntryId wanted = talk.state().options.at(1);
  EXPECT_EQ(talk.say(second).meta["entry_id"], to_text(wanted));
}

TEST(Clarify, ReadsADetailTogetherWithTheQuestion) {
  Talk talk;
  ASSERT_EQ(talk.say("怎么退货").kind, Kind::clarify);
  const Outcome outcome = talk.say("门店");
  EXPECT_EQ(outcome.kind, Kind::answer);
  EXPECT_EQ(outcome.meta["entry_id"], entry_id(4));
}

TEST(Clarify, NoneOfTheseOffersAPerson) {
  Talk talk;
  ASSERT_EQ(talk.say("怎么退货").kind, Kind::clarify);
  const Outcome outcome = talk.say("都不是");
  EXPECT_EQ(outcome.kind, Kind::unknown);
  EXPECT_THAT(quick_replies(outcome.parts), Contains("转人工"));
}

TEST(Unknown, AbstainsAndOffersAPerson) {
  Talk talk;
  const Outcome outcome = talk.say("世界上最高的山是哪座");
  EXPECT_EQ(outcome.kind, Kind::unknown);
  EXPECT_THAT(quick_replies(outcome.parts), Contains("转人工"));
  Talk english;
  EXPECT_THAT(quick_replies(english.say("Who won the football match yesterday?").parts),
              Contains("Talk to a person"));
}

TEST(Unknown, CannotReadPictures) {
  Talk talk;
  const Outcome outcome = talk.say("", true);
  EXPECT_EQ(outcome.kind, Kind::unknown);
  EXPECT_THAT(first_text(outcome), HasSubstr("图片"));
}

TEST(SmallTalk, IsAnsweredAndIsNoFailure) {
  const std::vector<std::pair<const char*, Kind>> talks{
      {"你好", Kind::greeting},          {"在吗", Kind::greeting},
      {"Hello!", Kind::greeting},        {"谢谢", Kind::smalltalk},
      {"好的，谢谢啊", Kind::smalltalk}, {"thank you so much", Kind::smalltalk},
      {"再见", Kind::smalltalk},         {"bye", Kind::smalltalk},
      {"嗯", Kind::smalltalk},           {"知道了", Kind::smalltalk},
      {"ok", Kind::smalltalk},           {"好的", Kind::smalltalk},
      {"你是谁", Kind::smalltalk},       {"who are you?", Kind::smalltalk},
      {"你是机器人吗", Kind::smalltalk}, {"are you a robot?", Kind::smalltalk},
  };
  Talk talk;
  for (const auto& [text, kind] : talks) {
    EXPECT_EQ(talk.say(text).kind, kind) << text;
    EXPECT_EQ(talk.state().failures, 0) << text;
  }
}

TEST(SmallTalk, SaysThatItIsAnAi) {
  Talk talk;
  EXPECT_THAT(first_text(talk.say("你是真人吗")), HasSubstr("AI"));
  EXPECT_THAT(first_text(talk.say("Are you a human?")), HasSubstr("AI assistant"));
  EXPECT_THAT(first_text(talk.say("你叫什么名字")), HasSubstr("花间小铺"));
}

TEST(Candidates, SayWhy) {
  const auto snapshot = shop();
  const auto found = candidates(*snapshot, "订单想取消", kNow, 3);
  ASSERT_FALSE(found.empty());
  EXPECT_EQ(found[0].entry, EntryId{1});
  EXPECT_EQ(found[0].tier, "lexical");
  EXPECT_EQ(found[0].wording, "怎么取消订单？");
  EXPECT_THAT(found[0].terms, Contains("取消"));
  EXPECT_TRUE(found[0].why.contains("words"));
  EXPECT_TRUE(found[0].why["words"].contains("contribution"));
  EXPECT_TRUE(candidates(*snapshot, "取消订单", kNow, 0).empty());
}

TEST(Explain, TellsTheWholeDecision) {
  const auto snapshot = shop();
  const Json told = explain(*snapshot, "怎么取消订单", kNow);
  EXPECT_EQ(told["kind"], "answer");
  EXPECT_EQ(told["language"], "zh");
  EXPECT_TRUE(told["handoff"].is_null());
  EXPECT_EQ(told["candidates"][0]["entry_id"], entry_id(1));
  EXPECT_EQ(told["thresholds"]["answer"], 0.5);
  EXPECT_EQ(explain(*snapshot, "转人工", kNow)["handoff"], "asked");
}

}  // namespace
}  // namespace yingda::bot::test
