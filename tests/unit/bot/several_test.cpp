#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "bot/split.hpp"
#include "nlu/normalize.hpp"
#include "shop.hpp"

namespace yingda::bot::test {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::SizeIs;

std::vector<std::string> split(const std::string& text) {
  static std::string kept;
  kept = nlu::normalize(text);
  std::vector<std::string> out;
  for (const auto& part : split_questions(kept)) out.emplace_back(part.text);
  return out;
}

TEST(Split, FindsTheQuestionsOfAMessage) {
  EXPECT_THAT(split("改地址，另外发票怎么开？"), ElementsAre("改地址", "发票怎么开"));
  EXPECT_THAT(split("怎么退货？退款多久到账？"), ElementsAre("怎么退货", "退款多久到账"));
  EXPECT_THAT(split("怎么退货，还有，退款多久到账"), ElementsAre("怎么退货", "退款多久到账"));
  EXPECT_THAT(split("怎么退货顺便问下运费谁出"), ElementsAre("怎么退货", "运费谁出"));
  EXPECT_THAT(split("I want to cancel and also when will I get the refund"),
              ElementsAre("i want to cancel", "when will i get the refund"));
  EXPECT_THAT(split("How do I return it, and how long does the refund take?"),
              ElementsAre("how do i return it", "how long does the refund take"));
}

TEST(Split, LeavesOneQuestionWhole) {
  for (const char* text :
       {"我上周买的手机坏了。怎么保修？", "还有几天到货", "怎么退货", "我买了碗和筷子，能退吗",
        "how do I cancel and return my order", "", "？？？", "另外", "退货，换货"}) {
    EXPECT_THAT(split(text), SizeIs(1)) << text;
  }
}

RC_GTEST_PROP(SplitProperty, GivesPiecesInOrder, ()) {
  const auto pieces =
      *rc::gen::container<std::vector<std::string>>(rc::gen::elementOf(std::vector<std::string>{
          "另外", "怎么退", "？", "，", " ", "and also ", "how", "a", "😀", "。", "还有", "对了", "x"}));
  std::string text;
  for (const auto& piece : pieces) text += piece;
  const std::string normal = nlu::normalize(text);
  std::size_t from = 0;
  for (const Question& part : split_questions(normal)) {
    const std::size_t at = normal.find(part.text, from);
    RC_ASSERT(at != std::string::npos);
    from = at + part.text.size();
  }
}

TEST(Several, AreAnsweredInOneMessage) {
  Talk talk;
  const Outcome outcome = talk.say("怎么取消订单，另外怎么申请发票？");
  EXPECT_EQ(outcome.kind, Kind::answer);
  ASSERT_THAT(outcome.parts, SizeIs(2));
  EXPECT_THAT(first_text(outcome), HasSubstr("1. 在订单页点“取消订单”"));
  EXPECT_THAT(std::get<TextPart>(outcome.parts[1]).text, HasSubstr("2. 在订单详情点“申请发票”"));
  ASSERT_THAT(outcome.meta["answers"], SizeIs(2));
  EXPECT_EQ(outcome.meta["answers"][0]["entry_id"], to_text(EntryId{1}));
  EXPECT_EQ(outcome.meta["answers"][1]["entry_id"], to_text(EntryId{5}));
  EXPECT_EQ(outcome.meta["entry_id"], to_text(EntryId{1}));
  EXPECT_THAT(outcome.meta["sources"], SizeIs(1)) << "one source, named once";
  EXPECT_THAT(outcome.state.answered, ElementsAre(EntryId{1}, EntryId{5}));
}

TEST(Several, NeedASureAnswerEach) {
  Talk talk;
  EXPECT_FALSE(talk.say("怎么取消订单，另外红烧肉怎么做？").meta.contains("answers"));
  EXPECT_FALSE(talk.say("怎么取消订单？刚拍的不想要了怎么办？").meta.contains("answers")) << "one entry";
}

}  // namespace
}  // namespace yingda::bot::test
