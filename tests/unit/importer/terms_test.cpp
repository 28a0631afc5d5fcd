#include "importer/terms.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "base/text.hpp"

namespace yingda::importer {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

TermTable terms_of_file(const std::string& bytes, const std::string& name = "terms.csv") {
  auto table = read_terms(bytes, name);
  EXPECT_TRUE(table) << table.error().code << ": " << table.error().detail;
  return table.value_or(TermTable{});
}

std::vector<std::string> codes_of_terms(const TermTable& table) {
  std::vector<std::string> out;
  for (const auto& row : table.refused) out.push_back(std::to_string(row.row) + " " + row.code);
  return out;
}

TEST(ImportTerms, ReadsEveryColumnByEitherLanguagesName) {
  for (const std::string header :
       {"术语,同义词1,同义词2,解释,类型,语言", "Term,synonym 1,Aliases,definition,KIND,lang"}) {
    const auto table = terms_of_file(header + "\n光猫,\"猫、modem\",光调制解调器,盒子,product,zh\n");
    ASSERT_THAT(table.refused, IsEmpty()) << header;
    EXPECT_THAT(table.drafts,
                ElementsAre(TermDraft{2, "光猫", {"猫", "modem", "光调制解调器"}, "盒子", "product", "zh"}));
  }
}

TEST(ImportTerms, ReadsJsonLinesAndTabsWithoutAHeader) {
  const auto json = terms_of_file(R"({"term":"光猫","synonyms":["猫","a, b"],"kind":null})");
  EXPECT_THAT(json.drafts, ElementsAre(TermDraft{1, "光猫", {"猫", "a, b"}, "", "term", ""}));
  const auto tabs = terms_of_file("光猫\t猫,a,b,c\t盒子，很小\n挂失\n", "glossary.tsv");
  EXPECT_THAT(tabs.drafts, ElementsAre(TermDraft{1, "光猫", {"猫", "a", "b", "c"}, "盒子，很小", "term", ""},
                                       TermDraft{2, "挂失", {}, "", "term", ""}));
}

TEST(ImportTerms, RefusesBadRowsAndTakesTheOthers) {
  const std::string table =
      "term,synonyms,explanation,kind,language,colour\n"
      ",no term,,,,\n" +
      std::string(101, 'a') + ",,,,,\n" + "b," + std::string(101, 'c') + ",,,,\n" + "d,,," +
      std::string(41, 'e') + ",,\n" + "f,,,,not a language,\n" + "g,h,,术语,,\n";
  const auto read = terms_of_file(table);
  EXPECT_EQ(read.rows, 6);
  EXPECT_THAT(codes_of_terms(read), ElementsAre("1 unknown_field", "2 missing_term", "3 too_long",
                                                "4 too_long", "5 too_long", "6 bad_language"));
  EXPECT_THAT(read.drafts, ElementsAre(TermDraft{7, "g", {"h"}, "", "term", ""}));
  std::string many = "term,synonyms\nx,";
  for (int i = 0; i < 51; ++i) many += std::to_string(i) + "|";
  EXPECT_THAT(codes_of_terms(terms_of_file(many)), ElementsAre("2 too_many"));
}

TEST(ImportTerms, AFileThatSaysNothingOfTermsIsRefusedWhole) {
  EXPECT_EQ(read_terms("question,answer\na,b\n", "kb.csv").error().code, "import_no_header");
  EXPECT_EQ(read_terms(" ", "kb.csv").error().code, "import_empty");
}

TEST(ImportTerms, AFormulaIsWrittenAsText) {
  const std::vector<TermDraft> terms{{0, "=cmd|calc", {"+1", "-2"}, "@x", "term", ""}};
  const std::string csv = write_terms(terms);
  for (const std::string_view start : {"\"=", "\"+", "\"-", "\"@"})
    EXPECT_EQ(csv.find(start), std::string::npos);
}

rc::Gen<std::string> some_words() {
  return rc::gen::map(rc::gen::nonEmpty(rc::gen::container<std::vector<int>>(rc::gen::inRange(0, 10))),
                      [](const std::vector<int>& choices) {
                        static const std::vector<std::string> kPieces = {"光", "a", "\"", ",", "、",
                                                                         "；", "=", "-",  "é", "'"};
                        std::string text = "x";  // neither empty nor at its edge what is trimmed
                        for (const int choice : choices) text += kPieces[static_cast<std::size_t>(choice)];
                        return std::string(prefix_code_points(text + "x", 100));
                      });
}

RC_GTEST_PROP(ImportTerms, WhatIsWrittenIsReadBack, ()) {
  std::vector<TermDraft> terms;
  const int count = *rc::gen::inRange(1, 4);
  for (int row = 2; row < 2 + count; ++row) {
    TermDraft term;
    term.row = row;
    term.term = *some_words();
    for (const auto& synonym :
         *rc::gen::resize(3, rc::gen::container<std::vector<std::string>>(some_words()))) {
      const bool known =
          synonym == term.term || std::ranges::find(term.synonyms, synonym) != term.synonyms.end();
      if (!known) term.synonyms.push_back(synonym);
    }
    term.explanation = *some_words();
    term.kind = "product";
    terms.push_back(term);
  }
  RC_ASSERT(read_terms(write_terms(terms), "terms.csv")->drafts == terms);
}

RC_GTEST_PROP(ImportTerms, AnyBytesAreTaken, ()) {
  const auto bytes = *rc::gen::arbitrary<std::string>();
  const auto table = read_terms("term,synonyms\n" + bytes, "terms.csv");
  if (table) RC_ASSERT(table->rows >= std::ssize(table->drafts));
}

}  // namespace
}  // namespace yingda::importer
