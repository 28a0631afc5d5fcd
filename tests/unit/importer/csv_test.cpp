#include "importer/csv.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <string>
#include <vector>

namespace yingda::importer {
namespace {

std::string quoted(const std::string& cell) {
  std::string text = "\"";
  for (const char c : cell) {
    if (c == '"') text += '"';
    text += c;
  }
  return text + "\"";
}

std::string write_csv(const std::vector<std::vector<std::string>>& rows, char separator,
                      const std::string& end) {
  std::string text;
  for (const auto& row : rows) {
    for (std::size_t i = 0; i < row.size(); ++i) {
      if (i > 0) text += separator;
      text += quoted(row[i]);
    }
    text += end;
  }
  return text;
}

TEST(Csv, ReadsQuotesNewLinesAndEmptyCells) {
  const auto rows = parse_csv("question,answer,tags\r\n\"a \"\"b\"\"\",\"line 1\nline 2\",\r\nx,,z");
  ASSERT_TRUE(rows);
  ASSERT_EQ(rows->size(), 3U);
  EXPECT_EQ((*rows)[1].cells, (std::vector<std::string>{"a \"b\"", "line 1\nline 2", ""}));
  EXPECT_EQ((*rows)[1].number, 2);
  EXPECT_EQ((*rows)[2].cells, (std::vector<std::string>{"x", "", "z"}));
  EXPECT_EQ((*rows)[2].number, 4) << "the line that the row begins in, not the row's count";
}

TEST(Csv, LeavesOutEmptyRows) {
  const auto rows = parse_csv("a,b\n\n , \n1,2\n");
  ASSERT_TRUE(rows);
  ASSERT_EQ(rows->size(), 2U);
  EXPECT_EQ((*rows)[1].number, 4);
}

TEST(Csv, FindsTheSeparator) {
  EXPECT_EQ(detect_separator("a,b,c\n1;2;3;4;5"), ',');
  EXPECT_EQ(detect_separator("a;b\n1;2"), ';');
  EXPECT_EQ(detect_separator("a\tb\n"), '\t');
  EXPECT_EQ(detect_separator("\"a,b,c,d\";x;y\n"), ';') << "quoted separators are text";
}

TEST(Csv, LosesOnlyTheLineWithAnOpenQuote) {
  const auto rows = parse_csv("q,a\n\"open,1\nx,2\ny,3\n");
  ASSERT_TRUE(rows);
  ASSERT_EQ(rows->size(), 4U);
  EXPECT_EQ((*rows)[1].refused->code, "unclosed_quote");
  EXPECT_EQ((*rows)[1].refused->row, 2);
  EXPECT_EQ((*rows)[1].refused->text, "\"open,1");
  EXPECT_EQ((*rows)[2].cells, (std::vector<std::string>{"x", "2"}));
  EXPECT_EQ((*rows)[3].number, 4);
}

// Reading to the end anew for each of them would take minutes.
TEST(Csv, TakesManyOpenQuotesInLinearTime) {
  std::string text = "q,a\n";
  for (int i = 0; i < 50'000; ++i) text += "\"\"\"open,1\n";
  const auto rows = parse_csv(text + "\"");
  ASSERT_TRUE(rows);
  EXPECT_GT(rows->size(), 25'000U);
}

TEST(Csv, RefusesTooManyCells) {
  std::string text;
  for (int i = 0; i < 1100; ++i) text += std::string(999, ',') + "x\n";
  const auto rows = parse_csv(text);
  ASSERT_FALSE(rows);
  EXPECT_EQ(rows.error().code, "import_too_many_rows");
}

// Whatever stands in the cells: what a writer of RFC 4180 wrote is read back.
RC_GTEST_PROP(CsvProperty, RoundTrip, ()) {
  const auto separator = *rc::gen::element(',', ';', '\t');
  const auto end = *rc::gen::element<std::string>("\n", "\r\n");
  const auto cell = rc::gen::container<std::string>(
      rc::gen::weightedOneOf<char>({{5, rc::gen::inRange<char>('a', 'z')},
                                    {2, rc::gen::element(',', ';', '\t', '"', '\n', '\r', ' ')},
                                    {1, rc::gen::arbitrary<char>()}}));
  auto rows = *rc::gen::container<std::vector<std::vector<std::string>>>(
      rc::gen::container<std::vector<std::string>>(4, cell));
  // The header tells the separator; an "x" keeps rows from being empty.
  for (auto& row : rows) row[0] += "x";
  rows.insert(rows.begin(), {"q", "a", "b", "c"});
  const auto read = parse_csv(write_csv(rows, separator, end));
  RC_ASSERT(read.has_value());
  RC_ASSERT(read->size() == rows.size());
  for (std::size_t i = 0; i < rows.size(); ++i) RC_ASSERT((*read)[i].cells == rows[i]);
}

// Any bytes at all: no crash, and rows come in the order of their lines.
RC_GTEST_PROP(CsvProperty, AnyBytes, (const std::string& bytes)) {
  const auto read = parse_csv(bytes);
  RC_ASSERT(read.has_value());
  int last = 0;
  for (const CellRow& row : *read) {
    RC_ASSERT(row.number > last);
    last = row.number;
  }
}

}  // namespace
}  // namespace yingda::importer
