#include "nlu/matcher.hpp"

#include <gtest/gtest.h>

#include <string>

namespace yingda::nlu {
namespace {

struct Sample {
  std::string question;
  std::vector<std::string> similar;
  std::vector<std::string> keywords;
  std::string answer;
};

const std::vector<Sample>& samples() {
  static const std::vector<Sample> all{
      {"怎么取消订单？",
       {"不想要了能撤吗", "how can I cancel my order"},
       {"取消订单"},
       "在订单页点取消，款项原路退回。"},
      {"退款多久到账？", {"钱什么时候退给我"}, {"退款", "到账"}, "审核通过后3个工作日内原路退回。"},
      {"怎么修改收货地址？", {"地址填错了"}, {"修改地址"}, "待发货时可在订单详情修改一次。"},
      {"你们几点开门？", {"营业时间"}, {}, "每天9:00到21:00。"},
  };
  return all;
}

Matcher matcher() {
  std::vector<EntryTexts> texts;
  for (const auto& s : samples()) texts.push_back({s.question, s.similar, s.keywords, s.answer, ""});
  return Matcher(texts);
}

bool any(EntryIndex) { return true; }

std::vector<Match> found(const Matcher& m, std::string_view text, const Allowed& allowed = any) {
  return m.match(make_query(text), 3, allowed);
}

TEST(Matcher, FindsByQuestionSimilarKeywordAndAnswer) {
  const Matcher m = matcher();
  EXPECT_EQ(found(m, "取消订单").at(0).entry, 0U);
  EXPECT_EQ(found(m, "钱啥时候退我").at(0).entry, 1U);
  EXPECT_EQ(found(m, "dizhi写错了").at(0).entry, 2U);
  EXPECT_EQ(found(m, "9点营业吗").at(0).entry, 3U);
  EXPECT_EQ(found(m, "cancel order please").at(0).entry, 0U);
}

TEST(Matcher, IsSureOfAnEqualWording) {
  const Matcher m = matcher();
  const auto best = found(m, "地址填错了！").at(0);
  EXPECT_EQ(best.entry, 2U);
  EXPECT_EQ(best.wording, 1U);
  EXPECT_TRUE(best.own_wording);
  EXPECT_GT(best.probability, 0.99);
}

TEST(Matcher, GivesUnrelatedQuestionsLittleProbability) {
  const Matcher m = matcher();
  const auto far = found(m, "红烧肉做法");
  EXPECT_TRUE(far.empty() || far[0].probability < 0.3);
  EXPECT_TRUE(found(m, "").empty());
  EXPECT_TRUE(found(m, "🐶🐶🐶").empty());
}

TEST(Matcher, NamesOnlyAllowedEntries) {
  const Matcher m = matcher();
  for (const auto& match : found(m, "取消订单", [](EntryIndex i) { return i != 0; }))
    EXPECT_NE(match.entry, 0U);
}

TEST(Matcher, OrdersByProbabilityAndKeepsTheLimit) {
  const Matcher m = matcher();
  const auto matches = m.match(make_query("订单退款地址"), 2, any);
  ASSERT_EQ(matches.size(), 2U);
  EXPECT_GE(matches[0].probability, matches[1].probability);
}

TEST(Matcher, IsTheSameBitForBit) {
  const auto a = found(matcher(), "订单的钱什么时候退");
  const auto b = found(matcher(), "订单的钱什么时候退");
  ASSERT_EQ(a.size(), b.size());
  for (std::size_t i = 0; i < a.size(); ++i) {
    EXPECT_EQ(a[i].entry, b[i].entry);
    EXPECT_EQ(a[i].probability, b[i].probability);
  }
}

TEST(Matcher, StandsNoEntries) {
  const Matcher empty{std::span<const EntryTexts>()};
  EXPECT_TRUE(empty.match(make_query("取消订单"), 3, any).empty());
}

// More than a thousand entries take the path that leaves out the commonest features.
TEST(Matcher, FindsAmongMany) {
  std::vector<std::string> questions;
  for (int i = 0; i < 1500; ++i) questions.push_back("怎么办理第" + std::to_string(i) + "号业务");
  questions.emplace_back("宠物托运需要什么证明");
  std::vector<EntryTexts> texts;
  for (const auto& question : questions) texts.push_back({question, {}, {}, "请到柜台办理。", ""});
  const Matcher m(texts);
  EXPECT_EQ(found(m, "托运宠物要带啥").at(0).entry, 1500U);
  EXPECT_EQ(found(m, "第737号业务怎么办理").at(0).entry, 737U);
}

}  // namespace
}  // namespace yingda::nlu
