#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "shop.hpp"

namespace yingda::bot::test {
namespace {

std::optional<HandoffReason> reason_of(const std::string& text) { return Talk().say(text).handoff; }

class AsksForAPerson : public testing::TestWithParam<const char*> {};
TEST_P(AsksForAPerson, IsHandedOverAtOnce) {
  const Outcome outcome = Talk().say(GetParam());
  EXPECT_EQ(outcome.kind, Kind::handoff);
  EXPECT_EQ(outcome.handoff, HandoffReason::asked);
  EXPECT_FALSE(first_text(outcome).empty());
}
INSTANTIATE_TEST_SUITE_P(
    Wordings, AsksForAPerson,
    testing::Values("转人工", "人工", "人工客服！", "我要人工服务", "帮我接一下真人", "找个活人来跟我说",
                    "让你们客户经理给我打电话", "别发步骤了，找个人跟我说", "不想跟机器人聊", "接售后专员",
                    "转仁工", "转人公", "zhuan rengong", "rengong", "叫你们经理来处理", "我要跟人说话",
                    "給我轉人工", "给我回个电话", "来个人管管啊", "I want to talk to a human", "agent",
                    "Can I speak to a representative please?", "connect me with a real person",
                    "call me back", "let me talk to someone", "I don't want to talk to a bot",
                    "get me your supervisor"));

class IsNoWish : public testing::TestWithParam<const char*> {};
TEST_P(IsNoWish, StaysWithTheBot) { EXPECT_FALSE(reason_of(GetParam())) << GetParam(); }
INSTANTIATE_TEST_SUITE_P(Wordings, IsNoWish,
                         testing::Values("人工费多少", "人工智能是什么", "人工流产要住院吗",
                                         "人工服务几点上班", "不用转人工，我就问一句",
                                         "这个是人工审核还是系统审核", "客服电话是多少", "你是真人吗",
                                         "我妈的订单怎么取消", "麻烦问一下怎么退货", "怎么找到订单",
                                         "有专人工作吗", "上次那个客服态度挺好的", "how do I cancel my order",
                                         "is there a travel agent discount", "are you a real person",
                                         "what are your opening hours", "气死我了哈哈，猫把发票咬坏了",
                                         "有点慢啊", "急急急，怎么取消订单", "会不会有人给我打电话",
                                         "我去年胸口疼住过院，想开发票", "怎么防止被骗", "机器报警了怎么办"));

class IsAngry : public testing::TestWithParam<const char*> {};
TEST_P(IsAngry, IsHandedOver) {
  const Outcome outcome = Talk().say(GetParam());
  EXPECT_EQ(outcome.handoff, HandoffReason::anger) << GetParam();
  EXPECT_EQ(outcome.mood, Mood::angry);
}
INSTANTIATE_TEST_SUITE_P(Wordings, IsAngry,
                         testing::Values("你们就是一帮骗子！", "什么垃圾公司", "我要投诉你们",
                                         "凭什么不退！！！还讲不讲理", "你他妈耍我呢",
                                         "再不解决我就去你们门口拉横幅", "You are all scammers",
                                         "this is the worst service ever", "what a bunch of idiots"));

class IsDanger : public testing::TestWithParam<const char*> {};
TEST_P(IsDanger, GoesToAPerson) { EXPECT_EQ(reason_of(GetParam()), HandoffReason::topic) << GetParam(); }
INSTANTIATE_TEST_SUITE_P(Wordings, IsDanger,
                         testing::Values("我爸突然胸口疼，喘不上气", "我不想活了", "孩子误服了你们的清洁剂",
                                         "插座冒火了", "家里有煤气味，是不是泄漏", "刚刚被骗了五万块",
                                         "我已经请了律师准备起诉", "有人触电倒下了",
                                         "你们员工私下收了我两万块钱", "I have chest pain and can't breathe",
                                         "I smell gas in the kitchen, is it a gas leak",
                                         "my lawyer will contact you"));

TEST(Handoff, AfterTwoNotUnderstoodInARow) {
  Talk talk;
  EXPECT_FALSE(talk.say("世界上最高的山是哪座").handoff);
  EXPECT_EQ(talk.say("今晚球赛谁踢谁").handoff, HandoffReason::not_understood);
  EXPECT_EQ(talk.state().failures, 0);  // given back later, the bot starts afresh
}

TEST(Handoff, AnAnswerBetweenBreaksTheRow) {
  Talk talk;
  EXPECT_EQ(talk.handed_over_at({"世界上最高的山是哪座", "怎么取消订单？", "今晚球赛谁踢谁"}), 0U);
}

TEST(Handoff, SettingSaysHowManyFailures) {
  Workspace settings = workspace();
  settings.bot.failures_before_handoff = 3;
  EXPECT_EQ(Talk(shop(settings)).handed_over_at({"世界上最高的山是哪座", "今晚球赛谁踢谁", "红烧肉怎么做"}),
            3U);
}

TEST(Handoff, WhenTheSameIsAskedAThirdTime) {
  Talk talk;
  EXPECT_EQ(talk.handed_over_at({"退款多久到账", "退款多久到账啊", "退款多久到账？？"}), 3U);
}

TEST(Handoff, WhenItDidNotHelpTwice) {
  EXPECT_LE(Talk().handed_over_at({"退款多久到账", "还是没到", "没用啊，还是不行"}), 3U);
  EXPECT_NE(Talk().handed_over_at({"退款多久到账", "还是没到", "没用啊，还是不行"}), 0U);
  EXPECT_EQ(Talk().handed_over_at({"how long does a refund take", "that didn't help", "still not working"}),
            3U);
}

TEST(Handoff, OnceWhenSaidForTheLastTime) {
  EXPECT_EQ(Talk().handed_over_at({"退款多久到账", "我都问第三遍了，你就会说一样的话"}), 2U);
}

TEST(Handoff, ForTopicsOfTheWorkspace) {
  Workspace settings = workspace();
  settings.bot.handoff_topics = {"批发", "ＶＩＰ专线"};
  const auto snapshot = shop(settings);
  EXPECT_EQ(step(*snapshot, {}, {"想谈谈批发价", false, kNow, {}}).handoff, HandoffReason::topic);
  EXPECT_EQ(step(*snapshot, {}, {"vip专线怎么打", false, kNow, {}}).handoff, HandoffReason::topic);
}

TEST(Handoff, AngerCanBeSwitchedOff) {
  Workspace settings = workspace();
  settings.bot.handoff_on_anger = false;
  const Outcome outcome = Talk(shop(settings)).say("什么垃圾公司，怎么取消订单");
  EXPECT_FALSE(outcome.handoff);
  EXPECT_EQ(outcome.mood, Mood::angry);
}

TEST(Handoff, AQuestionOfTheCompanysOwnIsAnswered) {
  auto all = entries();
  all.push_back(entry(9, "我要投诉你们的员工，怎么走流程？", {}, "请在App提交。"));
  const auto snapshot = build_snapshot(workspace(), all);
  EXPECT_EQ(step(*snapshot, {}, {"我要投诉你们的员工，怎么走流程？", false, kNow, {}}).kind, Kind::answer);
}

TEST(Handoff, TellsWhichWordsGaveTheReason) {
  const Outcome outcome = Talk().say("算了，转人工吧");
  EXPECT_EQ(outcome.meta["handoff"]["reason"], "asked");
  EXPECT_THAT(outcome.meta["handoff"]["matched"].get<std::string>(), testing::HasSubstr("转人工"));
}

}  // namespace
}  // namespace yingda::bot::test
