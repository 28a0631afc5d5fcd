#include "nlu/intent/thinning.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <map>

namespace yingda::nlu {
namespace {

TEST(Thinning, TakesFromTheLargeClassesOnly) {
  std::vector<std::uint32_t> classes(100, 0U);
  classes.insert(classes.end(), 3, 1U);
  classes.insert(classes.end(), 50, 2U);
  const auto kept = thin_out(classes, 3, 43);
  std::map<std::uint32_t, int> counts;
  for (const auto place : kept) ++counts[classes[place]];
  EXPECT_THAT(counts,
              testing::ElementsAre(testing::Pair(0U, 20), testing::Pair(1U, 3), testing::Pair(2U, 20)));
  EXPECT_EQ(kept, thin_out(classes, 3, 43)) << "the same again";
}

RC_GTEST_PROP(Thinning, KeepsTheLimitAndEveryClass, ()) {
  const auto classes = *rc::gen::container<std::vector<std::uint32_t>>(rc::gen::inRange(0U, 5U));
  const auto most = *rc::gen::inRange<std::size_t>(5, 30);
  const auto kept = thin_out(classes, 5, most);
  RC_ASSERT(kept.size() <= most);
  RC_ASSERT(classes.size() > most || kept.size() == classes.size());
  for (std::uint32_t c = 0; c < 5; ++c) {
    const bool there = std::ranges::find(classes, c) != classes.end();
    RC_ASSERT(there == std::ranges::any_of(kept, [&](auto place) { return classes[place] == c; }));
  }
}

}  // namespace
}  // namespace yingda::nlu
