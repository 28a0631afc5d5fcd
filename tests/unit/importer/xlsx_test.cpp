#include "importer/xlsx.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "importer/table.hpp"
#include "unit/importer/xlsx_file.hpp"

namespace yingda::importer {
namespace {

using testing::ElementsAre;

TEST(Xlsx, ReadsSharedInlineAndPlainCells) {
  const std::string rows =
      "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" t=\"s\"><v>1</v></c><c r=\"D1\" "
      "t=\"s\"><v>2</v></c></row>"
      "<row r=\"3\">" +
      inline_cell("A3", "怎么退货？") +
      "<c r=\"B3\" t=\"str\"><v>7 天内&#10;可退</v></c><c r=\"D3\"><v>2.026E3</v></c></row>";
  const std::string strings =
      "<si><t>问题</t></si><si><r><t>答</t></r><r><t>案</t></r><rPh><t>da "
      "an</t></rPh></si><si><t>标签</t></si>";
  const auto table = read_table(xlsx({{"知识", rows}}, strings), "kb.xlsx");
  ASSERT_TRUE(table) << table.error().detail;
  ASSERT_EQ(table->drafts.size(), 1U);
  const EntryDraft& draft = table->drafts[0];
  EXPECT_EQ(draft.row, 3);
  EXPECT_EQ(draft.question, "怎么退货？");
  EXPECT_EQ(draft.answers.at(0).text, "7 天内\n可退");
  EXPECT_THAT(draft.keywords, ElementsAre("2026"));
}

TEST(Xlsx, TakesTheFirstSheetWithAHeader) {
  const std::string notes = "<row r=\"1\">" + inline_cell("A1", "说明") + "</row>";
  const std::string data = "<row r=\"1\">" + inline_cell("A1", "导出于 1 月") + "</row><row r=\"2\">" +
                           inline_cell("A2", "Question") + inline_cell("B2", "Answer") +
                           "</row><row r=\"3\">" + inline_cell("A3", "How?") + inline_cell("B3", "So.") +
                           "</row>";
  const auto table = read_table(xlsx({{"1 notes", notes}, {"2 data", data}}), "kb.xlsx");
  ASSERT_TRUE(table) << table.error().detail;
  ASSERT_EQ(table->drafts.size(), 1U);
  EXPECT_EQ(table->drafts[0].question, "How?");
  EXPECT_EQ(table->drafts[0].row, 3);
}

TEST(Xlsx, UnderstandsDayNumbersAsDates) {
  const std::string rows = "<row r=\"1\">" + inline_cell("A1", "问题") + inline_cell("B1", "答案") +
                           inline_cell("C1", "生效日期") + "</row><row r=\"2\">" + inline_cell("A2", "q") +
                           inline_cell("B2", "a") + "<c r=\"C2\"><v>46053</v></c></row>";
  const auto table = read_table(xlsx({{"s", rows}}), "kb.xlsx");
  ASSERT_TRUE(table);
  ASSERT_EQ(table->drafts.size(), 1U);
  EXPECT_EQ(to_rfc3339(table->drafts[0].valid_from), "2026-01-30T16:00:00.000Z") << "midnight in Shanghai";
}

TEST(Xlsx, RefusesAZipBomb) {
  // 120 MiB of blanks in 120 KiB.
  const auto bytes = xlsx({{"s", std::string(120 * 1024 * 1024, ' ')}});
  ASSERT_LT(bytes.size(), 1024U * 1024U);
  const auto table = read_table(bytes, "bomb.xlsx");
  ASSERT_FALSE(table);
  EXPECT_EQ(table.error().code, "import_too_large");
}

TEST(Xlsx, RefusesAFloodOfTags) {
  std::string rows;
  for (int i = 0; i < 10'000'000; ++i) rows += "<a/>";
  const auto table = read_table(xlsx({{"s", rows}}), "flood.xlsx");
  ASSERT_FALSE(table);
  EXPECT_EQ(table.error().code, "import_too_many_rows");
}

TEST(Xlsx, RefusesDamagedFiles) {
  const std::string rows = "<row r=\"1\">" + inline_cell("A1", "问题") + inline_cell("B1", "答案") + "</row>";
  const std::string whole = xlsx({{"s", rows}});
  const std::string inputs[] = {whole.substr(0, whole.size() / 2), std::string("PK\x03\x04 garbage"),
                                zip({{"xl/workbook.xml", "<workbook"}}), zip({{"readme.txt", "hello"}}),
                                std::string("\xD0\xCF\x11\xE0 old")};
  for (const std::string& bytes : inputs) {
    const auto table = read_table(bytes, "kb.xlsx");
    ASSERT_FALSE(table);
    EXPECT_EQ(table.error().code, "import_unreadable") << table.error().detail;
  }
}

}  // namespace
}  // namespace yingda::importer
