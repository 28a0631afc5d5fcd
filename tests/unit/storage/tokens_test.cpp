#include "storage/sqlite/search/tokens.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck.h>

namespace yingda::storage {
namespace {

using testing::ElementsAre;

std::vector<std::string> texts(std::string_view text) {
  std::vector<std::string> out;
  for (const auto& token : search_tokens(text)) out.push_back((token.same_position ? "=" : "") + token.text);
  return out;
}

std::vector<std::string> phrases(std::string_view query) {
  std::vector<std::string> out;
  for (const auto& phrase : search_phrases(query)) {
    std::string text;
    for (const auto& token : phrase.tokens) text += (text.empty() ? "" : " ") + token;
    out.push_back(text + (phrase.prefix ? "*" : ""));
  }
  return out;
}

TEST(SearchTokens, CutsUnspacedScriptsIntoPairsAndTheLastCharacter) {
  EXPECT_THAT(texts("退货运费"), ElementsAre("退货", "货运", "运费", "=费"));
  EXPECT_THAT(texts("税"), ElementsAre("税"));
  EXPECT_THAT(texts("你好，世界"), ElementsAre("你好", "=好", "世界", "=界"));
}

TEST(SearchTokens, FoldsCaseWidthAndAccents) {
  EXPECT_THAT(texts("ＡＢＣ１２ Ünïcode ﬁ STRASSE"), ElementsAre("abc12", "unicode", "fi", "strasse"));
  EXPECT_THAT(texts("ｶﾞｽ"), ElementsAre("カス", "=ス"));
}

TEST(SearchTokens, KeepsWordsAndUnspacedRunsApart) {
  EXPECT_THAT(texts("iPhone15手机"), ElementsAre("iphone15", "手机", "=机"));
}

TEST(SearchTokens, GivesTheBytesOfTheOriginal) {
  const std::string text = "a，退货";
  const auto tokens = search_tokens(text);
  EXPECT_EQ(text.substr(tokens[1].begin, tokens[1].end - tokens[1].begin), "退货");
  EXPECT_EQ(text.substr(tokens[1].begin, tokens[1].first_end - tokens[1].begin), "退");
  EXPECT_EQ(text.substr(tokens[2].begin, tokens[2].end - tokens[2].begin), "货");
}

TEST(SearchTokens, ALongWordIsCut) {
  EXPECT_EQ(search_tokens(std::string(5'000, 'x')).at(0).text.size(), 64U);
}

TEST(SearchTokens, AnyBytesGiveTokensInOrderInsideTheText) {
  EXPECT_TRUE(rc::check("tokens lie in order inside the text", [](const std::string& bytes) {
    std::size_t last = 0;
    for (const auto& token : search_tokens(bytes)) {
      RC_ASSERT(!token.text.empty());
      RC_ASSERT(token.text.find_first_of(" \"*:") == std::string::npos);
      RC_ASSERT(token.begin < token.end && token.end <= bytes.size());
      RC_ASSERT(token.begin >= last);
      last = token.begin;
    }
    for (const auto& phrase : search_phrases(bytes)) RC_ASSERT(!phrase.tokens.empty());
  }));
}

TEST(SearchPhrases, AreOneForEachPartBetweenSpaces) {
  EXPECT_THAT(phrases("退货运费"), ElementsAre("退货 货运 运费"));
  EXPECT_THAT(phrases("退货 refund"), ElementsAre("退货", "refund*"));
  EXPECT_THAT(phrases("iphone15手机壳"), ElementsAre("iphone15 手机 机壳"));
  EXPECT_THAT(phrases("税"), ElementsAre("税*"));
  EXPECT_THAT(phrases("壳iphone"), ElementsAre("壳*", "iphone*"));
  EXPECT_THAT(phrases("an or"), ElementsAre("an", "or"));
  EXPECT_TRUE(search_phrases("\" * ()").empty());
}

TEST(SearchSnippet, ShowsTheBeginningWithoutAHit) {
  EXPECT_EQ(search_snippet("没有", "别的"), "没有");
  EXPECT_EQ(search_snippet("", "x"), "");
}

TEST(SearchSnippet, MarksHitsOnceWhereTheyOverlap) {
  EXPECT_EQ(search_snippet("退货退货", "退货 货退"), "«退货退货»");
  EXPECT_EQ(search_snippet("ab-cd ab", "ab"), "«ab»-cd «ab»");
}

TEST(SearchSnippet, NeverCutsACharacterAndOnlyAddsMarks) {
  EXPECT_TRUE(rc::check("a snippet is a part of the text with marks", [] {
    const auto letter = rc::gen::element<std::string>("退", "货", "a", "😀", "，", " ");
    std::string text;
    for (const auto& one : *rc::gen::container<std::vector<std::string>>(letter)) text += one;
    auto snippet = search_snippet(text, *rc::gen::element<std::string>("退货", "货", "a", "退 a"));
    for (const std::string mark : {"«", "»", "…"}) {
      for (auto at = snippet.find(mark); at != std::string::npos; at = snippet.find(mark))
        snippet.erase(at, mark.size());
    }
    RC_ASSERT(text.find(snippet) != std::string::npos);
  }));
}

}  // namespace
}  // namespace yingda::storage
