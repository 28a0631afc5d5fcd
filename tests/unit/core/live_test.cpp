// Live updates: order, no gap, no repetition, to whom they belong.
#include <algorithm>
#include <thread>

#include "world.hpp"

namespace yingda::test {
namespace {

using testing::ElementsAre;

std::vector<std::int64_t> seqs(const std::vector<ConsoleUpdate>& updates) {
  std::vector<std::int64_t> found;
  for (const auto& update : updates) {
    if (const auto* event = std::get_if<std::shared_ptr<const LiveEvent>>(&update))
      found.push_back((*event)->event.seq);
  }
  return found;
}

class LiveTest : public testing::Test {
 protected:
  std::unique_ptr<LiveHub::ConsoleSubscription> follow(std::int64_t cursor, Inbox<ConsoleUpdate>& heard,
                                                       int limit = 200) {
    return world.open_console(agent, cursor, heard, limit);
  }
  std::unique_ptr<LiveHub::PublicSubscription> watch(const std::string& visitor, Inbox<PublicUpdate>& heard) {
    auto attached = world.run(world.hub->attach_public(
        world.channel, visitor, [&heard](PublicUpdate update) { heard.put(std::move(update)); }));
    return std::move(attached.value().subscription);
  }
  std::vector<std::int64_t> all_seqs() {
    std::vector<std::int64_t> all;
    for (const Event& event : world.events()) all.push_back(event.seq);
    return all;
  }

