#include "nlu/language.hpp"

#include <gtest/gtest.h>

#include "nlu/normalize.hpp"

namespace yingda::nlu {
namespace {

std::string language(const char* text, const char* fallback = "zh") {
  return detect_language(normalize(text), fallback);
}

TEST(Language, KnowsScripts) {
  EXPECT_EQ(language("怎么退货"), "zh");
  EXPECT_EQ(language("返品したいのですが、どうすればいいですか"), "ja");
  EXPECT_EQ(language("환불은 어떻게 하나요"), "ko");
  EXPECT_EQ(language("ขอคืนเงินได้ไหม"), "th");
  EXPECT_EQ(language("Как вернуть товар?"), "ru");
  EXPECT_EQ(language("كيف أسترد أموالي"), "ar");
}

TEST(Language, TellsEnglishFromPinyin) {
  EXPECT_EQ(language("How can I return this order?"), "en");
  EXPECT_EQ(language("refund please"), "en");
  EXPECT_EQ(language("wo xiang huan tao can"), "zh");
  EXPECT_EQ(language("zenme tuikuan"), "zh");
  EXPECT_EQ(language("zenme tuikuan", "en"), "en");  // nobody there writes pinyin
}

TEST(Language, CountsMixedTextAsChinese) {
  EXPECT_EQ(language("order点错了想cancel"), "zh");
  EXPECT_EQ(language("billing date可以change吗", "en"), "zh");
}

TEST(Language, FallsBackWhereNothingIsSaid) {
  EXPECT_EQ(language("", "zh"), "zh");
  EXPECT_EQ(language("12345", "en"), "en");
  EXPECT_EQ(language("👍👍", "zh"), "zh");
  EXPECT_EQ(language("?", "en"), "en");
}

}  // namespace
}  // namespace yingda::nlu
