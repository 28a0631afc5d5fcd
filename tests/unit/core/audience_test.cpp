// How a console joins the stream in the middle of a page, step by step.
#include "core/live/audience.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace yingda::live {
namespace {

using testing::ElementsAre;

class AudienceTest : public testing::Test {
 protected:
  AudienceTest() { audience.begin_at(10); }
  std::shared_ptr<const LiveEvent> event(std::int64_t seq) const {
    auto made = std::make_shared<LiveEvent>();
    made->event.seq = seq;
    made->event.workspace = workspace;
    return made;
  }
  std::int64_t join(std::int64_t cursor) {
    return audience.add_console(workspace, MemberId{1}, cursor, [this](ConsoleUpdate update) {
      heard.push_back(std::get<std::shared_ptr<const LiveEvent>>(update)->event.seq);
    });
  }

  const WorkspaceId workspace{7};
  Audience audience;
  std::vector<std::int64_t> heard;
};

TEST_F(AudienceTest, AConsoleThatComesAfterThePageWasLookedUpMustReplayItsEnd) {
  audience.begin_page();
  const auto interest = audience.interest();
  EXPECT_EQ(join(10), 0);
  audience.hand_out(interest, {}, 15);
  EXPECT_EQ(join(14), 0) << "event 15 was not looked up for it";
  EXPECT_NE(join(15), 0);
}

TEST_F(AudienceTest, AConsoleThatComesBeforeThePageIsLookedUpGetsAllOfIt) {
  audience.begin_page();
  EXPECT_EQ(join(10), 0);
  const auto interest = audience.interest();
  audience.hand_out(interest, {event(11), event(12)}, 12);
  EXPECT_NE(join(10), 0);
  EXPECT_THAT(heard, ElementsAre(11, 12));
}

TEST_F(AudienceTest, APageThatFailsIsLookedUpAgain) {
  audience.begin_page();
  EXPECT_EQ(join(10), 0);
  audience.abandon_page();
  EXPECT_NE(join(10), 0);
  audience.begin_page();
  audience.hand_out(audience.interest(), {event(11)}, 11);
  EXPECT_THAT(heard, ElementsAre(11));
}

TEST_F(AudienceTest, AShortAbsenceIsMadeUpForAndALongOneIsReplayed) {
  const auto first = join(10);
  audience.remove_console(workspace, first);
  for (std::int64_t seq = 11; seq <= 20; ++seq) audience.hand_out(audience.interest(), {event(seq)}, seq);
  EXPECT_NE(join(15), 0);
  EXPECT_THAT(heard, ElementsAre(16, 17, 18, 19, 20));
  std::vector<std::shared_ptr<const LiveEvent>> many;
  for (std::int64_t seq = 21; seq <= 2000; ++seq) many.push_back(event(seq));
  audience.hand_out(audience.interest(), many, 2000);
  EXPECT_EQ(heard.size(), 5u + many.size());
  EXPECT_EQ(join(20), 0) << "too much has happened since";
  EXPECT_NE(join(1999), 0);
}

TEST_F(AudienceTest, NothingIsSkippedWhileSomebodyListens) {
  EXPECT_TRUE(audience.skip_when_nobody_listens(20));
  EXPECT_EQ(audience.cursor(), 20);
  EXPECT_NE(join(20), 0);
  EXPECT_FALSE(audience.skip_when_nobody_listens(30));
  EXPECT_EQ(audience.cursor(), 20);
}

}  // namespace
}  // namespace yingda::live
