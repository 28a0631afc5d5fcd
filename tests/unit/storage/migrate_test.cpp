#include "storage/sqlite/migrate.hpp"

#include <gtest/gtest.h>

#include <vector>

#include "storage/sqlite/open.hpp"
#include "unit/storage/temp_folder.hpp"

namespace yingda::storage {
namespace {

const Migration kFirst{1, "0001_first", "aa",
                       "CREATE TABLE one (x INTEGER) STRICT; INSERT INTO one VALUES (1);"};
const Migration kSecond{2, "0002_second", "bb", "ALTER TABLE one ADD COLUMN y INTEGER NOT NULL DEFAULT 2;"};

class MigrateTest : public testing::Test {
 protected:
  std::string code_of(const std::vector<Migration>& steps) {
    const auto status = migrate(db_, steps, 77);
    return status ? "" : status.error().code;
  }
  TempFolder folder_;
  Connection db_{folder_.file("x.db"), {}};
};

TEST_F(MigrateTest, AppliesEachStepOnceAndInOrder) {
  EXPECT_EQ(code_of({kFirst}), "");
  EXPECT_EQ(code_of({kFirst, kSecond}), "");
  EXPECT_EQ(code_of({kFirst, kSecond}), "");
  EXPECT_EQ(db_.number("SELECT x + y FROM one"), 3);
  EXPECT_EQ(db_.number("SELECT count(*) FROM one"), 1);
  EXPECT_EQ(db_.number("SELECT applied_at FROM schema_migrations WHERE number = 2 AND name = '0002_second'"),
            77);
}

TEST_F(MigrateTest, RefusesAChangedStep) {
  EXPECT_EQ(code_of({kFirst}), "");
  auto changed = kFirst;
  changed.sha256 = "other";
  EXPECT_EQ(code_of({changed, kSecond}), "migration_changed");
  EXPECT_EQ(db_.number("SELECT count(*) FROM schema_migrations"), 1);
}

TEST_F(MigrateTest, RefusesANewerDatabase) {
  EXPECT_EQ(code_of({kFirst, kSecond}), "");
  EXPECT_EQ(code_of({kFirst}), "database_newer");
}

TEST_F(MigrateTest, AStepThatFailsLeavesTheDatabaseAsTheOneBeforeLeftIt) {
  const Migration broken{2, "0002_broken", "cc",
                         "CREATE TABLE two (x INTEGER); INSERT INTO nowhere VALUES (1);"};
  EXPECT_EQ(code_of({kFirst, broken}), "migration_failed");
  EXPECT_EQ(db_.number("SELECT count(*) FROM sqlite_master WHERE name = 'two'"), 0);
  EXPECT_EQ(code_of({kFirst, kSecond}), "");
}

TEST(Migrations, TheBuiltInStepsAreNumberedFromOneAndMakeADatabase) {
  int number = 0;
  for (const auto& step : migrations()) EXPECT_EQ(step.number, ++number) << step.name;
  EXPECT_GE(number, 1);
  const TempFolder folder;
  EXPECT_TRUE(open_sqlite({.folder = folder.path()}));
  Connection db(database_file(folder.path()), {});
  EXPECT_EQ(db.number("SELECT count(*) FROM schema_migrations"), number);
  db.run("UPDATE schema_migrations SET sha256 = 'edited' WHERE number = 1");
  const auto changed = open_sqlite({.folder = folder.path()});
  ASSERT_FALSE(changed);
  EXPECT_EQ(changed.error().code, "migration_changed");
}

}  // namespace
}  // namespace yingda::storage
