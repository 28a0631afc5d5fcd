#include "bot/glossary_answer.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "nlu/normalize.hpp"
#include "unit/bot/shop.hpp"

namespace yingda::bot::test {
namespace {

std::shared_ptr<const Snapshot> shop_with_glossary() {
  GlossaryTerm gift;
  gift.id = TermId{7};
  gift.term = "心意卡";
  gift.synonyms = {"礼品卡", "gift card"};
  gift.explanation = "可以充值的电子卡，全场通用。";
  GlossaryTerm silent;
  silent.id = TermId{8};
  silent.term = "红冲";
  GlossaryTerm invoice;
  invoice.id = TermId{9};
  invoice.term = "开票";
  invoice.explanation = "开具发票。";
  return build_snapshot(workspace(), entries(), {}, {silent, invoice, gift});
}

std::string asked(std::string_view text) {
  static const auto snapshot = shop_with_glossary();
  const GlossaryTerm* term = asked_term(*snapshot, nlu::normalize(text));
  return term == nullptr ? "" : term->term;
}

TEST(GlossaryAnswer, KnowsWhenTheMeaningIsAsked) {
  for (const char* text :
       {"心意卡是什么意思", "请问，心意卡是什么？", "什么是礼品卡", "“心意卡”啥意思啊", "你们的礼品卡是啥呀",
        "解释一下心意卡", "What is a gift card?", "what's the gift card", "what are gift cards",
        "gift card meaning", "Can you tell me what does gift card mean?", "心意卡的意思是什么"}) {
    EXPECT_EQ(asked(text), "心意卡") << text;
  }
}

TEST(GlossaryAnswer, OtherQuestionsAboutAWordAreNotThat) {
  for (const char* text :
       {"心意卡怎么买", "心意卡", "心意卡是什么颜色", "什么是运费", "what is a gift card good for",
        "红冲是什么意思", "我的心意卡丢了是什么意思", ""}) {
    EXPECT_EQ(asked(text), "") << text;
  }
}

TEST(GlossaryAnswer, IsGivenWithItsSourceWhereNoEntryAnswers) {
  Talk talk(shop_with_glossary());
  const Outcome outcome = talk.say("礼品卡是什么意思？");
  EXPECT_EQ(outcome.kind, Kind::answer);
  EXPECT_EQ(first_text(outcome), "心意卡：可以充值的电子卡，全场通用。");
  EXPECT_EQ(outcome.meta["tier"], "glossary");
  EXPECT_EQ(outcome.meta["term_id"], to_text(TermId{7}));
  EXPECT_EQ(outcome.meta["sources"][0]["title"], "术语表");
  const Outcome english = talk.say("What is a gift card?");
  EXPECT_EQ(first_text(english), "心意卡: 可以充值的电子卡，全场通用。");
  EXPECT_EQ(english.meta["sources"][0]["title"], "Glossary");
}

TEST(GlossaryAnswer, AnEntryThatAnswersComesFirst) {
  auto all = entries();
  all.push_back(entry(6, "心意卡是什么意思？", {"什么是礼品卡"}, "心意卡是我们的储值卡。"));
  GlossaryTerm gift;
  gift.id = TermId{7};
  gift.term = "心意卡";
  gift.explanation = "解释。";
  Talk talk(build_snapshot(workspace(), all, {}, {gift}));
  EXPECT_EQ(first_text(talk.say("心意卡是什么意思")), "心意卡是我们的储值卡。");
}

RC_GTEST_PROP(GlossaryAnswer, TakesAnyText, ()) {
  asked(*rc::gen::arbitrary<std::string>());
  const auto parts = *rc::gen::container<std::vector<std::string>>(rc::gen::element<std::string>(
      "心意卡", "是什么", "什么是", "what is ", "a ", "请问", "“", "”", "?", " ", "gift card"));
  std::string text;
  for (const auto& part : parts) text += part;
  asked(text);
}

}  // namespace
}  // namespace yingda::bot::test
