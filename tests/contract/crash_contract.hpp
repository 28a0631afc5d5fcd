#pragma once
// kill -9 in the middle of the traffic: what was acknowledged is there, exactly once.

#include <signal.h>
#include <sys/wait.h>

#include <cstdlib>
#include <set>
#include <thread>

#include "contract/store_fixture.hpp"

namespace yingda::contract {

class CrashContract : public StoreContract {
 protected:
  static constexpr int kSenders = 4;

  // The child's whole life: senders that store a message with its event and delivery, and tell its id once it
  // is acknowledged.
  [[noreturn]] void be_the_server(int pipe, const Tenant& tenant, int first) {
    auto opened = GetParam().open(folder_, kRoomyQueue);
    if (!opened) std::_Exit(3);
    auto& store = **opened;
    std::atomic<std::int64_t> seq{first};
    std::vector<std::jthread> senders;
    for (int s = 0; s < kSenders; ++s) {
      senders.emplace_back([&, s] {
        while (true) {
          auto message = make_message(tenant, ++seq, "消息");
          message.client_message_id = std::to_string(message.seq);
          const auto status = run_write(store, [&](Tx& tx) -> Status {
            add_message(tx, message);
            tx.conversations().insert_delivery(tenant.channel.id, std::to_string(s),
                                               message.client_message_id,
                                               {tenant.conversation.id, message.id, {}, Handler::bot});
            return {};
          });
          const auto id = message.id.value;
          if (!status || ::write(pipe, &id, sizeof id) != sizeof id) std::_Exit(4);
        }
      });
    }
    senders.clear();
    std::_Exit(5);
  }

  // Lets the server acknowledge some messages, kills it and gives the ids that it acknowledged.
  std::set<std::int64_t> acknowledged_before_kill(const Tenant& tenant, int first, std::size_t at_least) {
    int ends[2];
    EXPECT_EQ(::pipe(ends), 0);
    const pid_t child = ::fork();
    if (child == 0) {
      ::close(ends[0]);
      be_the_server(ends[1], tenant, first);
    }
    ::close(ends[1]);
    std::set<std::int64_t> acknowledged;
    std::int64_t id = 0;
    bool killed = false;
    while (::read(ends[0], &id, sizeof id) == sizeof id) {
      EXPECT_TRUE(acknowledged.insert(id).second);
      if (!killed && acknowledged.size() >= at_least) {
        ::kill(child, SIGKILL);
        killed = true;
      }
    }
    ::close(ends[0]);
    int status = 0;
    ::waitpid(child, &status, 0);
    EXPECT_TRUE(WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL) << "it ended by itself: " << status;
    return acknowledged;
  }
};

TEST_P(CrashContract, EveryAcknowledgedMessageIsThereOnceAfterAKill) {
  const auto tenant = add_tenant("a");
  std::set<std::int64_t> acknowledged;
  for (int round = 0; round < 3; ++round) {
    close();  // a process that is forked has no store open
    acknowledged.merge(acknowledged_before_kill(tenant, round * 1'000'000, 150));
  }
  const auto messages = read([&](Tx& tx) {
    return tx.conversations().messages_after(tenant.workspace.id, tenant.conversation.id, 0, 10'000'000);
  });
  std::set<std::int64_t> stored;
  for (const auto& message : messages) EXPECT_TRUE(stored.insert(message.id.value).second);
  EXPECT_TRUE(std::ranges::includes(stored, acknowledged)) << "an acknowledged message is lost";

  // The parts of a unit are there together: message, event and delivery.
  std::multiset<std::int64_t> told;
  for (const auto& event : read([](Tx& tx) { return tx.events().after(0, 10'000'000); }))
    told.insert(event.ref);
  EXPECT_TRUE(std::ranges::equal(told, stored));
  ASSERT_TRUE(store().wait_until_searchable(std::chrono::seconds(60)));
  const auto hits =
      read([&](Tx& tx) { return tx.conversations().search(tenant.workspace.id, "消息", {}, 10'000'000); });
  std::multiset<std::int64_t> found;
  for (const auto& hit : hits) found.insert(hit.message.id.value);
  EXPECT_TRUE(std::ranges::equal(found, stored)) << "the index has each message once";
}

}  // namespace yingda::contract
