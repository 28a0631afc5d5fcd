#include "nlu/vocabulary.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "nlu/matcher.hpp"

namespace yingda::nlu {
namespace {

struct Written {
  std::string question;
  std::vector<std::string> similar;
};

class VocabularyTest : public testing::Test {
 protected:
  VocabularyTest() {
    for (const auto& each : written_) texts_.push_back({each.question, each.similar, {}, "答案", ""});
    glossary_ = std::make_shared<const Glossary>(std::vector<GlossaryWords>{
        {"携号转网", carriers_}, {"光猫", modems_}, {"挂失", losses_}, {"复机", unknown_}});
  }
  Matcher matcher(bool with_glossary) const {
    return Matcher(texts_, nullptr, {}, with_glossary ? glossary_ : nullptr);
  }
  static double sureness(const Matcher& matcher, std::string_view text, EntryIndex wanted) {
    for (const Match& match : matcher.match(make_query(text), 4, [](EntryIndex) { return true; }))
      if (match.entry == wanted) return match.probability;
    return 0;
  }

  std::vector<std::string> carriers_{"带号转网", "port out"};
  std::vector<std::string> modems_{"猫", "ONT"};
  std::vector<std::string> losses_{"停号"};
  std::vector<std::string> unknown_{"恢复通信"};
  std::vector<Written> written_{{"携号转网怎么办理？", {"想携号转网要什么证件"}},
                                {"猫的指示灯不亮怎么办？", {"猫亮红灯"}},
                                {"手机丢了怎么挂失？", {"卡丢了先停号"}},
                                {"怎么更换套餐？", {"换个便宜的套餐"}}};
  std::vector<EntryTexts> texts_;
  std::shared_ptr<const Glossary> glossary_;
};

TEST_F(VocabularyTest, AWordThatNoEntryUsesIsReadAsTheOneTheyUse) {
  const Vocabulary words(glossary_, texts_);
  EXPECT_EQ(words.read(make_query("带号转网"))->normalized, "携号转网");
  EXPECT_EQ(words.read(make_query("I want to port out"))->normalized, "i want to 携号转网");
  // The entries say neither the term nor ONT but 猫: their word counts, not the term's name.
  EXPECT_EQ(words.read(make_query("光猫和ONT"))->normalized, "猫和猫");
  EXPECT_EQ(words.read(make_query("停号"))->normalized, "停号") << "an entry says so itself";
  EXPECT_EQ(words.read(make_query("恢复通信"))->normalized, "恢复通信") << "nobody says any word of the term";
  EXPECT_FALSE(words.read(make_query("换套餐")));
  EXPECT_FALSE(Vocabulary(nullptr, texts_).read(make_query("光猫")));
}

TEST_F(VocabularyTest, SynonymsFindTheEntryBothWays) {
  const Matcher with = matcher(true);
  const Matcher without = matcher(false);
  EXPECT_GT(sureness(with, "光猫不亮", 1), sureness(without, "光猫不亮", 1));
  EXPECT_GT(sureness(with, "how to port out", 0), sureness(without, "how to port out", 0) + 0.1);
  // 停号 and 挂失 stand in the same entry: either adds to the other.
  EXPECT_GE(sureness(with, "停号", 2), sureness(without, "停号", 2));
}

TEST_F(VocabularyTest, AQuestionWithoutTheGlossarysWordsIsAnsweredAsBefore) {
  for (const char* text : {"怎么更换套餐？", "换便宜的", "转人工", ""}) {
    const auto any = [](EntryIndex) { return true; };
    const auto a = matcher(true).match(make_query(text), 4, any);
    const auto b = matcher(false).match(make_query(text), 4, any);
    ASSERT_EQ(a.empty(), b.empty()) << text;
    if (!a.empty()) EXPECT_EQ(a[0].entry, b[0].entry) << text;
  }
}

TEST_F(VocabularyTest, AnOwnWordingStaysOne) {
  const Matcher with = matcher(true);
  for (const auto& each : written_) {
    const auto found = with.match(make_query(each.question), 1, [](EntryIndex) { return true; });
    EXPECT_TRUE(found.at(0).own_wording) << each.question;
  }
}

}  // namespace
}  // namespace yingda::nlu
