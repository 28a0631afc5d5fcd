// Which confirmed wordings teach something, and what becomes of them.
#include "bot/lessons.hpp"

#include <gmock/gmock.h>

#include "shop.hpp"

namespace yingda::bot::test {
namespace {

using testing::ElementsAre;

std::optional<Lesson> lesson(std::int64_t entry, const std::string& text) {
  return lesson_of(*shop(), EntryId{entry}, text, kNow);
}

LearntWording learnt(std::int64_t entry, const std::string& text, const std::string& normal) {
  LearntWording wording;
  wording.entry = EntryId{entry};
  wording.text = text;
  wording.normal = normal;
  return wording;
}

TEST(Lessons, AConfirmedWordingIsKeptAsItWasPut) {
  const auto found = lesson(2, "退款一般几天能到账啊？");
  ASSERT_TRUE(found);
  EXPECT_EQ(found->entry, EntryId{2});
  EXPECT_EQ(found->text, "退款一般几天能到账啊？");
  EXPECT_EQ(found->normal, "退款一般几天能到账啊?");
}

TEST(Lessons, PersonalDataIsLeftOut) {
  const auto found = lesson(2, "订单HJ2406180352的退款多久到账，电话13800138000");
  ASSERT_TRUE(found);
  EXPECT_EQ(found->text.find("HJ2406180352"), std::string::npos) << found->text;
  EXPECT_EQ(found->text.find("13800138000"), std::string::npos) << found->text;
  EXPECT_EQ(found->normal.find("2406180352"), std::string::npos) << found->normal;
  EXPECT_NE(found->text.find("退款多久到账"), std::string::npos) << found->text;
  const auto english = lesson(2, "when will my refund arrive, mail me at li.lei@example.com");
  ASSERT_TRUE(english);
  EXPECT_EQ(english->text.find('@'), std::string::npos) << english->text;
  const auto asked_back = lesson(2, "hj2406180352 的退款多久到账");  // as the state keeps it
  ASSERT_TRUE(asked_back);
  EXPECT_EQ(asked_back->text.find("2406180352"), std::string::npos) << asked_back->text;
}

TEST(Lessons, WhatTeachesNothingIsNotLearnt) {
  EXPECT_FALSE(lesson(2, "退款多久到账？")) << "the company's own wording";
  EXPECT_FALSE(lesson(2, "退款")) << "too short";
  EXPECT_FALSE(lesson(2, "那退款呢多久到")) << "leans on the talk";
  EXPECT_FALSE(lesson(2, "13800138000")) << "a number alone";
  EXPECT_FALSE(lesson(2, "谢谢你啊")) << "small talk";
  EXPECT_FALSE(lesson(2, "退款多久到账，转人工")) << "calls for a person";
  EXPECT_FALSE(lesson(2, "你们这些骗子，退款多久到账")) << "anger";
  EXPECT_FALSE(lesson(5, "退款一般几天能到账啊？")) << "the entry is not found for it";
  EXPECT_FALSE(lesson(99, "退款一般几天能到账啊？"));
  EXPECT_FALSE(lesson(2, "退款\xff多久到账啊啊"));
  std::string story = "退款多久到账";
  for (int i = 0; i < 30; ++i) story += "，我等了很久";
  EXPECT_FALSE(lesson(2, story)) << "a story";
  EXPECT_FALSE(lesson(2, ""));
}

TEST(Lessons, TheWorkspaceMaySwitchItOff) {
  Workspace off = workspace();
  off.bot.learn_from_conversations = false;
  EXPECT_FALSE(lesson_of(*shop(off), EntryId{2}, "退款一般几天能到账啊？", kNow));
}

TEST(Lessons, AChoiceTeachesTheQuestionThatWasAskedBackAbout) {
  const auto snapshot = shop();
  State before;
  before.options = {EntryId{3}, EntryId{4}};
  before.pending_question = "买的东西能不能退货";
  for (const char* choice : {"2", "第二个", "在门店买的怎么退货？"}) {
    const Outcome outcome = step(*snapshot, before, {choice, false, kNow, {}});
    ASSERT_EQ(outcome.kind, Kind::answer) << choice;
    const auto found = lesson_of_choice(*snapshot, before, choice, outcome, kNow);
    ASSERT_TRUE(found) << choice;
    EXPECT_EQ(found->entry, EntryId{4});
    EXPECT_EQ(found->text, before.pending_question);
  }
  const Outcome other = step(*snapshot, before, {"怎么申请发票？", false, kNow, {}});
  EXPECT_FALSE(lesson_of_choice(*snapshot, before, "怎么申请发票？", other, kNow)) << "asked something else";
  const Outcome none = step(*snapshot, before, {"都不是", false, kNow, {}});
  EXPECT_FALSE(lesson_of_choice(*snapshot, before, "都不是", none, kNow));
  EXPECT_FALSE(lesson_of_choice(*snapshot, {}, "2", other, kNow)) << "nothing was offered";
}

TEST(Lessons, WhatWasLearntIsAWordingAfterTheEntrysOwn) {
  auto all = entries();
  add_learnt(all, {learnt(2, "啥时候给我打款", "啥时候给我打款"), learnt(2, "给我开票", "给我开票"),
                   learnt(77, "没有的", "没有的")});
  EXPECT_THAT(all[1].similar,
              ElementsAre("钱什么时候退给我", "how long does a refund take", "啥时候给我打款"))
      << "what another entry has of its own is left to it";
  EXPECT_EQ(all[1].learnt, 1U);
  EXPECT_THAT(own_similar(all[1]), ElementsAre("钱什么时候退给我", "how long does a refund take"));

  EXPECT_NE(step(*shop(), {}, {"啥时候给我打款", false, kNow, {}}).kind, Kind::answer);
  const auto taught = build_snapshot(workspace(), all);
  const Outcome outcome = step(*taught, {}, {"啥时候给我打款", false, kNow, {}});
  ASSERT_EQ(outcome.kind, Kind::answer);
  EXPECT_EQ(outcome.meta["entry_id"], to_text(EntryId{2}));
  // Confirmed again it still counts; the company's own wording does not.
  EXPECT_TRUE(lesson_of(*taught, EntryId{2}, "啥时候给我打款", kNow));
  EXPECT_FALSE(lesson_of(*taught, EntryId{2}, "钱什么时候退给我", kNow));
}

}  // namespace
}  // namespace yingda::bot::test
