#include <gtest/gtest.h>

#include "bot/knowledge.hpp"
#include "bot/talk_context.hpp"
#include "nlu/normalize.hpp"
#include "shop.hpp"

namespace yingda::bot::test {
namespace {

// Two subjects of two entries each.
std::shared_ptr<const Snapshot> two_subjects() {
  auto all = entries();
  all[2].category = all[3].category = "退货";
  return build_snapshot(workspace(), all);
}

nlu::Match match(nlu::EntryIndex entry, double probability) {
  nlu::Match out;
  out.entry = entry;
  out.probability = probability;
  return out;
}

TEST(TalkContext, FavoursTheSubjectOfTheLastAnswer) {
  std::vector<nlu::Match> matches{match(0, 0.45), match(3, 0.45)};
  weigh_by_talk(*two_subjects(), EntryId{3}, "在门店那边怎么处理呢请问一下", matches);
  EXPECT_EQ(matches[0].entry, 3U);
  EXPECT_GT(matches[0].probability, 0.5);
  EXPECT_LT(matches[1].probability, 0.45);
  EXPECT_GE(matches[1].together, matches[0].probability);
}

TEST(TalkContext, SaysNothingWhereAllIsOneSubject) {
  std::vector<nlu::Match> matches{match(0, 0.5), match(3, 0.4)};
  weigh_by_talk(*shop(), EntryId{3}, "在门店那边怎么处理呢请问一下", matches);
  EXPECT_EQ(matches[0].entry, 0U);
  EXPECT_NEAR(matches[0].probability, 0.5, 1e-9);
}

TEST(TalkContext, TakesAVeryShortTextForTheSameEntry) {
  std::vector<nlu::Match> matches{match(0, 0.3), match(3, 0.3)};
  weigh_by_talk(*shop(), EntryId{4}, "要多久", matches);
  EXPECT_EQ(matches[0].entry, 3U);
  std::vector<nlu::Match> own{match(0, 0.99), match(3, 0.3)};
  own[0].own_wording = true;
  weigh_by_talk(*shop(), EntryId{4}, "要多久", own);
  EXPECT_EQ(own[0].entry, 0U);
  EXPECT_EQ(own[0].probability, 0.99);
}

TEST(TalkContext, KnowsAnEntryThatIsGone) {
  std::vector<nlu::Match> matches{match(0, 0.3)};
  weigh_by_talk(*shop(), EntryId{99}, "要多久", matches);
  EXPECT_EQ(matches[0].probability, 0.3);
}

TEST(TalkContext, ReadsHowATextHangsTogether) {
  const auto normal = [](const char* text) { return nlu::normalize(text); };
  for (const char* text : {"那运费呢", "它多久到", "要是没收到呢？", "这个收费吗", "what about shipping?"})
    EXPECT_TRUE(leans_on_talk(normal(text))) << text;
  for (const char* text : {"怎么退货", "退款多久到账", "how do I return an order"})
    EXPECT_FALSE(leans_on_talk(normal(text))) << text;
  for (const char* text : {"对了，你们店在哪", "另外我想问发票", "by the way, where are you"})
    EXPECT_TRUE(changes_subject(normal(text))) << text;
  for (const char* text : {"云的那个", "公司要抵税的那种", "the one for business"})
    EXPECT_TRUE(names_one_of_several(normal(text))) << text;
  for (const char* text : {"不是券也不是发票，是返点协议", "neither, I mean the rebate"})
    EXPECT_TRUE(denies_options(normal(text))) << text;
  EXPECT_FALSE(denies_options(normal("是不是要等三天")));
}

TEST(Follow, IsUnderstoodFromTheTalk) {
  Talk talk;
  ASSERT_EQ(talk.say("怎么申请发票？").kind, Kind::answer);
  const Outcome outcome = talk.say("那要是没收到呢");
  EXPECT_EQ(outcome.kind, Kind::answer);
  EXPECT_EQ(outcome.meta["entry_id"], to_text(EntryId{5}));
}

TEST(Follow, IsNoneWhereTheSubjectChanges) {
  Talk talk;
  ASSERT_EQ(talk.say("怎么申请发票？").kind, Kind::answer);
  EXPECT_NE(talk.say("对了，附近哪家火锅好吃").kind, Kind::answer);
}

TEST(Choice, IsNamedByWhatItIs) {
  Talk talk;
  ASSERT_EQ(talk.say("怎么退货").kind, Kind::clarify);
  const Outcome outcome = talk.say("门店买的那个");
  EXPECT_EQ(outcome.kind, Kind::answer);
  EXPECT_EQ(outcome.meta["entry_id"], to_text(EntryId{4}));
}

TEST(Handoff, FollowsOptionsThatWereDeniedInWords) {
  Talk talk;
  ASSERT_EQ(talk.say("怎么退货").kind, Kind::clarify);
  EXPECT_EQ(talk.say("不是网上也不是门店，是去年签的那个返点协议").handoff, HandoffReason::not_understood);
}

TEST(Handoff, DoesNotForgetAFailureForAnUnsureAnswer) {
  State state;
  state.failures = 1;
  const Outcome sure = step(*shop(), state, {"怎么申请发票？", false, kNow, {}});
  EXPECT_EQ(sure.kind, Kind::answer);
  EXPECT_EQ(sure.state.failures, 0);
}

}  // namespace
}  // namespace yingda::bot::test