  World world;
  Member agent = world.add_member(world.company.id, "小王");
};

TEST_F(LiveTest, AConsoleGetsEveryEventOnceInOrder) {
  for (int i = 0; i < 10; ++i) world.say("before " + std::to_string(i)).value();
  Inbox<ConsoleUpdate> heard;
  const auto console = follow(0, heard, 7);
  for (int i = 0; i < 10; ++i) world.say("after " + std::to_string(i)).value();
  const auto all = all_seqs();
  const auto updates = heard.wait([&](const auto& so_far) { return seqs(so_far).size() >= all.size(); });
  EXPECT_EQ(seqs(updates), all);
}

TEST_F(LiveTest, NothingIsMissedWhileItAttachesInTheMiddleOfTraffic) {
  std::atomic<bool> stop = false;
  std::thread traffic([&] {
    for (int i = 0; !stop; ++i)
      ASSERT_TRUE(world.send(world.channel, "busy", std::to_string(i), {TextPart{"x"}}));
  });
  std::vector<std::unique_ptr<Inbox<ConsoleUpdate>>> inboxes;
  std::vector<std::unique_ptr<LiveHub::ConsoleSubscription>> consoles;
  for (int i = 0; i < 5; ++i) {
    inboxes.push_back(std::make_unique<Inbox<ConsoleUpdate>>());
    consoles.push_back(follow(0, *inboxes.back(), 3 + i));
  }
  stop = true;
  traffic.join();
  const auto all = all_seqs();
  for (auto& inbox : inboxes) {
    const auto updates = inbox->wait([&](const auto& so_far) { return seqs(so_far).size() >= all.size(); });
    EXPECT_EQ(seqs(updates), all);
  }
}

TEST_F(LiveTest, EventsComeWithWhatTheyReferTo) {
  Inbox<ConsoleUpdate> heard;
  const auto console = follow(world.events().back().seq, heard);
  const auto receipt = world.say("人工").value();
  const auto updates = heard.wait([](const auto& all) { return seqs(all).size() >= 4; });
  const auto& created = *std::get<std::shared_ptr<const LiveEvent>>(updates[0]);
  EXPECT_EQ(created.event.type, EventType::conversation_created);
  EXPECT_EQ(created.conversation->id, receipt.conversation);
  EXPECT_EQ(created.contact->id, created.conversation->contact);
  EXPECT_EQ(created.queue_place, 1);
  const auto& message = *std::get<std::shared_ptr<const LiveEvent>>(updates[1]);
  EXPECT_EQ(message.event.type, EventType::message_created);
  EXPECT_EQ(text_of(*message.message), "人工");
}

TEST_F(LiveTest, ACursorFromAnotherLifeIsReset) {
  world.say("a").value();
  const auto last = world.events().back().seq;
  const auto page = world.run(world.hub->replay(world.company.id, last + 100)).value();
  EXPECT_TRUE(page.reset);
  EXPECT_EQ(page.cursor, last);
  EXPECT_FALSE(world.run(world.hub->replay(world.company.id, last)).value().reset);
}

TEST_F(LiveTest, AWidgetGetsItsMessagesAndStates) {
  Inbox<PublicUpdate> mine;
  Inbox<PublicUpdate> other;
  const auto widget = watch("v1", mine);
  const auto stranger = watch("v2", other);
  const auto receipt = world.say("人工", "v1").value();
  world.run(world.desk->note(world.actor(agent), receipt.conversation, {"n", {TextPart{"secret"}}})).value();
  world.run(world.desk->reply(world.actor(agent), receipt.conversation, {"r", {TextPart{"您好"}}})).value();

  const auto updates = mine.wait([](const auto& all) {
    const auto* state = all.empty() ? nullptr : std::get_if<PublicState>(&all.back());
    return state != nullptr && state->handled_by == Handler::human && state->agent_read_seq == 6;
  });

  std::vector<std::string> texts;
  for (const auto& update : updates) {
    if (const auto* message = std::get_if<PublicMessageUpdate>(&update))
      texts.push_back(text_of(*message->message));
  }
  EXPECT_THAT(texts, ElementsAre("人工", "calling", "", "", "您好"));
  EXPECT_TRUE(other.all().empty());
}

TEST_F(LiveTest, APlaceInTheQueueMovesUpLive) {
  const auto first = world.say("人工", "v1").value();
  world.advance(10);
  world.say("人工", "v2").value();
  Inbox<PublicUpdate> heard;
  const auto widget = watch("v2", heard);

  world.run(world.desk->accept(world.actor(agent), first.conversation)).value();

  heard.wait([](const auto& all) {
    const auto* state = all.empty() ? nullptr : std::get_if<PublicState>(&all.back());
    return state != nullptr && state->queue_place == 1;
  });
}

TEST_F(LiveTest, TypingAndViewersReachWhomTheyConcern) {
  const auto receipt = world.say("a", "v1").value();
  const auto colleague = world.add_member(world.company.id, "小李");
  Inbox<ConsoleUpdate> mine;
  Inbox<ConsoleUpdate> his;
  Inbox<PublicUpdate> customer;
  const auto widget = watch("v1", customer);
  const auto console = follow(world.hub->cursor(), mine);
  const auto other = world.open_console(colleague, world.hub->cursor(), his);

  console->typing(receipt.conversation, true);
  widget->typing(true, "我想");
  console->viewing(receipt.conversation);

  // Consoles that open are told to everybody too, before or after.
  customer.wait([](const auto& all) {
    return std::ranges::any_of(all, [](const auto& one) {
      const auto* typing = std::get_if<Typing>(&one);
      return typing != nullptr && typing->author == Author::agent;
    });
  });
  his.wait([&](const auto& all) {
    bool customer_typed = false;
    bool viewed = false;
    for (const auto& update : all) {
      if (const auto* typing = std::get_if<Typing>(&update)) customer_typed |= typing->text == "我想";
      if (const auto* viewers = std::get_if<Viewers>(&update))
        viewed |= viewers->members == std::vector{agent.id};
    }
    return customer_typed && viewed;
  });
  for (const auto& update : mine.all()) {
    const auto* typing = std::get_if<Typing>(&update);
    EXPECT_TRUE(typing == nullptr || typing->author == Author::customer)
        << "nobody is told of his own typing";
  }
}

TEST_F(LiveTest, AnOpenConsoleMakesTheMemberPresent) {
  world.run(world.routing->choose_presence(world.company.id, agent.id, Presence::online)).value();
  EXPECT_EQ(world.board->effective(agent.id), Presence::offline);
  Inbox<ConsoleUpdate> heard;
  const auto console = follow(world.hub->cursor(), heard);
  EXPECT_EQ(world.board->effective(agent.id), Presence::online);
  const auto updates = heard.wait([](const auto& all) {
    return std::any_of(all.begin(), all.end(),
                       [](const auto& one) { return std::holds_alternative<PresenceChanged>(one); });
  });
  EXPECT_EQ(world.hub->stats().consoles, 1u);
}

std::function<bool(const std::vector<PublicUpdate>&)> told_available(bool wanted) {
  return [wanted](const std::vector<PublicUpdate>& all) {
    if (all.empty()) return false;
    const auto* state = std::get_if<PublicState>(&all.back());
    return state != nullptr && state->people_available == wanted;
  };
}

TEST_F(LiveTest, AWidgetHearsWhenTheHoursBeginAndEnd) {
  world.team.hours = {false, "Asia/Shanghai", {{3, 9 * 60, 12 * 60}, {3, 14 * 60, 18 * 60}}, {}};
  world.save(world.team);
  Inbox<PublicUpdate> known;
  Inbox<PublicUpdate> stranger;  // has not written yet
  world.say("a", "v1").value();
  const auto one = watch("v1", known);
  const auto other = watch("v2", stranger);
  EXPECT_TRUE(world.state("v2").people_available);

  world.advance(2 * kHour);  // to noon
  known.wait(told_available(false));
  stranger.wait(told_available(false));
  world.advance(2 * kHour);
  known.wait(told_available(true));
  stranger.wait(told_available(true));
  EXPECT_THAT(stranger.all(), testing::SizeIs(2)) << "once for each change";
}

TEST_F(LiveTest, AWidgetHearsThatTheHoursWereChanged) {
  Inbox<PublicUpdate> heard;
  const auto widget = watch("v1", heard);
  world.team.hours = {false, "Asia/Shanghai", {}, {}};
  world.save(world.team);
  world.change([&](Tx& tx) {
    Event event;
    event.workspace = world.company.id;
    event.type = EventType::team_changed;
    event.ref = world.team.id.value;
    tx.events().append(event);
  });
  heard.wait(told_available(false));
}

TEST_F(LiveTest, TheDirectoryFollowsTheStream) {
  const auto added = world.add_member(world.company.id, "新人");
  Inbox<ConsoleUpdate> heard;
  const auto console = follow(0, heard);
  world.say("a").value();
  heard.wait([](const auto& all) { return seqs(all).size() >= 5; });
  EXPECT_EQ(world.directory->member_name(added.id), "新人");
  EXPECT_EQ(world.directory->workspace_by_slug("shop")->id, world.company.id);
}

}  // namespace
}  // namespace yingda::test
