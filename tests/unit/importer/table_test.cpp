#include "importer/table.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>
#include <unicode/ucnv.h>

#include <string>

namespace yingda::importer {
namespace {

using testing::AllOf;
using testing::ElementsAre;
using testing::Field;
using testing::IsEmpty;
using testing::SizeIs;

auto refused(int row, const std::string& code) {
  return AllOf(Field(&RefusedRow::row, row), Field(&RefusedRow::code, code));
}

std::string encode(const std::string& utf8, const char* encoding) {
  std::string bytes(utf8.size() * 4 + 4, '\0');
  UErrorCode error = U_ZERO_ERROR;
  const auto size = ucnv_convert(encoding, "UTF-8", bytes.data(), static_cast<std::int32_t>(bytes.size()),
                                 utf8.data(), static_cast<std::int32_t>(utf8.size()), &error);
  EXPECT_TRUE(U_SUCCESS(error));
  bytes.resize(static_cast<std::size_t>(size));
  return bytes;
}

ImportTable read_ok(const std::string& bytes, const std::string& name = "kb.csv",
                    const ImportOptions& options = {}) {
  auto table = read_table(bytes, name, options);
  EXPECT_TRUE(table) << table.error().code << ": " << table.error().detail;
  return table.value_or(ImportTable{});
}

std::string error_of(const std::string& bytes, const std::string& name = "kb.csv") {
  const auto table = read_table(bytes, name);
  return table ? "" : table.error().code;
}

const std::string kFull =
    "编号,分类,问题,相似问1,相似问2,关键词,答案,英文答案,来源,来源链接,生效日期,失效日期,状态\n"
    "r-1,退换货,怎么退货？,如何退货|想退货；能退吗,退款,\"退货,7天\",在订单页申请。,Apply on the order page.,"
    "《退换货政策》,https://example.com/r,2026/1/1,2026年12月31日,草稿\n";

TEST(ImportTable, ReadsEveryColumn) {
  const ImportTable table = read_ok("\xEF\xBB\xBF" + kFull);
  ASSERT_THAT(table.refused, IsEmpty());
  ASSERT_THAT(table.drafts, SizeIs(1));
  const EntryDraft& draft = table.drafts[0];
  EXPECT_EQ(draft.external_id, "r-1");
  EXPECT_EQ(draft.category, "退换货");
  EXPECT_EQ(draft.question, "怎么退货？");
  EXPECT_THAT(draft.similar, ElementsAre("如何退货", "想退货", "能退吗", "退款"));
  EXPECT_THAT(draft.keywords, ElementsAre("退货", "7天"));
  ASSERT_THAT(draft.answers, SizeIs(2));
  EXPECT_EQ(draft.answers[0].language, "zh");
  EXPECT_EQ(draft.answers[1].language, "en");
  EXPECT_EQ(draft.answers[1].text, "Apply on the order page.");
  EXPECT_EQ(draft.source_title, "《退换货政策》");
  EXPECT_EQ(draft.source_url, "https://example.com/r");
  EXPECT_EQ(to_rfc3339(draft.valid_from), "2025-12-31T16:00:00.000Z");
  EXPECT_EQ(to_rfc3339(draft.valid_until), "2026-12-31T16:00:00.000Z") << "through the end of the last day";
  EXPECT_FALSE(draft.published);
}

TEST(ImportTable, ReadsOtherEncodings) {
  for (const char* encoding : {"GB18030", "UTF-16"}) {
    const ImportTable table = read_ok(encode(kFull, encoding));
    ASSERT_THAT(table.drafts, SizeIs(1)) << encoding;
    EXPECT_EQ(table.drafts[0].question, "怎么退货？") << encoding;
  }
}

TEST(ImportTable, ReportsEveryBadRowAndKeepsTheRest) {
  const std::string long_question = std::string(501, 'q');
  const ImportTable table = read_ok(
      "question;answer;valid_from;valid_until;source_url;status;备注\n"
      "ok;yes;;;;;\n"
      ";no question;;;;;\n"
      "no answer;;;;;;\n" +
      long_question +
      ";a;;;;;\n"
      "date;a;31.02.2026;;;;\n"
      "order;a;2026-02-01;2026-01-01;;;\n"
      "link;a;;;javascript:alert(1);;\n"
      "state;a;;;;sometimes;\n"
      "ok;again;;;;;\n"
      "\"open;a;;;;;\n"
      "last;a;;;;;\n");
  EXPECT_EQ(table.rows, 11);
  EXPECT_THAT(table.drafts,
              ElementsAre(Field(&EntryDraft::question, "ok"), Field(&EntryDraft::question, "last")));
  EXPECT_THAT(table.refused, ElementsAre(refused(1, "unknown_field"), refused(3, "missing_question"),
                                         refused(4, "missing_answer"), refused(5, "too_long"),
                                         refused(6, "bad_date"), refused(7, "invalid_validity"),
                                         refused(8, "invalid_source_url"), refused(9, "bad_status"),
                                         refused(10, "duplicate_question"), refused(11, "unclosed_quote")));
  EXPECT_EQ(table.refused[0].column, "备注");
  EXPECT_EQ(table.refused[4].column, "valid_from");
  EXPECT_EQ(table.refused[8].reason, "Row 2 has the same question.");
  EXPECT_EQ(table.refused[1].text, "no question");
}

TEST(ImportTable, RefusesOnlyTheRowWithBrokenUtf8) {
  const ImportTable table = read_ok("问题,答案\n好的,是\n坏\xff的,是\n也好,是\n");
  EXPECT_THAT(table.drafts, SizeIs(2));
  EXPECT_THAT(table.refused, ElementsAre(refused(3, "invalid_utf8")));
}

TEST(ImportTable, ReadsJsonLines) {
  const ImportTable table = read_ok(
      R"({"id":"tel-001","category":"套餐","question":"怎么换套餐？","answer":"在 App 里换。","keywords":["换套餐","次月"]})"
      "\n"
      R"({"question":"q2","answer":{"zh":"甲","en":"A"},"similar":["x","y|z"],"color":"red"})"
      "\n"
      "\n"
      "{broken\n"
      R"({"question":"q3","answer":["a","b"],"keywords":[{"x":1}]})"
      "\n"
      R"(["no","object"])"
      "\n",
      "kb.jsonl");
  ASSERT_THAT(table.drafts, SizeIs(2));
  EXPECT_EQ(table.drafts[0].external_id, "tel-001");
  EXPECT_THAT(table.drafts[0].keywords, ElementsAre("换套餐", "次月"));
  EXPECT_THAT(table.drafts[1].similar, ElementsAre("x", "y", "z"));
  EXPECT_EQ(table.drafts[1].answers.at(1).text, "A");
  EXPECT_THAT(table.refused, ElementsAre(refused(2, "unknown_field"), refused(4, "invalid_json"),
                                         refused(5, "wrong_type"), refused(6, "invalid_json")));
}

TEST(ImportTable, PutsTheOwnLanguageFirst) {
  const ImportTable table = read_ok("question,answer (EN),中文答案,language\nq,A,甲,zh\n");
  ASSERT_THAT(table.drafts, SizeIs(1));
  EXPECT_EQ(table.drafts[0].answers.at(0).text, "甲");
  const ImportTable english = read_ok("question,answer\nq,A\n", "kb.csv", {"en", "UTC"});
  EXPECT_EQ(english.drafts.at(0).answers.at(0).language, "en");
}

TEST(ImportTable, RefusesFilesThatAreNoTable) {
  EXPECT_EQ(error_of(""), "import_empty");
  EXPECT_EQ(error_of(" \n \n"), "import_empty");
  EXPECT_EQ(error_of("just a text\nwithout columns\n"), "import_no_header");
  EXPECT_EQ(error_of("问题,标签\nq,t\n"), "import_no_header") << "a table without answers";
  EXPECT_EQ(error_of(std::string(kMaxBytes + 1, 'a')), "import_too_large");
  std::string many = "question,answer\n";
  for (std::size_t i = 0; i <= kMaxRows; ++i) many += "q,a\n";
  EXPECT_EQ(error_of(many), "import_too_many_rows");
}

TEST(ImportTable, TakesDeepJsonWithoutHarm) {
  const std::string deep = "{\"question\":" + std::string(1'000'000, '[') + "\n";
  EXPECT_THAT(read_ok(deep, "kb.jsonl").refused, ElementsAre(refused(1, "invalid_json")));
}

// Whatever the bytes: rows are either kept or refused once, and all that is kept is sound.
RC_GTEST_PROP(ImportTableProperty, AnyRows, (const std::vector<std::string>& cells)) {
  std::string text = "question,answer,similar\n";
  for (const std::string& cell : cells) text += cell + ",answer," + cell + "\n";
  const auto table = read_table(text, "kb.csv");
  if (!table) return;
  int last = 0;
  for (const EntryDraft& draft : table->drafts) {
    RC_ASSERT(draft.row > last);
    last = draft.row;
    RC_ASSERT(!draft.question.empty());
    RC_ASSERT(!draft.answers.empty());
  }
  RC_ASSERT(static_cast<std::size_t>(table->rows) == table->drafts.size() + table->refused.size());
}

}  // namespace
}  // namespace yingda::importer
