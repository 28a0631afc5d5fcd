#include "core/business_hours.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>

namespace yingda {
namespace {

TimeMs at(const char* text) { return from_rfc3339(text).value(); }

const BusinessHours kShanghai{
    false, "Asia/Shanghai", {{1, 540, 1080}, {2, 540, 1080}, {5, 540, 1440}}, {"2026-01-06"}};

TEST(BusinessHoursTest, FollowsTheLocalClock) {
  EXPECT_TRUE(is_open({}, 0));
  EXPECT_FALSE(is_open(kShanghai, at("2026-01-05T00:59:59Z")));  // Monday 08:59:59
  EXPECT_TRUE(is_open(kShanghai, at("2026-01-05T01:00:00Z")));
  EXPECT_FALSE(is_open(kShanghai, at("2026-01-05T10:00:00Z"))) << "the end is exclusive";
  EXPECT_FALSE(is_open(kShanghai, at("2026-01-06T02:00:00Z"))) << "a holiday";
  EXPECT_TRUE(is_open(kShanghai, at("2026-01-09T15:59:59Z"))) << "until midnight";
  EXPECT_FALSE(is_open(kShanghai, at("2026-01-09T16:00:00Z")));
}

TEST(BusinessHoursTest, AnUnknownZoneIsUtc) {
  const BusinessHours hours{false, "Mars/Olympus", {{1, 540, 1080}}, {}};
  EXPECT_TRUE(is_open(hours, at("2026-01-05T09:00:00Z")));
  EXPECT_FALSE(is_open(hours, at("2026-01-05T08:59:00Z")));
}

TEST(BusinessHoursTest, KnowsSummerTime) {
  const BusinessHours hours{false, "Europe/Berlin", {{1, 540, 1020}}, {}};
  EXPECT_TRUE(is_open(hours, at("2026-01-05T08:00:00Z")));
  EXPECT_TRUE(is_open(hours, at("2026-07-06T07:00:00Z")));
  EXPECT_FALSE(is_open(hours, at("2026-07-06T06:59:00Z")));
  EXPECT_EQ(next_opening(hours, at("2026-03-23T20:00:00Z")), at("2026-03-30T07:00:00Z"));
}

TEST(BusinessHoursTest, TellsTheNextOpening) {
  EXPECT_EQ(next_opening(kShanghai, at("2026-01-05T02:00:00Z")), at("2026-01-05T02:00:00Z")) << "open now";
  EXPECT_EQ(next_opening(kShanghai, at("2026-01-05T00:00:00Z")), at("2026-01-05T01:00:00Z"));
  EXPECT_EQ(next_opening(kShanghai, at("2026-01-05T11:00:00Z")), at("2026-01-09T01:00:00Z"))
      << "Tuesday is a holiday";
  EXPECT_FALSE(next_opening({false, "UTC", {}, {}}, 0));
}

TEST(BusinessHoursTest, TellsTheNextChange) {
  EXPECT_EQ(next_change(kShanghai, at("2026-01-05T00:00:00Z")), at("2026-01-05T01:00:00Z")) << "opens";
  EXPECT_EQ(next_change(kShanghai, at("2026-01-05T01:00:00Z")), at("2026-01-05T10:00:00Z")) << "closes";
  EXPECT_EQ(next_change(kShanghai, at("2026-01-05T10:00:00Z")), at("2026-01-09T01:00:00Z")) << "a holiday";
  EXPECT_EQ(next_change(kShanghai, at("2026-01-09T02:00:00Z")), at("2026-01-09T16:00:00Z")) << "midnight";
  EXPECT_FALSE(next_change({}, 0));
  EXPECT_FALSE(next_change({false, "UTC", {}, {}}, 0));
  const BusinessHours shifts{false, "UTC", {{1, 540, 720}, {1, 720, 1080}}, {}};
  EXPECT_EQ(next_change(shifts, at("2026-01-05T09:00:00Z")), at("2026-01-05T18:00:00Z"))
      << "one shift follows the other";
}

TEST(BusinessHoursTest, ReadsAsPeopleSayIt) {
  const TimeMs monday = at("2026-01-12T01:00:00Z");
  EXPECT_EQ(opening_text(kShanghai, monday, at("2026-01-12T00:00:00Z"), "zh"), "今天 09:00");
  EXPECT_EQ(opening_text(kShanghai, monday, at("2026-01-11T15:00:00Z"), "zh-Hans"), "明天（周一）09:00");
  EXPECT_EQ(opening_text(kShanghai, monday, at("2026-01-10T02:00:00Z"), "zh"), "1月12日（周一）09:00");
  EXPECT_EQ(opening_text(kShanghai, monday, at("2026-01-11T15:00:00Z"), "en"), "tomorrow (Monday) at 09:00");
  EXPECT_EQ(opening_text(kShanghai, monday, at("2026-01-10T02:00:00Z"), "fr"), "Monday, January 12 at 09:00");
}

TEST(BusinessHoursTest, TheNextOpeningIsOpenAndNothingBeforeItIs) {
  rc::check([] {
    BusinessHours hours{
        false, *rc::gen::element<std::string>("Asia/Shanghai", "America/New_York", "UTC"), {}, {}};
    const int spans = *rc::gen::inRange(1, 4);
    for (int i = 0; i < spans; ++i) {
      const int from = *rc::gen::inRange(0, 1439);
      hours.spans.push_back({*rc::gen::inRange(1, 8), from, *rc::gen::inRange(from + 1, 1441)});
    }
    const TimeMs now = 1767225600000 + TimeMs{*rc::gen::inRange(0, 60 * 24 * 365)} * 60'000;
    const auto next = next_opening(hours, now);
    RC_ASSERT(next.has_value());
    RC_ASSERT(*next >= now);
    RC_ASSERT(is_open(hours, *next));
    if (*next > now) {
      RC_ASSERT(!is_open(hours, *next - 1) || *next - 1 < now);
      RC_ASSERT(!is_open(hours, now + (*next - now) / 2));
    }
  });
}

}  // namespace
}  // namespace yingda
