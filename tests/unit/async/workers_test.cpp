#include "async/workers.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>
#include <latch>

namespace yingda::async {
namespace {

TEST(WorkersTest, DoAllThatWasPostedBeforeTheyStop) {
  std::atomic<int> done = 0;
  Workers workers("test", 3);
  for (int i = 0; i < 1000; ++i) ASSERT_TRUE(workers.post([&done] { ++done; }));
  workers.stop();

  EXPECT_EQ(done, 1000);
  EXPECT_FALSE(workers.post([&done] { ++done; }));
  EXPECT_EQ(done, 1000);
}

TEST(WorkersTest, OneWorkerKeepsTheOrder) {
  std::vector<int> order;
  Workers workers("test", 1);
  for (int i = 0; i < 100; ++i) workers.post([&order, i] { order.push_back(i); });
  workers.stop();

  ASSERT_EQ(order.size(), 100u);
  EXPECT_TRUE(std::ranges::is_sorted(order));
}

TEST(WorkersTest, WorkSideBySide) {
  Workers workers("test", 2);
  std::latch both(2);
  for (int i = 0; i < 2; ++i)
    workers.post([&both] { both.arrive_and_wait(); });  // hangs where one works alone
  workers.stop();

  EXPECT_EQ(workers.waiting(), 0u);
}

}  // namespace
}  // namespace yingda::async
