#pragma once
// The services on a real store in a folder of its own.

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <stdlib.h>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/use_future.hpp>
#include <filesystem>
#include <future>
#include <memory>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "async/offload.hpp"
#include "core/channels/channel_directory.hpp"
#include "core/channels/channel_service.hpp"
#include "core/knowledge/canned_service.hpp"
#include "core/knowledge/knowledge_service.hpp"
#include "core/members/api_key_service.hpp"
#include "core/members/member_service.hpp"
#include "core/members/team_service.hpp"
#include "core/store.hpp"
#include "core/uploads/upload_service.hpp"
#include "core/workspaces/workspace_service.hpp"
#include "storage/sqlite/open.hpp"

namespace yingda {

class AdminTest : public testing::Test {
 protected:
  AdminTest() {
    std::string pattern = (std::filesystem::temp_directory_path() / "yingda-admin-XXXXXX").string();
    folder_ = ::mkdtemp(pattern.data());
    storage::SqliteOptions options;
    options.folder = folder_.string();
    auto opened = storage::open_sqlite(options);
    if (!opened) throw std::runtime_error(opened.error().detail);
    store_ = std::move(*opened);
    store_->on_events([this](const std::vector<Event>& events) {
      directory->on_events(events);
      const std::lock_guard lock(events_mutex_);
      events_.insert(events_.end(), events.begin(), events.end());
    });
    directory = std::make_unique<ChannelDirectory>(*store_);
    thread_ = std::thread([this] { context_.run(); });
  }
  ~AdminTest() override {
    guard_.reset();
    thread_.join();
    store_.reset();
    std::filesystem::remove_all(folder_);
  }

  template <class T>
  T run(async::Task<T> task) {
    return boost::asio::co_spawn(context_, std::move(task), boost::asio::use_future).get();
  }
  // A unit of work from the test's thread.
  Status write(Store::Work work) {
    std::promise<Status> done;
    auto future = done.get_future();
    store_->submit_write(std::move(work), [done = std::move(done)](Status status) mutable {
      done.set_value(std::move(status));
    });
    return future.get();
  }

  // A workspace whose admin is a new account.
  CreatedWorkspace make_workspace(const std::string& slug) {
    CreatedWorkspace made;
    const Status done = write([&](Tx& tx) -> Status {
      Account account;
      account.id = new_id<AccountId>();
      account.email = "admin@" + slug + ".example";
      account.name = "Admin of " + slug;
      account.password_hash = "-";
      tx.members().insert_account(account);
      auto created = create_workspace(tx, {slug, "Company " + slug, "en"}, &account, {});
      if (!created) return std::unexpected(created.error());
      made = std::move(*created);
      return {};
    });
    EXPECT_TRUE(done) << done.error().detail;
    return made;
  }
  static Actor actor(const CreatedWorkspace& workspace) {
    return {"member:" + to_text(workspace.owner->id), workspace.owner->id};
  }
  std::vector<EventType> event_types() {
    const std::lock_guard lock(events_mutex_);
    std::vector<EventType> types;
    for (const Event& event : events_) types.push_back(event.type);
    return types;
  }

  std::filesystem::path folder_;
  std::unique_ptr<Store> store_;
  std::unique_ptr<ChannelDirectory> directory;
  async::Offload offload_;

 private:
  std::mutex events_mutex_;
  std::vector<Event> events_;
  boost::asio::io_context context_;
  boost::asio::executor_work_guard<boost::asio::io_context::executor_type> guard_{context_.get_executor()};
  std::thread thread_;
};

// `result` is an error with this code.
MATCHER_P(FailsWith, code, "") {
  if (arg.has_value()) {
    *result_listener << "which succeeded";
    return false;
  }
  *result_listener << "which is " << arg.error().code << ": " << arg.error().detail;
  return arg.error().code == code;
}

}  // namespace yingda
