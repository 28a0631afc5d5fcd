#include "bot/self_evaluation.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>

#include "bot/hold_out.hpp"
#include "bot/thresholds.hpp"
#include "unit/bot/shop.hpp"

namespace yingda::bot {
namespace {

using test::kNow;
using testing::ElementsAre;

// Entries that share words, so that some questions are asked back about.
std::vector<Entry> known_entries() {
  auto all = test::entries();
  all[0].similar = {"刚拍的不想要了", "订单能取消吗", "怎么撤销订单", "how can I cancel my order"};
  all[1].similar = {"钱什么时候退给我", "退款几天到账", "退款怎么还没到", "how long does a refund take"};
  all[2].similar = {"想把东西退掉", "网上买的能退吗", "网购退货流程"};
  all[3].similar = {"店里买的能退吗", "门店退货要带什么"};
  all[4].similar = {"给我开票", "发票怎么开", "能开发票吗"};
  all[4].category = "发票";
  return all;
}

SelfEvaluation shop_evaluation(std::vector<Entry> published = known_entries()) {
  SelfEvaluation what;
  what.workspace = test::workspace();
  what.published = std::move(published);
  what.now = kNow;
  return what;
}

SelfResult run(SelfEvaluation what) {
  auto result = evaluate_self(std::move(what), [](double) {}, {});
  EXPECT_TRUE(result) << result.error().detail;
  return result.value_or(SelfResult{});
}

TEST(HoldOut, AsksEachSimilarQuestionOnceOfABotThatHasNotSeenIt) {
  std::vector<Entry> entries = known_entries();
  for (int i = 0; i < 11; ++i) entries[4].similar.push_back("发票问题" + std::to_string(i));
  std::size_t asked = 0;
  for (std::size_t fold = 0; fold < kFolds; ++fold) {
    const HeldOut out = hold_out_similar(entries, fold);
    ASSERT_EQ(out.learnt.size(), entries.size());
    for (const auto& question : out.asked) {
      ++asked;
      EXPECT_EQ(question.text, entries[question.entry].similar[question.wording - 1]);
      EXPECT_THAT(out.learnt[question.entry].similar, testing::Not(testing::Contains(question.text)));
    }
  }
  EXPECT_EQ(asked, 16U + 11U);
}

TEST(HoldOut, LeavesEntriesOutAsAWhole) {
  const auto entries = known_entries();
  const HeldOut out = leave_out_entries(entries, 1, 3);
  std::vector<std::int64_t> learnt;
  for (const Entry& entry : out.learnt) learnt.push_back(entry.id.value);
  EXPECT_THAT(learnt, ElementsAre(1, 3, 4));
  EXPECT_EQ(out.asked.size(), 5U + 4U);
}

// The engine decides, decide() says what it would decide at other thresholds: they must be one.
TEST(Thresholds, DecideAsTheEngineDoes) {
  const auto sure = test::shop();
  const std::vector<std::string> questions = {"怎么退货",     "退款",     "发票",     "取消",   "门店退货",
                                              "怎么取消订单", "订单退款", "红烧肉",   "转人工", "你好",
                                              "店里买的",     "开票退货", "能退掉吗", "没收到", "怎么申请"};
  int decided = 0;
  for (const auto& text : questions) {
    const auto standing = step(*sure, {}, {text, false, kNow, {}}).standing;
    for (const double answer : {0.05, 0.3, 0.45, 0.6, 0.8, 0.95}) {
      for (const double part : {0.1, 0.5, 1.0}) {
        Workspace settings = test::workspace();
        settings.bot.answer_threshold = answer;
        settings.bot.clarify_threshold = answer * part;
        const Outcome outcome = step(*test::shop(settings), {}, {text, false, kNow, {}});
        ASSERT_EQ(outcome.standing.has_value(), standing.has_value()) << text;
        if (!standing) continue;
        ++decided;
        EXPECT_EQ(to_text(decide(*standing, {answer, answer * part})), to_text(outcome.kind))
            << text << ' ' << answer << ' ' << part;
      }
    }
  }
  EXPECT_GT(decided, 200);
}

// The console decides from the same figures: web/console/test/evaluation.test.ts reads the same cases.
TEST(Thresholds, DecideAsTheConsoleDoes) {
  std::ifstream file(YINGDA_SOURCE_DIR "/tests/fixtures/thresholds.json");
  const Json cases = Json::parse(file);
  for (const Json& item : cases) {
    const Standing standing{item["score"], item["together"], item["near"]};
    EXPECT_EQ(to_text(decide(standing, {item["answer"], item["clarify"]})), item["kind"].get<std::string>())
        << item;
  }
  EXPECT_GE(cases.size(), 10U);
}

Judged judged_at(double best, bool right) {
  return {Standing{best, best, false}, Kind::unknown, right, right};
}

TEST(Thresholds, ExpectWeighsWhatIsOutOfScope) {
  const std::vector<Judged> inside = {judged_at(0.9, true), judged_at(0.7, false), judged_at(0.5, true),
                                      judged_at(0.1, false)};
  const std::vector<Judged> outside = {judged_at(0.8, false), judged_at(0.2, false)};
  const Expected at = expect(inside, outside, {0.6, 0.4});
  EXPECT_NEAR(at.answered, 0.9 * 0.5 + 0.1 * 0.5, 1e-9);
  EXPECT_NEAR(at.asked_back, 0.9 * 0.25, 1e-9);
  EXPECT_NEAR(at.person, 0.9 * 0.25 + 0.1 * 0.5, 1e-9);
  EXPECT_NEAR(at.precision, 0.9 * 0.25 / 0.5, 1e-9);
  EXPECT_NEAR(expect(inside, {}, {0.6, 0.4}).answered, 0.5, 1e-9);
}

TEST(Thresholds, RecommendTheLowestThatKeepsThePromise) {
  std::vector<Judged> inside;
  for (int i = 0; i < 100; ++i) inside.push_back(judged_at(0.805, true));
  for (int i = 0; i < 20; ++i) inside.push_back(judged_at(0.655, i % 2 == 0));  // would break 95 of 100
  for (int i = 0; i < 20; ++i) inside.push_back(judged_at(0.255, false));       // not worth asking about
  const auto found = recommend(inside, {});
  ASSERT_TRUE(found);
  EXPECT_DOUBLE_EQ(found->answer, 0.66);
  EXPECT_DOUBLE_EQ(found->clarify, 0.26);
  inside.resize(49);
  EXPECT_FALSE(recommend(inside, {})) << "too few to tell";
}

TEST(SelfEvaluation, FiguresAddUpAndAreTheSameEachTime) {
  const auto first = run(shop_evaluation());
  const Json& figures = first.figures;
  EXPECT_EQ(figures["questions"], 16);
  EXPECT_EQ(figures["questions_total"], 16);
  EXPECT_EQ(figures["out_of_scope"], 16 + 5);
  EXPECT_GT(figures["top1"].get<double>(), 0.5);
  EXPECT_FALSE(figures["meaning"]);
  double shares = 0;
  for (const char* kind : {"answered", "asked_back", "not_known", "handed_over", "other"})
    shares += figures[kind].get<double>();
  EXPECT_NEAR(shares, 1, 1e-3);
  EXPECT_EQ(run(shop_evaluation()).report, first.report);
  EXPECT_TRUE(first.report["recommended"].is_null()) << "16 questions say nothing about thresholds";
}

// A question that stands at another entry is named with both entries, once as what it is.
TEST(SelfEvaluation, NamesWhatIsWronglyLabelled) {
  auto entries = known_entries();
  entries[4].similar.push_back("网上买的东西怎么退货呢");  // belongs to the third
  entries[0].similar.push_back("钱什么时候退给我");        // stands at the second too
  entries[3].similar.resize(1);
  const Json report = run(shop_evaluation(entries)).report;
  std::vector<std::string> suspects;
  for (const auto& place : report["suspects"])
    suspects.push_back(report["questions"][place.get<std::size_t>()]["text"]);
  EXPECT_THAT(suspects, ElementsAre("网上买的东西怎么退货呢"));
  EXPECT_EQ(report["contradictions"], Json::array({{{"text", "钱什么时候退给我"}, {"entries", {0, 1}}}}));
  EXPECT_EQ(report["few_similar"], Json::array({{{"entry", 3}, {"similar", 1}}}));
  bool confused = false;
  for (const auto& pair : report["confusions"]) confused |= pair["entry"] == 4 && pair["found"] == 2;
  EXPECT_TRUE(confused) << report["confusions"];
}

TEST(SelfEvaluation, AsksASampleOfMany) {
  SelfEvaluation what = shop_evaluation();
  what.most_questions = 6;
  what.most_out_of_scope = 4;
  const auto result = run(what);
  EXPECT_EQ(result.figures["questions"], 6);
  EXPECT_EQ(result.figures["questions_total"], 16);
  EXPECT_EQ(result.figures["out_of_scope"], 4);
  // The sample of the grown knowledge holds the same questions, but for new ones.
  what.published[1].similar.emplace_back("退款进度在哪里看");
  std::vector<std::string> before;
  std::vector<std::string> after;
  for (const auto& question : result.report["questions"]) before.push_back(question["text"]);
  for (const auto& question : run(what).report["questions"]) after.push_back(question["text"]);
  std::size_t kept = 0;
  for (const auto& text : after) kept += std::ranges::count(before, text) > 0 ? 1U : 0U;
  EXPECT_GE(kept, 5U);
}

TEST(SelfEvaluation, LooksOnlyAtWhatCustomersMeet) {
  auto entries = known_entries();
  entries[0].status = EntryStatus::draft;
  entries[1].valid_until = kNow - 1;
  entries[2].similar.push_back("  想把东西退掉！ ");  // the same once normalised
  entries[2].similar.push_back("想把东西退掉");
  const auto result = run(shop_evaluation(entries));
  EXPECT_EQ(result.figures["entries"], 3);
  EXPECT_LE(result.figures["questions"], 9);
  for (const auto& entry : result.report["entries"]) EXPECT_NE(entry["question"], "怎么取消订单？");
}

TEST(SelfEvaluation, SaysWhatItLacks) {
  auto entries = known_entries();
  for (auto& entry : entries) entry.similar.clear();
  auto result = evaluate_self(shop_evaluation(entries), [](double) {}, {});
  ASSERT_FALSE(result);
  EXPECT_EQ(result.error().code, "evaluation_no_questions");
  EXPECT_FALSE(evaluate_self(shop_evaluation({}), [](double) {}, {}));
  entries.resize(1);
  entries[0].similar = {"取消"};
  const auto single = run(shop_evaluation(entries));
  EXPECT_EQ(single.figures["out_of_scope"], 0);
  EXPECT_TRUE(single.figures["false_answers"].is_null());
  EXPECT_EQ(single.report["assumed_out_of_scope"], 0);
}

TEST(SelfEvaluation, TellsItsProgressAndStopsWhenAsked) {
  std::vector<double> shares;
  std::stop_source stop;
  const auto result = evaluate_self(
      shop_evaluation(),
      [&](double share) {
        shares.push_back(share);
        if (share > 0.5) stop.request_stop();
      },
      stop.get_token());
  ASSERT_FALSE(result);
  EXPECT_EQ(result.error().code, "evaluation_interrupted");
  EXPECT_TRUE(std::ranges::is_sorted(shares));
  EXPECT_LT(shares.back(), 0.7);
}

}  // namespace
}  // namespace yingda::bot
