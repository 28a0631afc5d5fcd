#include "nlu/meaning.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "models_folder.hpp"
#include "nlu/matcher.hpp"

namespace yingda::nlu {
namespace {

class Meaning : public testing::Test {
 protected:
  void SetUp() override {
    auto loaded = Encoder::load(models_folder());
    if (!loaded) GTEST_SKIP() << "no model in " << models_folder();
    encoder_ = std::move(*loaded);
  }

  std::vector<EntryTexts> entries() const {
    return {
        {"多久能退款", refund_, words_, "退款三个工作日内原路退回。", "售后"},
        {"运费怎么算", shipping_, words_, "满 99 元包邮，不满收 8 元。", "物流"},
        {"How do I reset my password", password_, words_, "Use the link on the sign-in page.", "account"}};
  }
  std::vector<Match> ask(const Matcher& matcher, std::string_view text) const {
    return matcher.match(make_query(text), 3, [](EntryIndex) { return true; });
  }

  std::shared_ptr<const Encoder> encoder_;
  std::vector<std::string> refund_ = {"钱什么时候退给我"};
  std::vector<std::string> shipping_ = {"邮费是多少"};
  std::vector<std::string> password_ = {"I cannot sign in"};
  std::vector<std::string> words_;
};

TEST_F(Meaning, AnotherLanguageFindsTheEntry) {
  const Matcher matcher(entries(), MeaningTier::build(entries(), encoder_, nullptr));
  EXPECT_EQ(ask(matcher, "when will I get my money back?").at(0).entry, 0U);
  EXPECT_EQ(ask(matcher, "¿cuánto cuesta el envío?").at(0).entry, 1U);
  EXPECT_EQ(ask(matcher, "登录密码忘了怎么重新设置").at(0).entry, 2U);
  EXPECT_EQ(ask(matcher, "when will I get my money back?").at(0).tier, "meaning");
}

TEST_F(Meaning, IsNotAskedWhereWordsAreSureOrItIsTooCostly) {
  const Matcher matcher(entries(), MeaningTier::build(entries(), encoder_, nullptr));
  EXPECT_EQ(ask(matcher, "多久能退款").at(0).tier, "lexical");
  for (const Match& match :
       matcher.match(make_query("钱啥时候到账"), 3, [](EntryIndex) { return true; }, false))
    EXPECT_EQ(match.tier, "lexical");
}

TEST_F(Meaning, NamesAllowedEntriesOnly) {
  const Matcher matcher(entries(), MeaningTier::build(entries(), encoder_, nullptr));
  for (const Match& match :
       matcher.match(make_query("when will I get my money back?"), 3, [](EntryIndex e) { return e != 0; }))
    EXPECT_NE(match.entry, 0U);
}

TEST_F(Meaning, WhatWasEncodedBeforeIsTakenOver) {
  const auto fresh = MeaningTier::build(entries(), encoder_, nullptr);
  const auto again = MeaningTier::build(entries(), encoder_, fresh.get());
  MeaningScores a;
  MeaningScores b;
  fresh->score("邮费", a);
  again->score("邮费", b);
  EXPECT_EQ(a.fit, b.fit);
  EXPECT_EQ(a.nearest, b.nearest);
  EXPECT_EQ(a.answer, b.answer);
  EXPECT_EQ(a.plane, b.plane);
}

TEST_F(Meaning, EachDepthAddsItsMeasures) {
  const Matcher matcher(entries(), MeaningTier::build(entries(), encoder_, nullptr));
  const auto taken = [&](Depth depth, Measure measure) {
    const auto found = matcher.match_at(depth, make_query("邮费"), 3, [](EntryIndex) { return true; });
    return found.at(0).evidence.value[static_cast<std::size_t>(measure)] != 0;
  };
  EXPECT_TRUE(taken(Depth::words, Measure::words));
  EXPECT_FALSE(taken(Depth::words, Measure::grams));
  EXPECT_TRUE(taken(Depth::grams, Measure::grams));
  EXPECT_FALSE(taken(Depth::grams, Measure::plane));
  EXPECT_TRUE(taken(Depth::meaning, Measure::plane));
}

TEST_F(Meaning, ProbabilitiesOfAllEntriesAreSharesOfOneWhole) {
  const Matcher matcher(entries(), MeaningTier::build(entries(), encoder_, nullptr));
  for (const std::string_view text : {"钱啥时候到账", "what does shipping cost", "天气怎么样"}) {
    double sum = 0;
    for (const Match& match : ask(matcher, text)) {
      sum += match.probability;
      EXPECT_NEAR(match.together, sum, 1e-9) << text;
    }
    EXPECT_LE(sum, 1 + 1e-9) << text;
  }
}

TEST_F(Meaning, IsNotBuiltOfNothingOrOfTooMuch) {
  EXPECT_EQ(MeaningTier::build({}, encoder_, nullptr), nullptr);
  EXPECT_TRUE(MeaningTier::is_for(40, 440));
  EXPECT_FALSE(MeaningTier::is_for(1500, 3000));
  const std::vector<std::string> many(6000, "一样");
  const std::vector<EntryTexts> one = {{"问题", many, words_, "回答", ""}};
  EXPECT_EQ(MeaningTier::build(one, encoder_, nullptr), nullptr);
}

}  // namespace
}  // namespace yingda::nlu
