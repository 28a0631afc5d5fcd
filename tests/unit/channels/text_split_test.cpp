#include "channels/text_split.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "base/text.hpp"

namespace yingda::channels {
namespace {

using testing::ElementsAre;

TEST(SplitText, CutsWhereASentenceEnds) {
  EXPECT_THAT(split_text("第一句。第二句在这里。", 8, Unit::characters),
              ElementsAre("第一句。", "第二句在这里。"));
  EXPECT_THAT(split_text("one two three", 9, Unit::characters), ElementsAre("one two", "three"));
}

TEST(SplitText, CountsBytesWhereThePlatformDoes) {
  EXPECT_THAT(split_text("退款退款", 7, Unit::bytes), ElementsAre("退款", "退款"));
  EXPECT_THAT(split_text("  ", 7, Unit::bytes), ElementsAre());
}

RC_GTEST_PROP(SplitText, LosesNothingAndKeepsTheLimit, ()) {
  std::string text;
  for (const int pick : *rc::gen::container<std::vector<int>>(rc::gen::inRange(0, 6))) {
    static constexpr const char* kPieces[] = {"退", "a", " ", "。", "\n", "🌸"};
    text += kPieces[pick];
  }
  const auto unit = *rc::gen::element(Unit::bytes, Unit::characters);
  const auto limit = *rc::gen::inRange<std::size_t>(4, 20);
  std::string joined;
  for (const auto& piece : split_text(text, limit, unit)) {
    RC_ASSERT(is_utf8(piece));
    RC_ASSERT((unit == Unit::bytes ? piece.size() : code_points(piece)) <= limit);
    joined += piece;
  }
  const auto solid = [](std::string whole) {
    std::erase_if(whole, [](char c) { return c == ' ' || c == '\n'; });
    return whole;
  };
  RC_ASSERT(solid(joined) == solid(text));
}

}  // namespace
}  // namespace yingda::channels
