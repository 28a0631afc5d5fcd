#include "nlu/tokens.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>

#include "nlu/normalize.hpp"
#include "nlu/pinyin.hpp"
#include "nlu/query.hpp"
#include "nlu/stem.hpp"

namespace yingda::nlu {
namespace {

// How many features of a family two texts share.
std::ptrdiff_t shared(std::string_view a, std::string_view b, Family family) {
  const auto keys = unique_keys(normalize(b));
  const Query query = make_query(a);
  return std::ranges::count_if(query.tokens, [&](const Token& token) {
    return family_of(token.key) == family && std::ranges::binary_search(keys, token.key);
  });
}

TEST(Tokens, ChineseMeetsByCharactersAndPairs) {
  EXPECT_EQ(shared("退货", "怎么退货", Family::character), 2);
  EXPECT_EQ(shared("退货", "怎么退货", Family::pair), 1);
  EXPECT_EQ(shared("退，货", "退货", Family::pair), 0);  // a mark parts them
}

TEST(Tokens, HomophonesAndPinyinMeetBySound) {
  EXPECT_EQ(shared("逃餐", "套餐", Family::syllable_pair), 1);
  EXPECT_EQ(shared("tao can", "套餐", Family::syllable_pair), 1);
  EXPECT_EQ(shared("taocan", "套餐", Family::syllable_pair), 1);
  EXPECT_EQ(shared("zongzi", "种子", Family::syllable_pair), 1);  // z and zh are one
  EXPECT_EQ(shared("lvxing", "旅行", Family::syllable_pair), 1);
}

TEST(Tokens, EnglishMeetsByStemsAndFragments) {
  EXPECT_EQ(shared("returning orders", "return my order", Family::word), 2);
  EXPECT_GE(shared("cancelation", "cancellation", Family::fragment), 4);  // a typo
  EXPECT_EQ(shared("the", "the", Family::word), 0);                       // says nothing
}

TEST(Tokens, LanguagesMeetByConcepts) {
  EXPECT_GE(shared("how do I cancel my order", "怎么取消订单", Family::idea), 2);
  EXPECT_GE(shared("撤掉刚下的单", "怎么取消订单", Family::idea), 1);
}

TEST(Tokens, NumbersStayWhole) {
  EXPECT_EQ(shared("10.5元", "涨到10.5", Family::number), 1);
  EXPECT_EQ(shared("105", "10.5", Family::number), 0);
}

TEST(Pinyin, SplitsIntoTheFewestSyllables) {
  std::vector<Syllable> out;
  ASSERT_TRUE(split_pinyin("huantaocan", out));
  EXPECT_EQ(out, (std::vector{syllable_of(U'换'), syllable_of(U'套'), syllable_of(U'餐')}));
  EXPECT_FALSE(split_pinyin("bqx", out));
  EXPECT_EQ(out.size(), 3U);
  EXPECT_EQ(syllable_of(U'a'), 0);
}

TEST(Stem, LeavesShortWordsAlone) {
  EXPECT_EQ(stem("shipping"), stem("shipped"));
  EXPECT_EQ(stem("charges"), stem("charging"));
  EXPECT_EQ(stem("bus"), "bus");
  EXPECT_EQ(stem("sing"), "sing");
}

RC_GTEST_PROP(TokensProperty, LieInsideTheText, (const std::string& bytes)) {
  const Query query = make_query(bytes);
  for (const Token& token : query.tokens) {
    RC_ASSERT(token.begin < token.end);
    RC_ASSERT(token.end <= query.normalized.size());
  }
}

}  // namespace
}  // namespace yingda::nlu
