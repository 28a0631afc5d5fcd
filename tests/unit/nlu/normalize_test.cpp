#include "nlu/normalize.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "base/text.hpp"

namespace yingda::nlu {
namespace {

TEST(Normalize, FoldsWidthCaseAndSpace) {
  EXPECT_EQ(normalize("ＡＰＰ　怎么　下载"), "app 怎么 下载");
  EXPECT_EQ(normalize("  Where IS\t\nmy  order "), "where is my order");
  EXPECT_EQ(normalize("１２３４５元"), "12345元");
}

TEST(Normalize, KeepsOneOfARunOfMarks) {
  EXPECT_EQ(normalize("快点！！！！"), "快点!");
  EXPECT_EQ(normalize("在吗？？??"), "在吗?");
  EXPECT_EQ(normalize("11元"), "11元");  // digits and letters are no marks
  EXPECT_EQ(normalize("哈哈哈"), "哈哈哈");
}

TEST(Normalize, TakesEmptyAndBlank) {
  EXPECT_EQ(normalize(""), "");
  EXPECT_EQ(normalize(" \t\n　"), "");
}

TEST(Normalize, MendsIllFormedBytes) {
  const std::string text = normalize("a\xFF\xE4\xBD中");
  EXPECT_TRUE(is_utf8(text));
  EXPECT_TRUE(text.starts_with("a"));
  EXPECT_TRUE(text.ends_with("中"));
}

TEST(Normalize, CutsVeryLongTexts) {
  std::string text;
  for (int i = 0; i < 10000; ++i) text += i % 2 == 0 ? "流" : "量";
  EXPECT_EQ(code_points(normalize(text)), 4000U);
}

RC_GTEST_PROP(NormalizeProperty, IsWellFormedAndStable, (const std::string& bytes)) {
  const std::string once = normalize(bytes);
  RC_ASSERT(is_utf8(once));
  RC_ASSERT(normalize(once) == once);
}

}  // namespace
}  // namespace yingda::nlu
