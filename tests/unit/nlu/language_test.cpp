#include "nlu/language.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "models_folder.hpp"

namespace yingda::nlu {
namespace {

const Identifier& scripts_only() {
  static const Identifier identifier;
  return identifier;
}

std::string by_script(const char* text, const char* workspace = "zh") {
  return recognise_language(scripts_only(), text, {"", "", workspace});
}

TEST(Language, KnowsScripts) {
  EXPECT_EQ(by_script("怎么退货"), "zh");
  EXPECT_EQ(by_script("怎麼退貨"), "zh-Hant");
  EXPECT_EQ(by_script("返品したいのですが、どうすればいいですか"), "ja");
  EXPECT_EQ(by_script("환불은 어떻게 하나요"), "ko");
  EXPECT_EQ(by_script("ขอคืนเงินได้ไหม"), "th");
  EXPECT_EQ(by_script("Как вернуть товар?"), "ru");
  EXPECT_EQ(by_script("كيف أسترد أموالي"), "ar");
}

TEST(Language, TellsEnglishFromPinyinWithoutTheTable) {
  EXPECT_EQ(by_script("How can I return this order?"), "en");
  EXPECT_EQ(by_script("refund please"), "en");
  EXPECT_EQ(by_script("wo xiang huan tao can"), "zh");
  EXPECT_EQ(by_script("zenme tuikuan"), "zh");
  EXPECT_EQ(by_script("zenme tuikuan", "en"), "en");  // nobody there writes pinyin
}

TEST(Language, CountsMixedTextAsChinese) {
  EXPECT_EQ(by_script("order点错了想cancel"), "zh");
  EXPECT_EQ(by_script("billing date可以change吗", "en"), "zh");
}

TEST(Language, FallsBackWhereNothingIsSaid) {
  EXPECT_EQ(by_script("", "zh"), "zh");
  EXPECT_EQ(by_script("12345", "en"), "en");
  EXPECT_EQ(by_script("👍👍", "zh"), "zh");
  EXPECT_EQ(by_script("?", "en"), "en");
  EXPECT_EQ(by_script("HJ2406180352", "zh"), "zh");
  EXPECT_EQ(by_script("\xFF\xFE", "zh"), "zh");
  EXPECT_EQ(recognise_language(scripts_only(), "12", {"", "de-AT", "zh"}), "de");
}

TEST(Language, RemembersTheFormOfWritingAndTheScript) {
  const auto after = [](const char* conversation, const char* text) {
    return recognise_language(scripts_only(), text, {conversation, "", "zh"});
  };
  EXPECT_EQ(after("zh-Hant", "可以退款"), "zh-Hant");  // the same in both forms
  EXPECT_EQ(after("zh-Hant", "可以退货吗"), "zh");
  EXPECT_EQ(after("zh-Hant", "zenme tuikuan"), "zh-Hant");
  EXPECT_EQ(after("ja", "配送料"), "ja");
  EXPECT_EQ(after("ja", "怎么退货"), "zh");
  EXPECT_EQ(after("uk", "Так"), "uk");
  EXPECT_EQ(after("uk", "Как вернуть товар?"), "ru");
  EXPECT_EQ(recognise_language(scripts_only(), "可以退款", {"", "zh-TW", "zh"}), "zh-Hant");
  EXPECT_EQ(recognise_language(scripts_only(), "可以退款", {"", "zh-CN", "zh"}), "zh");
}

TEST(Language, MakesTagsPlain) {
  for (const auto& [tag, plain] : {std::pair{"zh-TW", "zh-Hant"},
                                   {"zh-hk", "zh-Hant"},
                                   {"zh-Hant-MO", "zh-Hant"},
                                   {"zh-CN", "zh"},
                                   {"zh", "zh"},
                                   {"en-GB", "en"},
                                   {"DE", "de"},
                                   {"pt_BR", "pt"},
                                   {"", ""}}) {
    EXPECT_EQ(plain_language(tag), plain) << tag;
  }
}

class LanguageTable : public testing::Test {
 protected:
  void SetUp() override {
    if (!loaded()) GTEST_SKIP() << "no table of languages in build/models";
  }
  static const Result<Identifier>& loaded() {
    static const auto identifier = Identifier::load(models_folder());
    return identifier;
  }
  static std::string after(const char* conversation, const char* text) {
    return recognise_language(*loaded(), text, {conversation, "", "zh"});
  }
};

TEST_F(LanguageTable, KnowsLanguagesInLatinLetters) {
  for (const auto& [text, language] : {std::pair{"Wo ist mein Paket?", "de"},
                                       {"¿Dónde está mi pedido?", "es"},
                                       {"where is my parcel", "en"},
                                       {"hello", "en"},
                                       {"refund", "en"},
                                       {"Rechnung", "de"},
                                       {"Onde está a minha encomenda", "pt"},
                                       {"Siparişim nerede?", "tr"}}) {
    EXPECT_EQ(after("", text), language) << text;
  }
}

TEST_F(LanguageTable, KeepsTheTalksLanguageThroughShortTexts) {
  for (const char* text : {"ok", "VIP", "iPhone 15 Pro", "wifi", "HJ2406180352", "ALM-1008", "yes", "5G"}) {
    EXPECT_EQ(after("zh", text), "zh") << text;
    EXPECT_EQ(after("de", text), "de") << text;
  }
  EXPECT_EQ(after("", "iphone"), "zh");
  EXPECT_EQ(after("de", "Und wie lange dauert das?"), "de");
  EXPECT_EQ(after("zh", "How long does a refund take?"), "en");
  EXPECT_EQ(after("en", "Wie lange dauert eine Rückzahlung?"), "de");
}

TEST_F(LanguageTable, ReadsPinyinWhereChineseIsSpoken) {
  for (const char* text : {"wo yao tui kuan", "zenme tui huo", "liuliang chao chu de bufen zenme kou qian"}) {
    EXPECT_EQ(after("zh", text), "zh") << text;
    EXPECT_EQ(after("", text), "zh") << text;
  }
}

RC_GTEST_PROP(LanguageProperty, TakesAnyBytes, (const std::string& text, const std::string& before)) {
  const auto language = recognise_language(scripts_only(), text, {before, "", "zh"});
  RC_ASSERT(!language.empty());
}

}  // namespace
}  // namespace yingda::nlu
