#include "bot/voice.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "shop.hpp"

namespace yingda::bot::test {
namespace {

using testing::Contains;
using testing::HasSubstr;

// As Talk, on a page in `channel`.
Outcome ask(const std::string& text, const std::string& channel, const State& state = {}) {
  return step(*shop(), state, {text, false, kNow, channel});
}

TEST(Voice, AnswersTraditionalChineseInItsForm) {
  const Outcome outcome = ask("請問怎麼取消訂單", "");
  EXPECT_EQ(outcome.kind, Kind::answer);
  EXPECT_EQ(outcome.language, "zh-Hant");
  EXPECT_THAT(first_text(outcome), HasSubstr("在訂單頁點“取消訂單”"));
  EXPECT_EQ(outcome.meta["sources"][0]["title"], "《售後規則》");
  EXPECT_FALSE(outcome.meta.contains("language")) << "the same language in another form";
}

TEST(Voice, UsesTheWordsOfTheRegion) {
  auto all = entries();
  all[4].answers[0].parts = {TextPart{"发票会用短信发给您，请在里面查看。"}};
  const auto snapshot = build_snapshot(workspace(), all);
  const auto answer = [&](const char* text, const char* channel) {
    return first_text(step(*snapshot, {}, {text, false, kNow, channel}));
  };
  EXPECT_EQ(answer("怎麼申請發票", "zh-TW"), "發票會用簡訊發給您，請在裡面檢視。");
  EXPECT_EQ(answer("怎麼申請發票", "zh-HK"), "發票會用短信發給您，請在裏面查看。");
  EXPECT_EQ(answer("點樣申請發票", ""), "發票會用短信發給您，請在裏面查看。");
  EXPECT_EQ(answer("怎麼申請發票", ""), "發票會用短信發給您，請在裏面查看。");
  EXPECT_EQ(answer("怎么申请发票", "zh-CN"), "发票会用短信发给您，请在里面查看。");
}

TEST(Voice, TakesTheShownOptionsBack) {
  Talk talk;
  const Outcome asked = talk.say("怎麼退貨");
  ASSERT_EQ(asked.kind, Kind::clarify);
  const auto options = quick_replies(asked.parts);
  ASSERT_THAT(options, Contains("網上買的怎麼退貨？"));
  const Outcome chosen = talk.say("網上買的怎麼退貨？");
  EXPECT_EQ(chosen.kind, Kind::answer);
  EXPECT_EQ(chosen.meta["entry_id"], to_text(EntryId{3}));
  EXPECT_EQ(chosen.language, "zh-Hant");
}

TEST(Voice, StaysInTheFormThroughWordsThatBothHave) {
  Talk talk;
  talk.say("請問怎麼取消訂單");
  EXPECT_EQ(talk.say("可以退款多久").language, "zh-Hant");
  EXPECT_EQ(talk.say("怎么申请发票").language, "zh");
}

TEST(Voice, PrefersATranslation) {
  auto all = entries();
  all[0].answers.push_back({"de", {TextPart{"Tippen Sie auf „Bestellung stornieren“."}}});
  all[0].answers.push_back({"zh-TW", {TextPart{"在訂單頁按「取消」。"}}});
  const auto snapshot = build_snapshot(workspace(), all);
  const Entry& entry = *snapshot->find(EntryId{1});
  const auto chosen = [&](const char* language) {
    return answer_for(entry, voice_for(language, "", false, workspace()), workspace()).language;
  };
  EXPECT_EQ(chosen("de"), "de");
  EXPECT_EQ(chosen("en"), "en");
  EXPECT_EQ(chosen("zh-Hant"), "zh-TW");
  EXPECT_EQ(chosen("zh"), "zh");
  EXPECT_EQ(chosen("fr"), "zh") << "the workspace's";
  Workspace english = workspace();
  english.locale = "en";
  EXPECT_EQ(answer_for(entry, voice_for("fr", "", false, english), english).language, "en");
}

TEST(Voice, TellsTheAgentThatTheAnswerIsInAnotherLanguage) {
  State state;
  state.language = "ja";
  const Outcome outcome = ask("怎么取消订单を教えてください", "", state);
  EXPECT_EQ(outcome.language, "ja");
  EXPECT_EQ(outcome.meta["language"], (Json{{"customer", "ja"}, {"answer", "zh"}}));
  EXPECT_FALSE(ask("how can I cancel my order", "").meta.contains("language"));
  EXPECT_EQ(ask("how long does a refund take", "").meta["language"],
            (Json{{"customer", "en"}, {"answer", "zh"}}));
}

}  // namespace
}  // namespace yingda::bot::test
