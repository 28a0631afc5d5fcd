#include "async/lanes.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/use_future.hpp>
#include <future>
#include <map>
#include <vector>

#include "async/runtime.hpp"
#include "async/task_group.hpp"
#include "async/timeout.hpp"

namespace yingda::async {
namespace {

using namespace std::chrono_literals;

// Leaves the thread in the middle of the turn, so that another one could come in if the lane let it.
Task<void> add_in_turn(KeyedLanes& lanes, std::uint64_t key, std::atomic<int>& inside,
                       std::vector<int>& order, int n) {
  const auto turn = co_await lanes.enter(key);
  EXPECT_EQ(inside.fetch_add(1), 0);
  co_await asio::post(co_await asio::this_coro::executor, asio::use_awaitable);
  order.push_back(n);
  EXPECT_EQ(inside.fetch_sub(1), 1);
}

TEST(KeyedLanes, OneAtATimeAndFirstComeFirstServed) {
  KeyedLanes lanes;
  std::atomic<int> inside = 0;
  std::vector<int> order;
  Runtime runtime(4);
  std::promise<void> open;
  std::shared_future<void> gate = open.get_future().share();
  // Holds the key until all others stand in line.
  auto first = asio::co_spawn(
      runtime.executor(),
      [](KeyedLanes& l, std::shared_future<void> g) -> Task<void> {
        const auto turn = co_await l.enter(std::uint64_t{7});
        g.wait();
      }(lanes, gate),
      asio::use_future);
  while (lanes.active() == 0) std::this_thread::yield();
  std::vector<std::future<void>> others;
  const auto strand_like = runtime.executor();
  for (int n = 0; n < 50; ++n) {
    others.push_back(asio::co_spawn(strand_like, add_in_turn(lanes, 7, inside, order, n), asio::use_future));
  }
  open.set_value();
  first.get();
  for (auto& other : others) other.get();
  EXPECT_EQ(order.size(), 50U);
  EXPECT_EQ(lanes.active(), 0U);
}

Task<void> bump(KeyedLanes& lanes, std::uint64_t key, int& value) {
  const auto turn = co_await lanes.enter(key);
  const int seen = value;
  co_await asio::post(co_await asio::this_coro::executor, asio::use_awaitable);
  value = seen + 1;  // loses updates where two are inside
}

TEST(KeyedLanes, NoUpdateIsLostOnAnyKey) {
  KeyedLanes lanes;
  std::array<int, 8> values{};
  Runtime runtime(4);
  std::vector<std::future<void>> all;
  for (std::size_t n = 0; n < 4000; ++n) {
    all.push_back(asio::co_spawn(runtime.executor(), bump(lanes, n % 8, values[n % 8]), asio::use_future));
  }
  for (auto& one : all) one.get();
  for (const int value : values) EXPECT_EQ(value, 500);
  EXPECT_EQ(lanes.active(), 0U);
}

Task<void> wait_long() { co_await sleep_for(1h); }
Task<void> fails() {
  co_await sleep_for(0ms);
  throw std::runtime_error("broken on purpose");
}

TEST(TaskGroup, CancelsJoinsAndLogs) {
  std::mutex mutex;
  std::string logged;
  Runtime runtime(2);
  const Log log = Log::to_sink(LogLevel::info, [&](std::string_view line) {
    const std::scoped_lock lock(mutex);
    logged += line;
  });
  {
    TaskGroup group(runtime.executor(), log);
    for (int i = 0; i < 10; ++i) group.spawn("waits", wait_long());
    group.spawn("breaks", fails());
    while (group.running() != 10) std::this_thread::yield();
    group.cancel();
    group.join();
    group.spawn("too late", wait_long());
    EXPECT_EQ(group.running(), 0U);
  }
  EXPECT_NE(logged.find("broken on purpose"), std::string::npos);
  EXPECT_EQ(logged.find("\"waits\""), std::string::npos) << "being cancelled is no error";
}

Task<Result<int>> slow() {
  co_await sleep_for(1h);
  co_return 1;
}
Task<Result<int>> quick() { co_return 2; }
Task<Result<int>> broken() {
  co_await sleep_for(0ms);
  throw std::runtime_error("x");
}

TEST(Timeout, GivesTheResultOrCancels) {
  Runtime runtime(2);
  const auto run = [&](Task<Result<int>> task, std::chrono::milliseconds limit) {
    return asio::co_spawn(runtime.executor(), with_timeout<int>(std::move(task), limit), asio::use_future)
        .get();
  };
  EXPECT_EQ(run(quick(), 1h), 2);
  const auto late = run(slow(), 5ms);
  ASSERT_FALSE(late);
  EXPECT_EQ(late.error().code, "timed_out");
  EXPECT_THROW(run(broken(), 1h), std::runtime_error);
}

}  // namespace
}  // namespace yingda::async
