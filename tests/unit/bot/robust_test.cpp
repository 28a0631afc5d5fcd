#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "base/text.hpp"
#include "shop.hpp"

namespace yingda::bot::test {
namespace {

std::string repeated(std::string_view text, int times) {
  std::string out;
  for (int i = 0; i < times; ++i) out += text;
  return out;
}

TEST(Step, StandsOddTexts) {
  for (const std::string& text :
       {std::string(), std::string("a"), std::string("？"), std::string("😀😀😀"), std::string("\0", 1),
        repeated("退货", 5000), repeated("a", 10000), repeated("转", 10000), repeated("!", 10000),
        std::string("\xFF\xFE\xE4\xBD"), std::string("\xF0\x9F"), repeated("人工 ", 3000)}) {
    const Outcome outcome = Talk().say(text);
    EXPECT_FALSE(outcome.parts.empty());
    EXPECT_EQ(outcome.handoff.has_value(), outcome.kind == Kind::handoff);
    EXPECT_NO_THROW(to_json(outcome.state).dump());
    EXPECT_NO_THROW(outcome.meta.dump());
  }
}

TEST(Step, StandsAWorkspaceWithoutEntries) {
  const auto empty = build_snapshot(workspace(), {});
  EXPECT_EQ(step(*empty, {}, {"怎么退货", false, kNow, {}}).kind, Kind::unknown);
  EXPECT_EQ(step(*empty, {}, {"转人工", false, kNow, {}}).kind, Kind::handoff);
  EXPECT_TRUE(candidates(*empty, "怎么退货", kNow, 5).empty());
}

TEST(State, TakesAnyJson) {
  for (const char* text :
       {"null", "[]", "1", R"("x")", R"({"failures":"two","options":[1,"zz",null],"recent":{}})",
        R"({"failures":-5,"complaints":99999999999,"answered":"x","greeted":1})"}) {
    const State state = state_from_json(Json::parse(text));
    EXPECT_GE(state.failures, 0);
    EXPECT_TRUE(state.options.empty());
    EXPECT_NO_THROW(step(*shop(), state, {"怎么退货", false, kNow, {}}));
  }
}

TEST(State, OfOptionsThatAreGoneIsNoTrap) {
  State state;
  state.options = {EntryId{77}, EntryId{78}};
  state.pending_question = "怎么退货";
  const Outcome outcome = step(*shop(), state, {"1", false, kNow, {}});
  EXPECT_NE(outcome.kind, Kind::answer);
}

rc::Gen<std::string> any_message() {
  return rc::gen::oneOf(rc::gen::arbitrary<std::string>(),
                        rc::gen::elementOf(std::vector<std::string>{
                            "怎么退货", "1", "第二个", "都不是", "还是不行", "没用", "谢谢", "你好", "hello",
                            "怎么取消订单", "refund", "退款多久到账", "红烧肉怎么做", "转人工", "。。。"}));
}

RC_GTEST_PROP(StepProperty, NeverThrowsAndKeepsItsPromises, ()) {
  static const auto snapshot = shop();
  State state;
  for (const auto& text : *rc::gen::container<std::vector<std::string>>(any_message())) {
    const Outcome outcome = step(*snapshot, state, {text, false, kNow, {}});
    RC_ASSERT(!outcome.parts.empty());
    RC_ASSERT(outcome.handoff.has_value() == (outcome.kind == Kind::handoff));
    RC_ASSERT(outcome.meta["kind"] == to_text(outcome.kind));
    RC_ASSERT(outcome.state.recent.size() <= 8U && outcome.state.answered.size() <= 8U);
    RC_ASSERT(state_from_json(Json::parse(to_json(outcome.state).dump())) == outcome.state);
    state = outcome.state;
  }
}

RC_GTEST_PROP(StepProperty, IsTheSameForTheSameData, ()) {
  const std::string text = *any_message();
  const Outcome a = step(*shop(), {}, {text, false, kNow, {}});
  const Outcome b = step(*shop(), {}, {text, false, kNow, {}});
  RC_ASSERT(a.meta == b.meta);
  RC_ASSERT(a.parts == b.parts);
  RC_ASSERT(a.state == b.state);
}

TEST(Kind, HasANameEach) {
  for (const Kind kind :
       {Kind::answer, Kind::clarify, Kind::unknown, Kind::smalltalk, Kind::handoff, Kind::greeting}) {
    EXPECT_EQ(parse_kind(to_text(kind)), kind);
  }
  EXPECT_FALSE(parse_kind("other"));
}

}  // namespace
}  // namespace yingda::bot::test
