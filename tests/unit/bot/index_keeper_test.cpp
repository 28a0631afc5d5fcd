#include "bot/index_keeper.hpp"

#include <gmock/gmock.h>

#include <condition_variable>
#include <fstream>
#include <mutex>
#include <thread>

#include "bot/knowledge.hpp"
#include "unit/nlu/retrieval_support.hpp"

namespace yingda::bot {
namespace {

using nlu::RunsSource;

Entry entry(std::int64_t id, std::string question, std::string answer = "七天内可以。") {
  Entry made;
  made.id = EntryId{id};
  made.question = std::move(question);
  made.similar = {made.question + " again"};
  made.keywords = {"service", "help"};
  made.answers = {{"zh", {TextPart{std::move(answer)}}}};
  return made;
}

std::shared_ptr<const Snapshot> snapshot(std::vector<Entry> entries) {
  Workspace workspace;
  workspace.id = WorkspaceId{7};
  return build_snapshot(workspace, std::move(entries));
}

class IndexKeeperTest : public testing::Test {
 protected:
  IndexKeeperTest() {
    std::string name = (std::filesystem::temp_directory_path() / "yingda-keeper-XXXXXX").string();
    folder_ = ::mkdtemp(name.data());
    begin();
  }
  ~IndexKeeperTest() override {
    keeper_.reset();
    std::filesystem::remove_all(folder_);
  }

  // As after a start of the program.
  void begin() {
    keeper_.reset();
    keeper_ = std::make_unique<IndexKeeper>(folder_, Log());
    keeper_->start(runs_.source(), [this](const auto& from, auto made) {
      const std::lock_guard lock(mutex_);
      from_ = from;
      made_ = std::move(made);
      changed_.notify_all();
    });
  }
  std::shared_ptr<const Snapshot> kept(std::shared_ptr<const Snapshot> wanted) {
    keeper_->keep(wanted);
    std::unique_lock lock(mutex_);
    EXPECT_TRUE(changed_.wait_for(lock, std::chrono::seconds(30), [&] { return from_ == wanted; }));
    return made_;
  }
  static std::vector<std::string> ask(const Snapshot& asked, std::string_view text) {
    std::vector<std::string> out;
    for (const auto& match :
         asked.knowledge().matcher.match(nlu::make_query(text), 3, [](auto) { return true; }))
      out.push_back(asked.entries()[match.entry].question);
    return out;
  }

  RunsSource runs_;
  std::filesystem::path folder_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::shared_ptr<const Snapshot> from_;
  std::shared_ptr<const Snapshot> made_;
  std::unique_ptr<IndexKeeper> keeper_;
};

TEST_F(IndexKeeperTest, FindsByMeaningWhatNoWordNames) {
  const auto words = snapshot({entry(1, "refund please"), entry(2, "parcel late"), entry(3, "invoice copy")});
  EXPECT_THAT(ask(*words, "efun"), testing::IsEmpty());
  EXPECT_FALSE(keeper_->with_meanings(words));
  const auto made = kept(words);
  EXPECT_TRUE(made->knowledge().matcher.has_meaning());
  ASSERT_FALSE(ask(*made, "efun").empty());
  EXPECT_EQ(ask(*made, "efun")[0], "refund please");
  // Entries are shared, not copied.
  EXPECT_EQ(&made->entries(), &words->entries());
}

TEST_F(IndexKeeperTest, NamesAllowedEntriesOnlyAndNoneWithoutLeave) {
  const auto made = kept(snapshot({entry(1, "refund please"), entry(2, "parcel late")}));
  const auto& matcher = made->knowledge().matcher;
  const auto query = nlu::make_query("efun");
  for (const auto& match : matcher.match(query, 3, [](auto e) { return e != 0; })) EXPECT_NE(match.entry, 0U);
  EXPECT_TRUE(matcher.match(query, 3, [](auto) { return true; }, false).empty());
}

TEST_F(IndexKeeperTest, AnEditEncodesItsOwnTextsAlone) {
  kept(snapshot({entry(10, "refund please"), entry(20, "parcel late")}));
  const std::size_t before = runs_.encoded;
  // An entry before the others: all of them move.
  const auto edited = snapshot({entry(5, "gift card"), entry(10, "refund please"), entry(20, "parcel late")});
  const auto meanwhile = keeper_->with_meanings(edited);
  ASSERT_TRUE(meanwhile);
  EXPECT_EQ(ask(*meanwhile, "efun")[0], "refund please");
  const auto made = kept(edited);
  EXPECT_EQ(runs_.encoded - before, 2U + 1);  // two wordings, and the question that was asked
  EXPECT_EQ(ask(*made, "ift car")[0], "gift card");
  const auto removed = kept(snapshot({entry(5, "gift card")}));
  EXPECT_EQ(ask(*removed, "efun").size(), 1U);
}

TEST_F(IndexKeeperTest, TheNextStartMapsWhatIsThere) {
  const auto words = snapshot({entry(1, "refund please"), entry(2, "parcel late")});
  kept(words);
  const std::size_t before = runs_.encoded;
  begin();
  EXPECT_EQ(ask(*kept(words), "efun")[0], "refund please");
  EXPECT_EQ(runs_.encoded - before, 1U);
}

TEST_F(IndexKeeperTest, ADamagedIndexIsBuiltAnew) {
  const auto words = snapshot({entry(1, "refund please"), entry(2, "parcel late")});
  kept(words);
  keeper_.reset();
  for (const auto& file : std::filesystem::recursive_directory_iterator(folder_)) {
    if (file.is_regular_file()) std::filesystem::resize_file(file.path(), file.file_size() / 2);
  }
  begin();
  EXPECT_EQ(ask(*kept(words), "efun")[0], "refund please");
}

TEST_F(IndexKeeperTest, StopsInTheMiddleAndGoesOnWhereItWas) {
  std::vector<Entry> many;
  for (int i = 1; i <= 1600; ++i) many.push_back(entry(i, "question " + std::to_string(i * 7919)));
  const auto words = snapshot(std::move(many));
  keeper_->keep(words);
  while (runs_.encoded < 1200) std::this_thread::yield();  // the first slice of 500 entries is written
  keeper_->stop();
  begin();
  kept(words);
  // At most what was not yet written is done again.
  constexpr std::size_t kTexts = 1600 * 2 + 2;  // keywords and answer are the same everywhere
  EXPECT_GE(runs_.encoded, kTexts);
  EXPECT_LE(runs_.encoded, kTexts + 1002);
}

TEST_F(IndexKeeperTest, WideKnowledgeIsForAnIndex) {
  EXPECT_FALSE(IndexKeeper::is_for(*snapshot({entry(1, "refund please")})));
  auto wide = entry(1, "refund please");
  for (int i = 0; i < 6000; ++i) wide.similar.push_back("wording " + std::to_string(i));
  EXPECT_TRUE(IndexKeeper::is_for(*snapshot({wide})));
}

}  // namespace
}  // namespace yingda::bot
