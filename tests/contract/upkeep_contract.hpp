#pragma once
// Backup and what expires.

#include <thread>

#include "contract/show.hpp"
#include "contract/store_fixture.hpp"

namespace yingda::contract {

class UpkeepContract : public StoreContract {};

// The file that a backup of the kind of store under test is opened from lies where StoreBackend::open looks
// for it: restoring is copying it there, which the kinds' own tests do. Here: it is made while units go on
// being stored.
TEST_P(UpkeepContract, BacksUpWhileUnitsAreStored) {
  const auto a = add_tenant("a");
  std::atomic<bool> stop{false};
  std::atomic<int> stored{0};
  std::jthread writer([&] {
    for (int seq = 1; !stop; ++seq) {
      const auto message = make_message(a, seq, "第" + std::to_string(seq) + "条");
      EXPECT_TRUE(run_write(store(), [&](Tx& tx) -> Status {
        add_message(tx, message);
        return {};
      }));
      stored = seq;
    }
  });
  while (stored < 20) std::this_thread::yield();
  const int before = stored;
  const auto status = store().backup(folder_ + "/copy");
  ASSERT_TRUE(status) << status.error().detail;
  const int during = stored;
  while (stored < during + 5) std::this_thread::yield();
  stop = true;
  EXPECT_TRUE(std::filesystem::exists(folder_ + "/copy"));
  EXPECT_GE(before, 20);
}

TEST_P(UpkeepContract, ABackupThatCannotBeWrittenIsAnError) {
  const auto status = store().backup(folder_ + "/no/such/folder/copy");
  ASSERT_FALSE(status);
  EXPECT_EQ(status.error().code, "backup_failed");
}

TEST_P(UpkeepContract, DropsExpiredSessionsAndResponsesAndKeepsTheOthers) {
  const auto a = add_tenant("a");
  constexpr TimeMs kDay = 24 * 3'600'000;
  const TimeMs now = 10 * kDay;
  write([&](Tx& tx) {
    // More than one unit of the housekeeping takes.
    for (int i = 0; i < 1'200; ++i) {
      const auto key = std::to_string(i);
      tx.members().insert_session({"old" + key, a.account.id, "c", 0, now - 1});
      tx.store_response("s", "old" + key, {"h", 200, "{}", now - kDay - 1});
    }
    tx.members().insert_session({"new", a.account.id, "c", 0, now + 1});
    tx.store_response("s", "new", {"h", 200, "{}", now - kDay + 1});
  });
  store().housekeeping(now);
  for (const auto* key : {"old0", "old700", "old1199"}) {
    EXPECT_FALSE(read([&](Tx& tx) { return tx.members().session(key); })) << key;
    EXPECT_FALSE(read([&](Tx& tx) { return tx.stored_response("s", key); })) << key;
  }
  EXPECT_TRUE(read([](Tx& tx) { return tx.members().session("new"); }));
  EXPECT_TRUE(read([](Tx& tx) { return tx.stored_response("s", "new"); }));
}

TEST_P(UpkeepContract, DropsDeliveriesAfterSevenDays) {
  const auto a = add_tenant("a");
  const TimeMs stored_at = now_ms();
  constexpr TimeMs kDay = 24 * 3'600'000;
  constexpr int kDeliveries = 1'500;
  const auto insert = [&](Tx& tx, int i) {
    return tx.conversations().insert_delivery(a.channel.id, "v" + std::to_string(i % 7), std::to_string(i),
                                              {});
  };
  write([&](Tx& tx) {
    for (int i = 0; i < kDeliveries; ++i) EXPECT_TRUE(insert(tx, i));
  });
  store().housekeeping(stored_at + 6 * kDay);
  write([&](Tx& tx) {
    for (int i = 0; i < kDeliveries; ++i) EXPECT_FALSE(insert(tx, i)) << i;
  });
  store().housekeeping(now_ms() + 7 * kDay + 1);
  write([&](Tx& tx) {
    for (int i = 0; i < kDeliveries; ++i) EXPECT_TRUE(insert(tx, i)) << i;
  });
}

TEST_P(UpkeepContract, DropsOldEventsOnceEveryReaderHasReadThemAndNeverTheLast) {
  const auto a = add_tenant("a");
  write([&](Tx& tx) {
    for (int seq = 1; seq <= 10; ++seq) add_message(tx, make_message(a, seq, "旧"));
    tx.events().set_cursor("hooks", 4);
  });
  ASSERT_TRUE(store().wait_until_searchable(std::chrono::seconds(30)));
  store().housekeeping(100'000);
  EXPECT_EQ(read([](Tx& tx) { return tx.events().first_seq(); }), 1) << "they are young";
  constexpr TimeMs kMonth = 31LL * 24 * 3'600'000;
  store().housekeeping(kMonth);
  EXPECT_EQ(read([](Tx& tx) { return tx.events().first_seq(); }), 5) << "one reader is behind";
  write([](Tx& tx) { tx.events().set_cursor("hooks", 10); });
  store().housekeeping(kMonth);
  EXPECT_EQ(read([](Tx& tx) { return tx.events().first_seq(); }), 10);
  reopen();
  write([&](Tx& tx) { EXPECT_EQ(tx.events().append({.workspace = a.workspace.id, .data = {}}), 11); });
}

}  // namespace yingda::contract
