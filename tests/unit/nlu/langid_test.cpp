#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <string>

#include "models_folder.hpp"
#include "nlu/langid/identifier.hpp"

namespace yingda::nlu {
namespace {

struct LangidSample {
  const char* text;
  const char* language;
};

const Identifier& without_table() {
  static const Identifier identifier;
  return identifier;
}

// The table, which scripts/fetch-models.sh brings; nothing where it is not there.
const Identifier* table() {
  static const auto loaded = Identifier::load(models_folder());
  return loaded ? &*loaded : nullptr;
}

class LangidTable : public testing::Test {
 protected:
  void SetUp() override {
    if (table() == nullptr) GTEST_SKIP() << "no table of languages in build/models";
  }
};

TEST(Langid, KnowsScriptsWithoutTheTable) {
  for (const auto& [text, language] : {LangidSample{"怎么取消订单", "zh"},
                                       {"怎麼取消訂單？", "zh-Hant"},
                                       {"我要退貨", "zh-Hant"},
                                       {"你好", "zh"},
                                       {"billing date可以change吗", "zh"},
                                       {"返品したいのですが", "ja"},
                                       {"円の払戻", "ja"},
                                       {"환불은 어떻게 하나요", "ko"},
                                       {"ขอคืนเงินได้ไหม", "th"},
                                       {"ใช้ LINE Pay ได้ไหม", "th"},
                                       {"Как вернуть товар?", "ru"},
                                       {"Як повернути товар, що мені не підійшов?", "uk"},
                                       {"كيف أسترد أموالي", "ar"},
                                       {"چگونه می‌توانم سفارش را لغو کنم", "fa"},
                                       {"Πώς μπορώ να επιστρέψω", "el"},
                                       {"איך מבטלים הזמנה", "he"}}) {
    const auto found = without_table().identify(text);
    EXPECT_EQ(found.language, language) << text;
    EXPECT_GT(found.confidence, 0.5F) << text;
  }
}

TEST(Langid, SaysNothingOfTextsWithoutLetters) {
  for (const char* text : {"", "   ", "12345", "👍👍", "?!", "\xff\xfe"}) {
    const auto found = without_table().identify(text);
    EXPECT_EQ(found.language, "") << text;
    EXPECT_EQ(found.confidence, 0.0F) << text;
  }
}

TEST(Langid, GuessesEnglishForLatinLettersWithoutTheTable) {
  const auto found = without_table().identify("where is my parcel");
  EXPECT_EQ(found.language, "en");
  EXPECT_LT(found.confidence, 0.5F);
}

TEST_F(LangidTable, TellsLatinLanguagesApart) {
  for (const auto& [text, language] : {LangidSample{"where is my parcel?", "en"},
                                       {"Can I change the delivery address after I've paid?", "en"},
                                       {"Wo ist meine Rechnung?", "de"},
                                       {"Waar kan ik mijn factuur vinden?", "nl"},
                                       {"Comment modifier l'adresse de livraison ?", "fr"},
                                       {"Vorrei parlare con un operatore", "it"},
                                       {"Moja karta została dwukrotnie obciążona", "pl"},
                                       {"Quero cancelar a minha assinatura", "pt"},
                                       {"¿Tienen tienda física en el centro?", "es"},
                                       {"Siparişim neden hâlâ kargoya verilmedi?", "tr"},
                                       {"Tôi muốn đổi địa chỉ giao hàng", "vi"},
                                       {"Var är min beställning?", "sv"},
                                       {"ＷＨＥＲＥ ＩＳ ＭＹ ＯＲＤＥＲ", "en"},
                                       {"Comment re\u0301initialiser le te\u0301le\u0301phone ?", "fr"}}) {
    const auto found = table()->identify(text);
    EXPECT_EQ(found.language, language) << text;
    EXPECT_GT(found.confidence, 0.5F) << text;
  }
}

TEST_F(LangidTable, IsLessSureOfWhatSeveralLanguagesHave) {
  EXPECT_LT(table()->identify("taxi").confidence, table()->identify("I need a taxi now").confidence);
}

TEST_F(LangidTable, TakesLongTexts) {
  EXPECT_EQ(table()->identify(std::string(10'000, 'x')).confidence,
            table()->identify(std::string(10'000, 'x')).confidence);
  std::string text;
  while (text.size() < 40'000) text += "Wo ist meine Rechnung? ";
  EXPECT_EQ(table()->identify(text).language, "de");
}

RC_GTEST_PROP(LangidProperty, TakesAnyBytes, (const std::string& bytes)) {
  const auto found = (table() != nullptr ? *table() : without_table()).identify(bytes);
  RC_ASSERT(found.confidence >= 0.0F && found.confidence <= 1.0F);
  RC_ASSERT(found.language.empty() == (found.confidence <= 0.0F));
}

TEST(Langid, NamesAMissingAndADamagedTable) {
  const auto folder =
      std::filesystem::temp_directory_path() / ("yingda-langid-" + std::to_string(::getpid()));
  std::filesystem::create_directories(folder);
  EXPECT_EQ(Identifier::load(folder).error().code, "model_missing");
  std::ofstream(folder / Identifier::kFileName) << "no table";
  EXPECT_EQ(Identifier::load(folder).error().code, "model_damaged");
  std::filesystem::remove_all(folder);
}

}  // namespace
}  // namespace yingda::nlu
