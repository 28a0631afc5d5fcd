#include "base/clock.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace yingda {
namespace {

TEST(Clock, WritesMillisecondsInUtc) {
  EXPECT_EQ(to_rfc3339(0), "1970-01-01T00:00:00.000Z");
  EXPECT_EQ(to_rfc3339(1'769'846'709'120), "2026-01-31T08:05:09.120Z");
  EXPECT_EQ(to_rfc3339(-1), "1969-12-31T23:59:59.999Z");
}

TEST(Clock, ReadsOffsetsFractionsAndLeapSeconds) {
  const TimeMs at = 1'769'846'709'000;
  EXPECT_EQ(from_rfc3339("2026-01-31T08:05:09Z"), at);
  EXPECT_EQ(from_rfc3339("2026-01-31T16:05:09+08:00"), at);
  EXPECT_EQ(from_rfc3339("2026-01-31t03:05:09-05:00"), at);
  EXPECT_EQ(from_rfc3339("2026-01-31 08:05:09.1z"), at + 100);
  EXPECT_EQ(from_rfc3339("2026-01-31T08:05:09.123999Z"), at + 123);
  EXPECT_EQ(from_rfc3339("2016-12-31T23:59:60Z"), from_rfc3339("2017-01-01T00:00:00Z"));
}

TEST(Clock, RefusesWhatIsNoTime) {
  for (const char* text :
       {"", "2026-01-31", "2026-01-31T08:05:09", "2026-02-30T00:00:00Z", "2026-13-01T00:00:00Z",
        "2026-01-31T24:00:00Z", "2026-01-31T08:05:09.Z", "2026-01-31T08:05:09+8:00", "2026-01-31T08:05:09Z ",
        "26-01-31T08:05:09Z", "2026-01-31T08:05:09+24:00"}) {
    EXPECT_FALSE(from_rfc3339(text)) << text;
  }
}

RC_GTEST_PROP(Clock, EveryTimeComesBack, ()) {
  const TimeMs time = *rc::gen::inRange<TimeMs>(-62'000'000'000'000, 250'000'000'000'000);
  RC_ASSERT(from_rfc3339(to_rfc3339(time)) == time);
}

RC_GTEST_PROP(Clock, NothingMakesItFail, (const std::string& text)) { from_rfc3339(text); }

}  // namespace
}  // namespace yingda
