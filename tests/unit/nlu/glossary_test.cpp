#include "nlu/glossary.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>

#include "nlu/normalize.hpp"

namespace yingda::nlu {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

struct Row {
  std::string term;
  std::vector<std::string> synonyms;
  std::string kind = "term";
};

Glossary glossary_of(const std::vector<Row>& rows) {
  std::vector<GlossaryWords> words;
  for (const Row& row : rows) words.push_back({row.term, row.synonyms, row.kind});
  return Glossary(words);
}

// The hits as "words=term".
std::vector<std::string> found(const Glossary& glossary, std::string_view text) {
  const std::string normal = normalize(text);
  std::vector<GlossaryHit> hits;
  glossary.find(normal, hits);
  std::vector<std::string> out;
  for (const GlossaryHit& hit : hits)
    out.push_back(normal.substr(hit.begin, hit.end - hit.begin) + "=" + glossary.normal_form(hit.term));
  return out;
}

TEST(Glossary, FindsTermsAndSynonymsInChinese) {
  const auto glossary = glossary_of({{"携号转网", {"带号转网", "转网"}}, {"光猫", {"猫"}}});
  EXPECT_THAT(found(glossary, "我想转网，怎么弄"), ElementsAre("转网=携号转网"));
  EXPECT_THAT(found(glossary, "携号转网后光猫要还吗"), ElementsAre("携号转网=携号转网", "光猫=光猫"));
  EXPECT_THAT(found(glossary, "猫亮红灯"), ElementsAre("猫=光猫"));
  EXPECT_THAT(found(glossary, "怎么换套餐"), IsEmpty());
}

TEST(Glossary, SpacedScriptsMatchOnWordBorders) {
  const auto glossary = glossary_of({{"机身编号", {"SN"}}, {"gift card", {"voucher"}}, {"XR-200", {}}});
  EXPECT_THAT(found(glossary, "SN在哪"), ElementsAre("sn=机身编号"));
  EXPECT_THAT(found(glossary, "it snows"), IsEmpty());
  EXPECT_THAT(found(glossary, "my Gift  Card, two gift cards"),
              ElementsAre("gift card=gift card", "gift cards=gift card"));
  EXPECT_THAT(found(glossary, "vouchers"), ElementsAre("vouchers=gift card"));
  EXPECT_THAT(found(glossary, "voucherless"), IsEmpty());
  EXPECT_THAT(found(glossary, "买XR-200"), ElementsAre("xr-200=xr-200"));
  EXPECT_THAT(found(glossary, "买XR-2000"), IsEmpty());
}

TEST(Glossary, CaseAndWidthSayNothing) {
  const auto glossary = glossary_of({{"Ⅱ类账户", {"ＶＩＰ门诊"}}});
  EXPECT_THAT(found(glossary, "II类账户"), ElementsAre("ii类账户=ii类账户"));
  EXPECT_THAT(found(glossary, "vip门诊"), ElementsAre("vip门诊=ii类账户"));
}

TEST(Glossary, TheLongerOfTwoThatOverlapCounts) {
  const auto glossary = glossary_of({{"保修", {}}, {"修理厂电话", {}}, {"保", {}}, {"厂", {}}});
  EXPECT_THAT(found(glossary, "保修理厂电话"), ElementsAre("保=保", "修理厂电话=修理厂电话"));
  EXPECT_THAT(found(glossary_of({{"甲乙", {}}, {"乙丙", {}}}), "甲乙丙"), ElementsAre("甲乙=甲乙"));
}

TEST(Glossary, AWordBelongsToOneTerm) {
  const auto glossary =
      glossary_of({{"妥投", {"签收", "送达"}}, {"签收", {"妥投", "收货"}}, {"到货", {"送达"}}});
  EXPECT_THAT(found(glossary, "签收"), ElementsAre("签收=签收"));
  EXPECT_THAT(found(glossary, "妥投"), ElementsAre("妥投=妥投"));
  EXPECT_THAT(found(glossary, "送达"), ElementsAre("送达=妥投"));
  EXPECT_EQ(glossary.canonical("签收和妥投"), "签收和妥投");  // a cycle leads nowhere
}

TEST(Glossary, APluralThatIsAWordOfItsOwnIsThatWord) {
  const auto glossary = glossary_of({{"card", {}}, {"cards", {}}});
  EXPECT_THAT(found(glossary, "cards"), ElementsAre("cards=cards"));
}

TEST(Glossary, CanonicalKeepsWordsApart) {
  const auto glossary = glossary_of({{"VFD", {"变频器"}}, {"卸载", {"idle"}}});
  EXPECT_EQ(glossary.canonical("变频器坏了"), "vfd坏了");
  EXPECT_EQ(glossary.canonical("the变频器x"), "the vfd x");
  EXPECT_EQ(glossary.canonical("idle now"), "卸载 now");
  EXPECT_EQ(Glossary().canonical("变频器"), "变频器");
}

TEST(Glossary, DictionaryWordsAreEntities) {
  const auto glossary =
      glossary_of({{"iPhone 15", {"苹果15"}, "product"}, {"光猫", {"猫"}}, {"上海", {"魔都"}, "place"}});
  EXPECT_THAT(
      glossary_entities(glossary, "魔都的苹果15，还有猫"),
      ElementsAre(GlossaryEntity{"place", "上海", 0, 6}, GlossaryEntity{"product", "iPhone 15", 9, 17}));
}

TEST(Glossary, TakesNothing) {
  EXPECT_TRUE(Glossary().empty());
  EXPECT_THAT(found(Glossary(), "猫"), IsEmpty());
  EXPECT_THAT(found(glossary_of({{"  ", {"", "　"}}}), "猫"), IsEmpty());
}

// Few letters, so that words overlap; the word borders are those of the texts.
std::string letters_of(const std::vector<int>& choices) {
  static const std::vector<std::string> kAlphabet = {"甲", "乙", "a", "b", " ", "1"};
  std::string text;
  for (const int choice : choices) text += kAlphabet[static_cast<std::size_t>(choice)];
  return normalize(text);
}

rc::Gen<std::string> some_text(int longest) {
  return rc::gen::map(rc::gen::resize(longest, rc::gen::container<std::vector<int>>(rc::gen::inRange(0, 6))),
                      letters_of);
}

char kind_of(char c) {
  if (c >= 'a' && c <= 'z') return 'a';
  return c >= '0' && c <= '9' ? '0' : ' ';
}

bool is_word_at(const std::string& text, std::size_t begin, std::size_t end) {
  const auto border = [&](std::size_t at) {
    return at == 0 || at == text.size() || kind_of(text[at - 1]) == ' ' ||
           kind_of(text[at]) != kind_of(text[at - 1]);
  };
  return border(begin) && border(end);
}

// The definition, word by word: again and again the longest word that is still free, of equal ones the first.
std::vector<std::string> plainly_found(const std::vector<std::string>& words, const std::string& text) {
  std::vector<bool> taken(text.size(), false);
  std::vector<std::pair<std::size_t, std::string>> hits;
  for (;;) {
    std::size_t best = std::string::npos;
    std::string longest;
    for (const std::string& word : words) {
      for (std::size_t at = text.find(word); at != std::string::npos; at = text.find(word, at + 1)) {
        const bool free = std::none_of(taken.begin() + static_cast<std::ptrdiff_t>(at),
                                       taken.begin() + static_cast<std::ptrdiff_t>(at + word.size()),
                                       [](bool t) { return t; });
        if (!free || !is_word_at(text, at, at + word.size())) continue;
        if (word.size() > longest.size() || (word.size() == longest.size() && at < best)) {
          best = at;
          longest = word;
        }
      }
    }
    if (longest.empty()) break;
    std::fill_n(taken.begin() + static_cast<std::ptrdiff_t>(best), longest.size(), true);
    hits.emplace_back(best, longest);
  }
  std::ranges::sort(hits);
  std::vector<std::string> out;
  for (auto& [at, word] : hits) out.push_back(word + "=" + word);
  return out;
}

RC_GTEST_PROP(Glossary, FindsWhatTheDefinitionSays, ()) {
  std::vector<Row> rows;
  std::vector<std::string> words;
  for (const auto& word : *rc::gen::container<std::vector<std::string>>(some_text(5))) {
    if (word.empty() || std::ranges::find(words, word) != words.end()) continue;
    words.push_back(word);
    rows.push_back({word, {}});
  }
  const std::string text = *some_text(30);
  RC_ASSERT(found(glossary_of(rows), text) == plainly_found(words, text));
}

RC_GTEST_PROP(Glossary, SynonymsBothWaysHaveOneCanonicalForm, ()) {
  const auto glossary = glossary_of({{"携号转网", {"带号转网", "port out"}}, {"光猫", {"modem"}}});
  static const std::vector<std::vector<std::string>> kSame = {
      {"携号转网", "带号转网", "port out", "Port  Outs"}, {"光猫", "modem", "MODEMS"}};
  const auto& same = kSame[*rc::gen::inRange<std::size_t>(0, 2)];
  const auto pick = [&] { return same[*rc::gen::inRange<std::size_t>(0, same.size())]; };
  const std::string left = *rc::gen::elementOf(std::vector<std::string>{"", "我要", "please "});
  const std::string right = *rc::gen::elementOf(std::vector<std::string>{"", "怎么办", "！"});
  RC_ASSERT(glossary.canonical(normalize(left + pick() + right)) ==
            glossary.canonical(normalize(left + pick() + right)));
}

RC_GTEST_PROP(Glossary, AnyBytesAreTaken, ()) {
  const auto term = *rc::gen::arbitrary<std::string>();
  const auto synonyms = *rc::gen::arbitrary<std::vector<std::string>>();
  const auto text = normalize(*rc::gen::arbitrary<std::string>());
  const auto glossary = glossary_of({{term, synonyms, "thing"}});
  std::vector<GlossaryHit> hits;
  glossary.find(text, hits);
  std::uint32_t last = 0;
  for (const auto& hit : hits) {
    RC_ASSERT(hit.begin >= last);
    RC_ASSERT(hit.end > hit.begin);
    last = hit.end;
  }
  RC_ASSERT(last <= text.size());
  RC_ASSERT(glossary.entities(text).size() == hits.size());
}

}  // namespace
}  // namespace yingda::nlu
