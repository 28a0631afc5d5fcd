#pragma once
// The event stream.

#include <rapidcheck.h>

#include <map>
#include <mutex>

#include "contract/show.hpp"
#include "contract/store_fixture.hpp"

namespace yingda::contract {

class EventContract : public StoreContract {
 protected:
  static Event make_event(WorkspaceId workspace, std::int64_t ref) {
    Event event;
    event.workspace = workspace;
    event.type = EventType::conversation_read;
    event.conversation = ConversationId{5};
    event.ref = ref;
    event.at = 9;
    return event;
  }
};

TEST_P(EventContract, NumbersEventsWithoutGapsAndKeepsThem) {
  EXPECT_EQ(read([](Tx& tx) { return tx.events().last_seq(); }), 0);
  EXPECT_EQ(read([](Tx& tx) { return tx.events().first_seq(); }), 0);
  auto one = make_event(WorkspaceId{1}, 10);
  one.data = {{"side", "customer"}, {"read", 3}};
  auto two = make_event(WorkspaceId{2}, 11);
  write([&](Tx& tx) {
    one.seq = tx.events().append(one);
    two.seq = tx.events().append(two);
    EXPECT_EQ(tx.events().last_seq(), 2);
  });
  EXPECT_EQ(one.seq, 1);
  EXPECT_EQ(two.seq, 2);
  EXPECT_EQ(show(read([](Tx& tx) { return tx.events().after(0, 10); })), show(std::vector{one, two}));
  EXPECT_EQ(show(read([](Tx& tx) { return tx.events().after(0, 1); })), show(std::vector{one}));
  EXPECT_EQ(show(read([](Tx& tx) { return tx.events().after(1, 10); })), show(std::vector{two}));
  EXPECT_EQ(show(read([](Tx& tx) { return tx.events().after(WorkspaceId{2}, 0, 10); })),
            show(std::vector{two}));
  EXPECT_EQ(read([](Tx& tx) { return tx.events().first_seq(); }), 1);
}

TEST_P(EventContract, GoesOnWithTheNumbersAfterReopening) {
  write([](Tx& tx) { tx.events().append(make_event(WorkspaceId{1}, 1)); });
  reopen();
  write([](Tx& tx) { EXPECT_EQ(tx.events().append(make_event(WorkspaceId{1}, 2)), 2); });
}

TEST_P(EventContract, AUnitThatFailsLeavesNoGapInTheNumbers) {
  const auto failed = run_write(store(), [](Tx& tx) -> Status {
    tx.events().append(make_event(WorkspaceId{1}, 1));
    return fail(ErrorKind::conflict, "no", "no");
  });
  EXPECT_EQ(failed.error().code, "no");
  write([](Tx& tx) { EXPECT_EQ(tx.events().append(make_event(WorkspaceId{1}, 2)), 1); });
  EXPECT_EQ(read([](Tx& tx) { return tx.events().after(0, 10); }).size(), 1U);
}

TEST_P(EventContract, CursorsAreKeptByReader) {
  EXPECT_EQ(read([](Tx& tx) { return tx.events().cursor("hooks"); }), 0);
  write([](Tx& tx) { tx.events().set_cursor("hooks", 4); });
  write([](Tx& tx) { tx.events().set_cursor("hooks", 7), tx.events().set_cursor("other", 1); });
  reopen();
  EXPECT_EQ(read([](Tx& tx) { return tx.events().cursor("hooks"); }), 7);
  EXPECT_EQ(read([](Tx& tx) { return tx.events().cursor("other"); }), 1);
}

// Units of many threads, some of which fail: the listener hears each stored event once, in the order of the
// stream and before the unit's completion, and a unit's events lie together.
TEST_P(EventContract, TheListenerHearsTheStreamInOrderBeforeTheCompletions) {
  std::vector<Event> heard;  // touched by the store's writer alone
  std::atomic<std::int64_t> heard_up_to{0};
  store().on_events([&](const std::vector<Event>& events) {
    heard.insert(heard.end(), events.begin(), events.end());
    heard_up_to = events.back().seq;
  });
  constexpr int kThreads = 6;
  constexpr int kUnits = 100;
  {
    std::vector<std::jthread> threads;
    for (int t = 0; t < kThreads; ++t) {
      threads.emplace_back([&, t] {
        for (int i = 0; i < kUnits; ++i) {
          std::int64_t last = 0;
          std::promise<bool> in_time;
          store().submit_write(
              [&, t, i](Tx& tx) -> Status {
                tx.events().append(make_event(WorkspaceId{t + 1}, 2 * i));
                last = tx.events().append(make_event(WorkspaceId{t + 1}, 2 * i + 1));
                if (i % 5 == 4) return fail(ErrorKind::conflict, "no", "no");
                return {};
              },
              [&](Status status) { in_time.set_value(!status || heard_up_to >= last); });
          EXPECT_TRUE(in_time.get_future().get());
        }
      });
    }
  }
  const auto stored = read([](Tx& tx) { return tx.events().after(0, 100'000); });
  EXPECT_EQ(stored.size(), std::size_t{kThreads} * kUnits * 2 * 4 / 5);
  EXPECT_EQ(show(heard), show(stored));
  std::map<std::int64_t, std::int64_t> last_ref;
  for (std::size_t i = 0; i < stored.size(); ++i) {
    EXPECT_EQ(stored[i].seq, static_cast<std::int64_t>(i) + 1);
    if (i % 2 == 1) {
      EXPECT_EQ(stored[i].ref, stored[i - 1].ref + 1) << "the two of one unit lie together";
      auto& last = last_ref[stored[i].workspace.value];
      EXPECT_GT(stored[i].ref, last) << "one thread's units stay in order";
      last = stored[i].ref;
    }
  }
}

}  // namespace yingda::contract
