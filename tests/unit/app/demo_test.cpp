#include "app/demo.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <stdlib.h>

#include <fstream>
#include <future>

#include "app/demo_company.hpp"
#include "base/crypto.hpp"
#include "core/store.hpp"
#include "storage/sqlite/open.hpp"

namespace yingda::app {
namespace {

using testing::HasSubstr;
using testing::SizeIs;

const std::filesystem::path kCompanies = std::filesystem::path(YINGDA_SOURCE_DIR) / "examples" / "companies";

class DemoTest : public testing::Test {
 protected:
  DemoTest() {
    std::string pattern = (std::filesystem::temp_directory_path() / "yingda-demo-XXXXXX").string();
    folder_ = ::mkdtemp(pattern.data());
    storage::SqliteOptions options;
    options.folder = (folder_ / "data").string();
    auto opened = storage::open_sqlite(options);
    if (!opened) throw std::runtime_error(opened.error().detail);
    store_ = std::move(*opened);
  }
  ~DemoTest() override {
    store_.reset();
    std::filesystem::remove_all(folder_);
  }
  Status write(Store::Work work) {
    std::promise<Status> done;
    auto future = done.get_future();
    store_->submit_write(std::move(work), [done = std::move(done)](Status status) mutable {
      done.set_value(std::move(status));
    });
    return future.get();
  }

  std::filesystem::path folder_;
  std::unique_ptr<Store> store_;
};

TEST_F(DemoTest, FillsAnEmptyStoreOnce) {
  Account admin;
  admin.id = new_id<AccountId>();
  admin.email = "admin@localhost";
  ASSERT_TRUE(write([&](Tx& tx) -> Status {
    tx.members().insert_account(admin);
    return {};
  }));
  const auto demo = load_demo(*store_, kCompanies, admin.id);
  ASSERT_TRUE(demo) << demo.error().detail;
  ASSERT_TRUE(demo->has_value());
  EXPECT_THAT((*demo)->accounts, SizeIs(10));
  EXPECT_TRUE(write([&](Tx& tx) -> Status {
    const auto workspaces = tx.workspaces().all();
    EXPECT_THAT(workspaces, SizeIs(5));
    EXPECT_THAT(tx.members().memberships(admin.id), SizeIs(5));
    const auto shop = tx.workspaces().find_by_slug("shop");
    if (!shop) return fail(ErrorKind::not_found, "shop", "");
    EXPECT_EQ(shop->name, "花间集市");
    EXPECT_EQ(tx.knowledge().count(shop->id), 40);
    const auto entry = tx.knowledge().find_by_external_id(shop->id, "shop-012");
    EXPECT_EQ(entry->answers.size(), 2U);
    EXPECT_EQ(entry->answers[0].language, "zh");
    EXPECT_GE(entry->similar.size(), 8U);
    EXPECT_EQ(entry->source_title, "《花间集市退换货政策》");
    const auto teams = tx.members().teams(shop->id);
    EXPECT_THAT(teams, SizeIs(2));
    for (const Team& team : teams) EXPECT_EQ(team.is_default, team.hours.always) << team.name;
    EXPECT_GE(tx.knowledge().canned_replies(shop->id).size(), 5U);
    EXPECT_THAT(tx.channels().list(shop->id), SizeIs(1));
    const auto agent = tx.members().account_by_email("agent@shop.demo");
    EXPECT_TRUE(verify_password(agent->password_hash, (*demo)->password));
    return {};
  }));
  const auto again = load_demo(*store_, kCompanies, admin.id);
  ASSERT_TRUE(again);
  EXPECT_FALSE(again->has_value()) << "a store in use is left alone";
}

TEST_F(DemoTest, SaysWhatIsWrongAndStoresNothing) {
  const auto copy = folder_ / "companies";
  std::filesystem::copy(kCompanies, copy, std::filesystem::copy_options::recursive);
  std::ofstream(copy / "tel" / "dev_questions.tsv", std::ios::app) << "tel-999\tno such entry\n";
  const auto demo = load_demo(*store_, copy, {});
  ASSERT_FALSE(demo);
  EXPECT_EQ(demo.error().code, "demo_unreadable");
  EXPECT_THAT(demo.error().detail, HasSubstr("dev_questions.tsv: line 321"));
  EXPECT_EQ(load_demo(*store_, folder_ / "nowhere", {}).error().code, "demo_unreadable");
  ASSERT_TRUE(write([](Tx& tx) -> Status {
    EXPECT_TRUE(tx.workspaces().all().empty());
    return {};
  }));
}

TEST(DemoCompanies, SpeakBothLanguages) {
  for (const char* slug : {"fin", "ind", "med", "shop", "tel"}) {
    const auto company = read_demo_company(kCompanies / slug);
    ASSERT_TRUE(company) << company.error().detail;
    EXPECT_THAT(company->entries, SizeIs(40));
    EXPECT_GE(std::ranges::count_if(company->entries, [](const Entry& e) { return e.answers.size() == 2; }),
              8)
        << slug;
    for (const Entry& entry : company->entries) EXPECT_FALSE(entry.source_title.empty()) << entry.external_id;
    for (const Localized& question : company->channel.suggested_questions) {
      EXPECT_TRUE(std::ranges::any_of(company->entries, [&](const Entry& e) {
        return e.question == question.zh;
      })) << question.zh;
      EXPECT_TRUE(std::ranges::any_of(company->entries, [&](const Entry& e) {
        return std::ranges::find(e.similar, question.en) != e.similar.end();
      })) << question.en;
    }
  }
}

}  // namespace
}  // namespace yingda::app
