#include "bot/evaluate.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

namespace yingda::bot {
namespace {

using testing::HasSubstr;

class Evaluate : public testing::Test {
 protected:
  void SetUp() override {
    dir_ = std::filesystem::temp_directory_path() /
           ("yingda_eval_" + std::string(testing::UnitTest::GetInstance()->current_test_info()->name()) +
            std::to_string(::getpid()));
    std::filesystem::create_directories(dir_);
    write(
        "kb.jsonl",
        R"({"id":"a-001","category":"c","question":"怎么取消订单？","answer":"点取消。","keywords":["取消"]})"
        "\n"
        R"({"id":"a-002","category":"c","question":"怎么开发票？","answer":"点发票。","keywords":["发票"]})"
        "\n");
    write("dev_questions.tsv", "a-001\t订单想取消\na-001\t取消订单在哪\na-002\t开发票\na-002\t发票怎么开\n");
  }
  void TearDown() override { std::filesystem::remove_all(dir_); }
  void write(const std::string& name, const std::string& text) { std::ofstream(dir_ / name) << text; }
  std::string dir() const { return dir_.string(); }

  std::filesystem::path dir_;
};

TEST_F(Evaluate, HoldsOutInTurn) {
  const auto result = evaluate_workspace(dir(), std::nullopt, nullptr);
  ASSERT_TRUE(result) << result.error().detail;
  EXPECT_EQ((*result)["questions"], 4);
  EXPECT_EQ((*result)["top1"], 1.0);
  EXPECT_EQ((*result)["handoff_rate"], 0.0);
  EXPECT_TRUE((*result)["manual"].is_null());
  EXPECT_TRUE((*result)["oos_near_recall"].is_null());
  EXPECT_TRUE((*result)["notes"].contains("oos_near_recall"));
}

TEST_F(Evaluate, AsksTheTestFolder) {
  write("test_questions.tsv", "a-001\tshort\t取消\na-002\tspoken\t想开张发票\na-001\tspoken\t开发票\n");
  write("oos.tsv", "oos\t想加盟\noos\t红烧肉\n");
  write("handoff.jsonl", R"({"id":"h1","turns":["转人工"],"handoff_at":1,"reason":"asked"})"
                         "\n"
                         R"({"id":"h2","turns":["怎么开发票","谢谢"],"handoff_at":null,"reason":"none"})"
                         "\n");
  write(
      "dialogues.jsonl",
      R"({"id":"d1","turns":[{"role":"customer","text":"怎么开发票"},{"role":"bot","expect":{"kb":"a-002"}}]})"
      "\n");
  const auto result = evaluate_workspace(dir(), dir(), nullptr);
  ASSERT_TRUE(result) << result.error().detail;
  EXPECT_NEAR((*result)["top1"].get<double>(), 2.0 / 3, 1e-3);  // the third is labelled wrongly
  EXPECT_EQ((*result)["top1_by_style"]["spoken"], 0.5);
  EXPECT_EQ((*result)["handoff_right"], 1.0);
  EXPECT_EQ((*result)["handoff_needless"], 0.0);
  EXPECT_EQ((*result)["dialogue_turns_right"], 1.0);
  EXPECT_EQ((*result)["oos_far_recall"], 1.0);
}

TEST_F(Evaluate, NamesFileLineAndReason) {
  write("dev_questions.tsv", "a-001\t订单想取消\nnope\t什么\n");
  auto result = evaluate_workspace(dir(), std::nullopt, nullptr);
  ASSERT_FALSE(result);
  EXPECT_EQ(result.error().code, "eval_input");
  EXPECT_THAT(result.error().detail, HasSubstr("dev_questions.tsv:2: names the unknown entry nope"));

  write("kb.jsonl", "{\"id\":\"a-001\"\n");
  EXPECT_THAT(evaluate_workspace(dir(), std::nullopt, nullptr).error().detail,
              HasSubstr("kb.jsonl:1: is not a JSON object"));
  EXPECT_THAT(evaluate_workspace(dir() + "/none", std::nullopt, nullptr).error().detail,
              HasSubstr("cannot be read"));
}

}  // namespace
}  // namespace yingda::bot
