#include "core/store_await.hpp"

#include <gtest/gtest.h>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <thread>

#include "storage/sqlite/open.hpp"
#include "unit/storage/temp_folder.hpp"

namespace yingda::storage {
namespace {

struct Seen {
  Result<int> value = 0;
  Status done;
  Result<std::unique_ptr<int>> moved = nullptr;
  Result<std::string> error = "";
  bool unit_elsewhere = false;
  bool back_here = false;
};

Result<std::string> refuse(Tx&) { return fail(ErrorKind::not_found, "contact_not_found", "No."); }

async::Task<void> use_store(Store& store, Seen& seen) {
  const auto here = std::this_thread::get_id();
  seen.value = co_await write<int>(store, [&seen, here](Tx& tx) -> Result<int> {
    seen.unit_elsewhere = std::this_thread::get_id() != here;
    Workspace workspace;
    workspace.id = new_id<WorkspaceId>();
    workspace.slug = "a";
    tx.workspaces().insert(workspace);
    return 7;
  });
  seen.back_here = std::this_thread::get_id() == here;
  seen.done =
      co_await write<void>(store, [](Tx&) -> Status { return fail(ErrorKind::conflict, "no", "No."); });
  seen.moved = co_await read<std::unique_ptr<int>>(store, [](Tx& tx) -> Result<std::unique_ptr<int>> {
    return std::make_unique<int>(static_cast<int>(tx.workspaces().all().size()));
  });
  seen.error = co_await read<std::string>(store, refuse);
}

TEST(StoreAwait, ResumesOnTheCallersExecutorWithTheUnitsResult) {
  const TempFolder folder;
  Seen seen;
  boost::asio::io_context context;
  auto store = open_sqlite({.folder = folder.path()});
  ASSERT_TRUE(store);
  boost::asio::co_spawn(context, use_store(**store, seen), [](const std::exception_ptr& error) {
    if (error) std::rethrow_exception(error);
  });
  context.run();  // ends only when the work on the store has come back
  EXPECT_EQ(seen.value, 7);
  EXPECT_TRUE(seen.unit_elsewhere);
  EXPECT_TRUE(seen.back_here);
  ASSERT_FALSE(seen.done);
  EXPECT_EQ(seen.done.error().code, "no");
  ASSERT_TRUE(seen.moved);
  EXPECT_EQ(**seen.moved, 1);
  ASSERT_FALSE(seen.error);
  EXPECT_EQ(seen.error.error().code, "contact_not_found");
}

}  // namespace
}  // namespace yingda::storage
