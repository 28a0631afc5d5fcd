#include "core/conversations/talk_cache.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "world.hpp"

namespace yingda::test {
namespace {

using testing::ElementsAre;

Talk talk_of(std::int64_t contact) {
  Contact who;
  who.id = ContactId{contact};
  return {std::make_shared<const Workspace>(),
          std::make_shared<const Contact>(who),
          std::make_shared<const Conversation>(),
          {}};
}

Event event_of(EventType type, std::int64_t ref) {
  Event event;
  event.type = type;
  event.ref = ref;
  return event;
}

constexpr ChannelId kChannel{7};

TEST(TalkCacheTest, KeepsTalksByChannelAndVisitor) {
  TalkCache talks(64);
  const Talk talk = talk_of(1);
  talks.put(kChannel, "v", talk, talks.age());

  EXPECT_EQ(talks.find(kChannel, "v").conversation, talk.conversation);
  EXPECT_EQ(talks.find(ChannelId{8}, "v").conversation, nullptr);
  EXPECT_EQ(talks.find(kChannel, "w").conversation, nullptr);
  talks.forget(kChannel, "v");
  EXPECT_EQ(talks.find(kChannel, "v").conversation, nullptr);
}

TEST(TalkCacheTest, IsBounded) {
  TalkCache talks(64);
  for (int i = 0; i < 10'000; ++i) talks.put(kChannel, "v" + std::to_string(i), talk_of(i), talks.age());

  EXPECT_LE(talks.size(), 64u);
  EXPECT_NE(talks.find(kChannel, "v9999").conversation, nullptr);
}

TEST(TalkCacheTest, KeepsNothingThatWasReadBeforeAChangeOfSettings) {
  TalkCache talks(64);
  const auto age = talks.age();
  talks.put(kChannel, "v", talk_of(1), age);
  talks.feed({event_of(EventType::workspace_changed, 1)});
  talks.put(kChannel, "w", talk_of(2), age);

  EXPECT_EQ(talks.size(), 0u);
}

TEST(TalkCacheTest, ForgetsAContactThatWasChanged) {
  TalkCache talks(64);
  talks.put(kChannel, "v", talk_of(1), talks.age());
  talks.put(ChannelId{8}, "v", talk_of(1), talks.age());
  talks.put(kChannel, "w", talk_of(2), talks.age());
  talks.feed({event_of(EventType::contact_updated, 1)});

  EXPECT_EQ(talks.find(kChannel, "v").conversation, nullptr);
  EXPECT_EQ(talks.find(ChannelId{8}, "v").conversation, nullptr);
  EXPECT_NE(talks.find(kChannel, "w").conversation, nullptr);
}

// What others change between two messages of a visitor whose talk is kept in memory.
class TalkTest : public testing::Test {
 protected:
  World world;
};

TEST_F(TalkTest, AMessageAfterAnAgentTookOverIsTheAgents) {
  const auto mei = world.add_member(world.company.id, "Mei");
  const auto first = world.say("a").value();
  world.come(mei);
  ASSERT_TRUE(world.run(world.desk->assign(world.actor(mei), first.conversation, {mei.id, {}, {}})));

  const auto second = world.say("b").value();

  EXPECT_EQ(second.conversation, first.conversation);
  EXPECT_EQ(second.handled_by, Handler::human);
  EXPECT_TRUE(second.replies.empty());
}

TEST_F(TalkTest, AMessageAfterItWasResolvedOpensItAgain) {
  const auto mei = world.add_member(world.company.id, "Mei");
  const auto first = world.say("a").value();
  ASSERT_TRUE(world.run(world.desk->assign(world.actor(mei), first.conversation, {mei.id, {}, {}})));
  ASSERT_TRUE(world.run(world.desk->resolve(world.actor(mei), first.conversation)));

  const auto second = world.say("b").value();

  EXPECT_EQ(second.conversation, first.conversation);
  EXPECT_THAT(notices(world.thread(first.conversation)), testing::Contains("reopened"));
}

TEST_F(TalkTest, TheSameMessageAgainGetsTheSameAnswer) {
  const auto once = world.send(world.channel, "v1", "m", {TextPart{"a"}}).value();
  world.send(world.channel, "v1", "n", {TextPart{"b"}}).value();
  const auto again = world.send(world.channel, "v1", "m", {TextPart{"a"}}).value();

  EXPECT_TRUE(again.duplicate);
  EXPECT_EQ(again.message, once.message);
  EXPECT_EQ(world.history().size(), 4u);
}

TEST_F(TalkTest, ALongPauseEndsAResolvedConversation) {
  const auto mei = world.add_member(world.company.id, "Mei");
  const auto first = world.say("a").value();
  ASSERT_TRUE(world.run(world.desk->assign(world.actor(mei), first.conversation, {mei.id, {}, {}})));
  ASSERT_TRUE(world.run(world.desk->resolve(world.actor(mei), first.conversation)));
  world.say("b").value();
  ASSERT_TRUE(world.run(world.desk->assign(world.actor(mei), first.conversation, {mei.id, {}, {}})));
  ASSERT_TRUE(world.run(world.desk->resolve(world.actor(mei), first.conversation)));
  world.advance(48LL * 3600 * 1000);

  EXPECT_NE(world.say("c").value().conversation, first.conversation);
}

}  // namespace
}  // namespace yingda::test
