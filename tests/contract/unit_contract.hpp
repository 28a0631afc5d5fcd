#pragma once
// Units of work: together or not at all, alone even where they share a commit, bounded, and kept.

#include <latch>
#include <thread>

#include "contract/show.hpp"
#include "contract/store_fixture.hpp"

namespace yingda::contract {

class UnitContract : public StoreContract {
 protected:
  static Workspace make_workspace(const std::string& slug) {
    Workspace workspace;
    workspace.id = new_id<WorkspaceId>();
    workspace.slug = slug;
    return workspace;
  }
  std::vector<std::string> slugs() {
    std::vector<std::string> slugs;
    for (const auto& workspace : read([](Tx& tx) { return tx.workspaces().all(); }))
      slugs.push_back(workspace.slug);
    return slugs;
  }
  // Holds the writer inside a unit until the returned latch is counted down, so that what follows waits
  // together.
  std::shared_ptr<std::latch> hold_writer() {
    auto release = std::make_shared<std::latch>(1);
    std::latch held(1);
    store().submit_write(
        [release, &held](Tx&) -> Status {
          held.count_down();
          release->wait();
          return {};
        },
        [](const Status&) {});
    held.wait();
    return release;
  }
};

TEST_P(UnitContract, AFailingUnitIsRolledBackAloneInASharedCommit) {
  reopen();
  auto release = hold_writer();
  std::vector<std::future<Status>> results;
  const auto submit = [&](Store::Work work) {
    auto done = std::make_shared<std::promise<Status>>();
    results.push_back(done->get_future());
    store().submit_write(std::move(work), [done](Status status) { done->set_value(std::move(status)); });
  };
  submit([](Tx& tx) -> Status {
    tx.workspaces().insert(make_workspace("first"));
    return {};
  });
  submit([](Tx& tx) -> Status {
    tx.workspaces().insert(make_workspace("error"));
    tx.workspaces().insert(make_workspace("error-2"));
    return fail(ErrorKind::invalid, "bad_input", "Bad.", "/x");
  });
  submit([](Tx& tx) -> Status {
    tx.workspaces().insert(make_workspace("exception"));
    throw std::runtime_error("a bug");
  });
  submit([](Tx& tx) -> Status {
    auto workspace = make_workspace("constraint");
    tx.workspaces().insert(workspace);
    workspace.slug = "constraint-2";
    tx.workspaces().insert(workspace);  // the same id
    return {};
  });
  submit([](Tx& tx) -> Status {
    EXPECT_FALSE(tx.workspaces().find_by_slug("error"));
    EXPECT_TRUE(tx.workspaces().find_by_slug("first"));
    tx.workspaces().insert(make_workspace("last"));
    return {};
  });
  release->count_down();
  std::vector<Status> got;
  for (auto& result : results) got.push_back(result.get());
  EXPECT_TRUE(got[0]);
  ASSERT_FALSE(got[1]);
  EXPECT_EQ(got[1].error().code, "bad_input");
  EXPECT_EQ(got[1].error().field, "/x");
  for (const std::size_t i : {2U, 3U}) {
    ASSERT_FALSE(got[i]);
    EXPECT_EQ(got[i].error().kind, ErrorKind::internal);
    EXPECT_EQ(got[i].error().code, "storage_failed");
  }
  EXPECT_TRUE(got[4]);
  EXPECT_EQ(slugs(), (std::vector<std::string>{"first", "last"}));
}

TEST_P(UnitContract, CompletionsComeInTheOrderOfTheUnits) {
  reopen();
  auto release = hold_writer();
  std::vector<int> order;
  std::latch all(300);
  for (int i = 0; i < 300; ++i) {
    store().submit_write([](Tx&) -> Status { return {}; },
                         [&, i](const Status&) {
                           order.push_back(i);
                           all.count_down();
                         });
  }
  release->count_down();
  all.wait();
  EXPECT_EQ(order.size(), 300U);
  EXPECT_TRUE(std::ranges::is_sorted(order));
}

TEST_P(UnitContract, AFullQueueRefusesAtOnceAndStoresNothing) {
  reopen(4);
  auto release = hold_writer();
  std::atomic<int> stored{0};
  std::latch accepted(4);
  for (int i = 0; i < 4; ++i) {
    store().submit_write(
        [i](Tx& tx) -> Status {
          tx.workspaces().insert(make_workspace("w" + std::to_string(i)));
          return {};
        },
        [&](const Status& status) {
          stored += status ? 1 : 0;
          accepted.count_down();
        });
  }
  std::optional<Status> refused;
  store().submit_write(
      [](Tx& tx) -> Status {
        tx.workspaces().insert(make_workspace("refused"));
        return {};
      },
      [&](Status status) { refused = std::move(status); });
  ASSERT_TRUE(refused.has_value()) << "not at once";
  EXPECT_EQ(refused->error().kind, ErrorKind::overloaded);
  EXPECT_EQ(refused->error().code, "store_busy");
  release->count_down();
  accepted.wait();
  EXPECT_EQ(stored, 4);
  EXPECT_EQ(slugs().size(), 4U);
}

TEST_P(UnitContract, AReadSeesOneSnapshotAndWhatWasAcknowledgedBefore) {
  reopen();
  write([](Tx& tx) { tx.workspaces().insert(make_workspace("one")); });
  std::latch looked(1);
  std::latch written(1);
  std::promise<std::pair<std::size_t, std::size_t>> seen;
  store().submit_read(
      [&](Tx& tx) -> Status {
        const auto before = tx.workspaces().all().size();
        looked.count_down();
        written.wait();
        seen.set_value({before, tx.workspaces().all().size()});
        return {};
      },
      [](const Status&) {});
  looked.wait();
  write([](Tx& tx) { tx.workspaces().insert(make_workspace("two")); });
  written.count_down();
  EXPECT_EQ(seen.get_future().get(), (std::pair<std::size_t, std::size_t>{1, 1}));
  EXPECT_EQ(slugs().size(), 2U);
}

TEST_P(UnitContract, WritingInsideAReadIsRefused) {
  for (int i = 0; i < 5; ++i) {  // every reader goes on working afterwards
    const auto status = run_read(store(), [](Tx& tx) -> Status {
      tx.workspaces().insert(make_workspace("no"));
      return {};
    });
    ASSERT_FALSE(status);
    EXPECT_EQ(status.error().code, "storage_failed");
  }
  const auto event = run_read(store(), [](Tx& tx) -> Status {
    tx.events().append({});
    return {};
  });
  EXPECT_FALSE(event);
  EXPECT_TRUE(slugs().empty());
}

TEST_P(UnitContract, AReadGivesItsErrorOn) {
  const auto status =
      run_read(store(), [](Tx&) -> Status { return fail(ErrorKind::not_found, "contact_not_found", "No."); });
  ASSERT_FALSE(status);
  EXPECT_EQ(status.error().code, "contact_not_found");
}

TEST_P(UnitContract, ClosingDoesWhatWaits) {
  reopen();
  auto release = hold_writer();
  std::atomic<int> stored{0};
  for (int i = 0; i < 50; ++i) {
    store().submit_write(
        [i](Tx& tx) -> Status {
          tx.workspaces().insert(make_workspace("w" + std::to_string(i)));
          return {};
        },
        [&](const Status& status) { stored += status ? 1 : 0; });
  }
  release->count_down();
  close();
  EXPECT_EQ(stored, 50);
  EXPECT_EQ(slugs().size(), 50U) << "and it is there after opening again";
}

TEST_P(UnitContract, KeepsEverythingOverReopening) {
  const auto a = add_tenant("a");
  write([&](Tx& tx) {
    add_message(tx, make_message(a, 1, "你好"));
    tx.store_response("acct", "key", {"hash", 201, R"({"id":"x"})", 5});
    tx.audit({a.workspace.id, 1, "system", "workspace.created", "a"});
  });
  reopen();
  EXPECT_EQ(show(read([&](Tx& tx) { return tx.conversations().find(a.workspace.id, a.conversation.id); })),
            show(a.conversation));
  EXPECT_EQ(read([&](Tx& tx) {
              return tx.conversations().messages_after(a.workspace.id, a.conversation.id, 0, 9);
            }).size(),
            1U);
  const auto response = read([](Tx& tx) { return tx.stored_response("acct", "key"); });
  ASSERT_TRUE(response);
  EXPECT_EQ(response->request_hash, "hash");
  EXPECT_EQ(response->status, 201);
  EXPECT_EQ(response->body, R"({"id":"x"})");
  EXPECT_EQ(response->created_at, 5);
  EXPECT_FALSE(read([](Tx& tx) { return tx.stored_response("other", "key"); }));
}

TEST_P(UnitContract, TellsTheGreatestId) {
  EXPECT_EQ(store().greatest_id(), 0);
  const auto a = add_tenant("a");
  EXPECT_EQ(store().greatest_id(), a.conversation.id.value);
  const auto message = make_message(a, 1, "x");
  write([&](Tx& tx) { add_message(tx, message); });
  EXPECT_EQ(store().greatest_id(), message.id.value);
}

TEST_P(UnitContract, ASecondServerIsRefusedTheSameData) {
  reopen();
  const auto second = GetParam().open(folder_, kRoomyQueue);
  ASSERT_FALSE(second);
  EXPECT_EQ(second.error().code, "data_folder_in_use");
  write([](Tx& tx) { tx.workspaces().insert(make_workspace("still-works")); });
}

}  // namespace yingda::contract
