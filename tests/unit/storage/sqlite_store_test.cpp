// What is SQLite's alone: restoring, the search index's own file, the write-ahead log, a full disk.
#include <fstream>

#include "contract/store_fixture.hpp"
#include "storage/sqlite/open.hpp"
#include "storage/sqlite/sql.hpp"
#include "unit/storage/full_disk.hpp"
#include "unit/storage/temp_folder.hpp"

namespace yingda::storage {
namespace {

using contract::add_message;
using contract::make_message;
using contract::run_read;
using contract::run_write;

class SqliteStoreTest : public testing::Test {
 protected:
  std::unique_ptr<Store> open(const std::string& folder, int checkpoint_pages = 16'384) {
    auto opened = open_sqlite({.folder = folder, .checkpoint_pages = checkpoint_pages});
    if (!opened) throw std::runtime_error(opened.error().detail);
    return std::move(*opened);
  }
  void start(Store& store) {
    ASSERT_TRUE(run_write(store, [&](Tx& tx) -> Status {
      contract::insert_tenant(tx, tenant_);
      return {};
    }));
  }
  Status say(Store& store, const std::string& text) {
    return run_write(store, [&](Tx& tx) -> Status {
      add_message(tx, make_message(tenant_, ++seq_, text));
      return {};
    });
  }
  std::size_t hits(Store& store, const std::string& query) {
    EXPECT_TRUE(store.wait_until_searchable(std::chrono::seconds(30)));
    std::size_t count = 0;
    EXPECT_TRUE(run_read(store, [&](Tx& tx) -> Status {
      count = tx.conversations().search(tenant_.workspace.id, query, {}, 1'000).size();
      return {};
    }));
    return count;
  }
  static std::string integrity(const std::string& file) {
    Connection db(file, {});
    auto rows = db.query("PRAGMA integrity_check");
    return rows.step() ? rows.text() : "";
  }

  TempFolder folder_;
  TempFolder other_;
  contract::Tenant tenant_ = contract::make_tenant("a");
  std::int64_t seq_ = 0;
};

TEST_F(SqliteStoreTest, ABackupIsWholeAndRestoredByPuttingItInPlace) {
  {
    auto store = open(folder_.path());
    start(*store);
    for (int i = 0; i < 50; ++i) ASSERT_TRUE(say(*store, "备份之前"));
    ASSERT_TRUE(store->backup(database_file(other_.path())));
    ASSERT_TRUE(say(*store, "备份之后"));
  }
  EXPECT_EQ(integrity(database_file(other_.path())), "ok");
  auto restored = open(other_.path());
  EXPECT_EQ(hits(*restored, "之前"), 50U);
  EXPECT_EQ(hits(*restored, "之后"), 0U);
}

TEST_F(SqliteStoreTest, SearchFollowsADatabaseThatWasPutBack) {
  {
    auto store = open(folder_.path());
    start(*store);
    ASSERT_TRUE(say(*store, "第一天"));
    ASSERT_TRUE(store->backup(folder_.file("copy")));
    ASSERT_TRUE(say(*store, "第二天"));
    EXPECT_EQ(hits(*store, "第"), 2U);
  }
  std::filesystem::rename(folder_.file("copy"), database_file(folder_.path()));
  --seq_;
  auto store = open(folder_.path());
  ASSERT_TRUE(say(*store, "另一天"));
  EXPECT_EQ(hits(*store, "天"), 2U);
  EXPECT_EQ(hits(*store, "另一天"), 1U);
  EXPECT_EQ(hits(*store, "第二天"), 0U);
}

TEST_F(SqliteStoreTest, SearchIsMadeAgainFromTheMessagesWhenTheirEventsAreGone) {
  {
    auto store = open(folder_.path());
    start(*store);
    for (int i = 0; i < 20; ++i) ASSERT_TRUE(say(*store, "旧消息"));
    ASSERT_TRUE(store->wait_until_searchable(std::chrono::seconds(30)));
    store->housekeeping(now_ms());  // the messages' times are long ago
    std::int64_t first = 0;
    ASSERT_TRUE(run_read(*store, [&](Tx& tx) -> Status {
      first = tx.events().first_seq();
      return {};
    }));
    ASSERT_EQ(first, 20);
  }
  std::filesystem::remove(folder_.file("search.db"));
  {
    auto store = open(folder_.path());
    ASSERT_TRUE(say(*store, "新消息"));
    EXPECT_EQ(hits(*store, "消息"), 21U);
  }
  std::ofstream(folder_.file("search.db"), std::ios::trunc)
      << "this is no database, only some text that is long enough";
  auto store = open(folder_.path());
  EXPECT_EQ(hits(*store, "消息"), 21U);
}

TEST_F(SqliteStoreTest, TheWriteAheadLogStartsAgainWhileUnitsGoOn) {
  auto store = open(folder_.path(), 300);
  start(*store);
  std::int64_t most = 0;
  bool fell = false;
  for (int i = 0; i < 20'000 && !fell; ++i) {
    ASSERT_TRUE(say(*store, "一条消息"));
    const auto pages = store->stats().at("log_pages").get<std::int64_t>();
    fell = pages < most;
    most = std::max(most, pages);
  }
  EXPECT_TRUE(fell);
  EXPECT_GE(most, 300);
}

TEST_F(SqliteStoreTest, AFullDiskFailsTheUnitsAndNothingElse) {
  const FullDisk disk;
  auto store = open(folder_.path());
  std::int64_t heard = 0;
  store->on_events([&](const std::vector<Event>& events) { heard = events.back().seq; });
  start(*store);
  ASSERT_TRUE(say(*store, "一"));
  FullDisk::full = true;
  for (int i = 0; i < 3; ++i) {
    const auto status = say(*store, "二");
    ASSERT_FALSE(status);
    EXPECT_EQ(status.error().kind, ErrorKind::overloaded);
    EXPECT_EQ(status.error().code, "storage_full");
    EXPECT_EQ(heard, 1);
  }
  FullDisk::full = false;
  ASSERT_TRUE(say(*store, "三"));
  EXPECT_EQ(heard, 2) << "the numbers go on without a gap";
  store.reset();
  EXPECT_EQ(integrity(database_file(folder_.path())), "ok");
  store = open(folder_.path());
  EXPECT_EQ(hits(*store, "二"), 0U);
  EXPECT_EQ(hits(*store, "三"), 1U);
}

TEST_F(SqliteStoreTest, AFolderThatCannotBeUsedIsAClearError) {
  std::ofstream(folder_.file("file")) << "x";
  const auto opened = open_sqlite({.folder = folder_.file("file") + "/data"});
  ASSERT_FALSE(opened);
  EXPECT_EQ(opened.error().code, "data_folder_unusable");
  std::ofstream(database_file(folder_.path())) << std::string(10'000, 'x');
  const auto broken = open_sqlite({.folder = folder_.path()});
  ASSERT_FALSE(broken);
  EXPECT_EQ(broken.error().code, "database_unusable");
}

}  // namespace
}  // namespace yingda::storage
