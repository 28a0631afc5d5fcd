#include "bot/signal_head.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <cmath>
#include <numeric>

#include "../nlu/models_folder.hpp"
#include "bot/signals.hpp"
#include "nlu/encoder/encoder.hpp"
#include "nlu/sentence_vector.hpp"
#include "shop.hpp"

namespace yingda::bot::test {
namespace {

std::shared_ptr<const nlu::Encoder> encoder() {
  static const std::shared_ptr<const nlu::Encoder> loaded = [] {
    auto result = nlu::Encoder::load(nlu::models_folder());
    return result ? std::shared_ptr<const nlu::Encoder>(std::move(*result)) : nullptr;
  }();
  return loaded;
}

SignalShares shares_of(const std::string& text, const nlu::Encoder* model) {
  const nlu::Query query = nlu::make_query(text);
  nlu::SentenceVector vector(model, query.normalized);
  return signal_head().weigh(query, vector.get());
}

SignalKind likeliest(const SignalShares& shares) {
  return static_cast<SignalKind>(std::ranges::max_element(shares) - shares.begin());
}

struct Said {
  SignalKind kind;
  const char* text;
};

// None of these is a line of bot/learning/signals.tsv.
class Says : public testing::TestWithParam<Said> {};
TEST_P(Says, WhatItIsInManyLanguages) {
  if (!encoder()) GTEST_SKIP() << "no encoder file";
  const auto shares = shares_of(GetParam().text, encoder().get());
  EXPECT_EQ(likeliest(shares), GetParam().kind) << GetParam().text << testing::PrintToString(shares);
}
INSTANTIATE_TEST_SUITE_P(
    Wordings, Says,
    testing::Values(Said{SignalKind::person, "能不能换个真人同事来跟我讲"},
                    Said{SignalKind::person, "I would much rather speak with one of your employees"},
                    Said{SignalKind::person, "ich möchte bitte mit einem Mitarbeiter sprechen"},
                    Said{SignalKind::person, "quiero hablar con una persona de verdad"},
                    Said{SignalKind::person, "担当者と直接話したいです"},
                    Said{SignalKind::anger, "你们真是一群不要脸的骗子"},
                    Said{SignalKind::anger, "you are a bunch of lying crooks"},
                    Said{SignalKind::anger, "vous êtes des incapables, c'est une honte"},
                    Said{SignalKind::legal, "我的律师明天就会给你们发函"},
                    Said{SignalKind::legal, "see you in court, my attorney is filing suit"},
                    Said{SignalKind::legal, "mi abogado les va a demandar"},
                    Said{SignalKind::danger, "厨房里全是煤气味，我头好晕"},
                    Said{SignalKind::danger, "the battery caught fire and my hand is burned"},
                    Said{SignalKind::danger, "mein Vater bekommt keine Luft mehr"},
                    Said{SignalKind::important, "我们集团准备一次采购三千台，请安排对接"},
                    Said{SignalKind::important, "we are a hospital group and want to order 4,000 licences"},
                    Said{SignalKind::unsolved, "照你说的做了，还是老样子"},
                    Said{SignalKind::unsolved, "I did all of that and it still fails"},
                    Said{SignalKind::vague, "那个玩意儿又那样了，就是上回那个"},
                    Said{SignalKind::vague, "it's that thing again, you know the one"},
                    Said{SignalKind::plain, "怎么开电子发票"}, Said{SignalKind::plain, "人工草坪多少钱一平"},
                    Said{SignalKind::plain, "烟雾报警器的电池怎么换"},
                    Said{SignalKind::plain, "how do I change my delivery address"},
                    Said{SignalKind::plain, "welche Zahlungsarten gibt es?"},
                    Said{SignalKind::plain, "¿a qué hora abren los domingos?"}));

TEST(SignalHead, KnowsPlainWordingsWithoutTheEncoder) {
  EXPECT_EQ(likeliest(shares_of("我要找真人客服", nullptr)), SignalKind::person);
  EXPECT_EQ(likeliest(shares_of("let me talk to a human being", nullptr)), SignalKind::person);
  EXPECT_EQ(likeliest(shares_of("我要去法院起诉你们", nullptr)), SignalKind::legal);
  EXPECT_EQ(likeliest(shares_of("怎么修改收货地址", nullptr)), SignalKind::plain);
}

TEST(SignalHead, TakesNoVectorOfAnotherSize) {
  const nlu::Query query = nlu::make_query("转人工");
  const std::vector<float> other(7, 1.F);
  EXPECT_EQ(signal_head().weigh(query, other), signal_head().weigh(query, {}));
}

RC_GTEST_PROP(SignalHead, GivesSharesOfOneForAnyText, (const std::string& text)) {
  const auto shares = shares_of(text, nullptr);
  RC_ASSERT(std::abs(std::accumulate(shares.begin(), shares.end(), 0.F) - 1.F) < 1e-4F);
  RC_ASSERT(shares == shares_of(text, nullptr));
}

TEST(SignalWeights, ComeBackFromTheirPackedForm) {
  SignalWeights weights;
  weights.bits = 1;
  weights.grams.weights.resize(2 * kSignalKinds, 5);
  weights.meaning.weights.resize(3 * kSignalKinds, -7);
  weights.grams.unit[2] = 0.25F;
  weights.both.meaning = 1.5F;
  const std::string packed = pack(weights);
  const auto again = unpack(packed);
  ASSERT_TRUE(again);
  EXPECT_EQ(pack(*again), packed);
  EXPECT_FALSE(unpack(packed.substr(0, packed.size() - 8)));
  EXPECT_FALSE(unpack(packed + "AAAA"));
  EXPECT_FALSE(unpack("?"));
  EXPECT_FALSE(unpack(""));
}

SignalShares surely(SignalKind kind, float share = 0.99F) {
  SignalShares shares{};
  shares[static_cast<std::size_t>(kind)] = share;
  shares[static_cast<std::size_t>(SignalKind::plain)] += 1 - share;
  return shares;
}

TEST(AddLearnt, AddsWhatIsSure) {
  Signals signals;
  add_learnt(surely(SignalKind::legal), {false, false, true}, signals);
  EXPECT_TRUE(signals.legal);
  signals = {};
  add_learnt(surely(SignalKind::legal, 0.6F), {false, false, true}, signals);
  EXPECT_FALSE(signals.legal);
}

TEST(AddLearnt, NeedsMoreWhereAnEntryAnswersOrWithoutTheVector) {
  for (const SignalContext context : {SignalContext{true, false, true}, SignalContext{false, false, false}}) {
    Signals signals;
    add_learnt(surely(SignalKind::danger, 0.9F), context, signals);
    EXPECT_FALSE(signals.emergency);
  }
}

TEST(AddLearnt, TakesAWeakRuleBackWhereItIsSureOfAQuestion) {
  Signals signals;
  signals.legal = signals.angry = signals.emergency = true;
  add_learnt(surely(SignalKind::plain), {false, false, true}, signals);
  EXPECT_FALSE(signals.legal);
  EXPECT_FALSE(signals.angry);
  EXPECT_TRUE(signals.emergency);
}

TEST(AddLearnt, AngerThatGrowsNeedsLess) {
  Signals calm;
  add_learnt(surely(SignalKind::anger, 0.5F), {false, false, true}, calm);
  EXPECT_FALSE(calm.angry);
  Signals grown;
  add_learnt(surely(SignalKind::anger, 0.5F), {false, true, true}, grown);
  EXPECT_TRUE(grown.angry);
}

TEST(AddLearnt, HandsACaseBeyondABotOverWhereItIsSure) {
  SignalContext context{.sure = true};
  Signals signals;
  add_learnt(surely(SignalKind::tangled), context, signals);
  EXPECT_EQ(signals.beyond, Beyond::surely);
  add_learnt(surely(SignalKind::expert, 0.5F), context, signals);
  EXPECT_EQ(signals.beyond, Beyond::likely);
  add_learnt(surely(SignalKind::expert, 0.3F), context, signals);
  EXPECT_EQ(signals.beyond, Beyond::no);
  context.missed_before = true;
  add_learnt(surely(SignalKind::expert, 0.3F), context, signals);
  EXPECT_EQ(signals.beyond, Beyond::likely);
}

TEST(AddLearnt, ASureAnswerOrWordsAloneNeedMoreForACaseBeyondABot) {
  Signals signals;
  add_learnt(surely(SignalKind::tangled, 0.9F), {.sure = true, .has_sure_answer = true}, signals);
  EXPECT_EQ(signals.beyond, Beyond::likely);
  add_learnt(surely(SignalKind::tangled), {.sure = false}, signals);
  EXPECT_EQ(signals.beyond, Beyond::likely);
}

class ByMeaning : public testing::Test {
 protected:
  void SetUp() override {
    if (!encoder()) GTEST_SKIP() << "no encoder file";
    snapshot_ = build_snapshot(workspace(), entries(), {encoder(), nullptr, nullptr});
  }
  std::shared_ptr<const Snapshot> snapshot_;
};

TEST_F(ByMeaning, HandsOverWhatNoRuleKnows) {
  EXPECT_EQ(Talk(snapshot_).say("quiero hablar con una persona de verdad").handoff, HandoffReason::asked);
  EXPECT_EQ(Talk(snapshot_).say("ich möchte bitte mit einem Mitarbeiter sprechen").handoff,
            HandoffReason::asked);
  EXPECT_EQ(Talk(snapshot_).say("mein Vater bekommt keine Luft mehr").handoff, HandoffReason::topic);
}

TEST_F(ByMeaning, HandsATangledCaseOver) {
  EXPECT_EQ(
      Talk(snapshot_)
          .say("房子是岳父的，贷款写我弟，租客把押金给了倒闭的中介，现在弟弟离婚，几家都来找我要钱，该谁出")
          .handoff,
      HandoffReason::topic);
  EXPECT_EQ(
      Talk(snapshot_)
          .say("The flat is my aunt's, the loan is in my brother's name, the tenant paid a bankrupt agency "
               "and my ex wants half of it. Who owes whom?")
          .handoff,
      HandoffReason::topic);
}

TEST_F(ByMeaning, AnswersLongQuestionsAboutOneThing) {
  EXPECT_NE(
      Talk(snapshot_).say("我前天晚上下了一单，今天发现颜色选错了，还没发货，想取消订单重新买，怎么弄").kind,
      Kind::handoff);
  EXPECT_NE(
      Talk(snapshot_).say("I ordered two lamps on Monday and one is wrong, how can I cancel my order?").kind,
      Kind::handoff);
}

TEST_F(ByMeaning, DoesNotAnswerWhatNamesNothing) {
  EXPECT_EQ(Talk(snapshot_).handed_over_at({"那个东西又那样了", "就是你们上次弄的那个呀"}), 2U);
  EXPECT_EQ(Talk(snapshot_).handed_over_at({"that thing is doing it again", "you know, the one you fixed"}),
            2U);
}

TEST_F(ByMeaning, AnswersTheCompanysOwnQuestions) {
  for (const Entry& entry : snapshot_->entries())
    EXPECT_EQ(Talk(snapshot_).say(entry.question).kind, Kind::answer) << entry.question;
}

TEST_F(ByMeaning, HandsOverWhenTheSameIsAskedAgainInOtherWords) {
  Talk talk(snapshot_);
  EXPECT_FALSE(talk.say("世界上最高的山是哪座").handoff);
  EXPECT_EQ(talk.say("全世界哪座山峰海拔最高").handoff, HandoffReason::repeated);
}

}  // namespace
}  // namespace yingda::bot::test
