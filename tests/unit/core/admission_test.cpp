#include "core/conversations/admission.hpp"

#include <gtest/gtest.h>

#include <vector>

namespace yingda {
namespace {

constexpr WorkspaceId kA{1};
constexpr WorkspaceId kB{2};

// How many more messages get in.
std::size_t press(Admission& admission, std::vector<Admission::Pass>& held, WorkspaceId workspace,
                  ChannelId channel) {
  std::size_t entered = 0;
  while (auto pass = admission.enter(workspace, channel)) {
    held.push_back(std::move(*pass));
    ++entered;
  }
  return entered;
}

TEST(AdmissionTest, LeavesRoomBesideOneWhoPresses) {
  Admission admission(120);
  std::vector<Admission::Pass> pressed;
  EXPECT_EQ(press(admission, pressed, kA, ChannelId{1}), 30u);  // a half of a half

  std::vector<Admission::Pass> others;
  EXPECT_EQ(press(admission, others, kB, ChannelId{9}), 20u);  // a half of a third
  EXPECT_FALSE(admission.enter(kA, ChannelId{1}));
  EXPECT_EQ(admission.under_way(), 50u);
}

TEST(AdmissionTest, ChannelsOfOneWorkspaceShareItsShare) {
  Admission admission(120);
  std::vector<Admission::Pass> held;
  press(admission, held, kA, ChannelId{1});

  EXPECT_EQ(press(admission, held, kA, ChannelId{2}), 20u);
  EXPECT_GE(press(admission, held, kA, ChannelId{3}), 1u);
}

TEST(AdmissionTest, APlaceComesBackWithItsPass) {
  Admission admission(8);
  {
    std::vector<Admission::Pass> held;
    EXPECT_GT(press(admission, held, kA, ChannelId{1}), 0u);
    EXPECT_FALSE(admission.enter(kA, ChannelId{1}));
  }
  EXPECT_EQ(admission.under_way(), 0u);
  EXPECT_TRUE(admission.enter(kA, ChannelId{1}));
}

TEST(AdmissionTest, NeverShutsAnyoneOutWhoHasNothingUnderWay) {
  Admission admission(4);
  std::vector<Admission::Pass> held;
  for (std::int64_t i = 1; i <= 100; ++i) {
    auto pass = admission.enter(WorkspaceId{i}, ChannelId{i});
    ASSERT_TRUE(pass) << i;
    held.push_back(std::move(*pass));
    EXPECT_FALSE(admission.enter(WorkspaceId{i}, ChannelId{i}));
  }
}

}  // namespace
}  // namespace yingda
