// Queues, presence and assignment.
#include <rapidcheck.h>

#include <set>

#include "core/routing/wait_estimates.hpp"
#include "world.hpp"

namespace yingda::test {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

class RoutingTest : public testing::Test {
 protected:
  ConversationId queue(const std::string& visitor) {
    world.advance(1);
    return world.say("人工", visitor).value().conversation;
  }
  MemberId assignee(ConversationId id) { return world.conversation(id).assignee; }

  World world;
};

TEST_F(RoutingTest, FirstComeFirstServed) {
  const auto a = queue("a");
  const auto b = queue("b");
  const auto c = queue("c");
  const auto agent = world.add_member(world.company.id, "one", Role::agent, 2);
  world.come(agent);

  EXPECT_EQ(world.work(world.company.id), 2);

  EXPECT_EQ(assignee(a), agent.id);
  EXPECT_EQ(assignee(b), agent.id);
  EXPECT_FALSE(assignee(c));
  EXPECT_EQ(world.state("c").queue_place, 1) << "places move up";
  world.run(world.desk->resolve(world.actor(agent), a)).value();
  EXPECT_EQ(world.work(world.company.id), 1);
  EXPECT_EQ(assignee(c), agent.id);
}

TEST_F(RoutingTest, TheLeastLoadedForHisCapacityComesFirst) {
  const auto small = world.add_member(world.company.id, "small", Role::agent, 2);
  const auto big = world.add_member(world.company.id, "big", Role::agent, 10);
  world.come(small);
  world.come(big);
  std::map<MemberId, int> got;
  for (int i = 0; i < 6; ++i) ++got[assignee(queue("v" + std::to_string(i)))];
  EXPECT_EQ(got[small.id], 1);
  EXPECT_EQ(got[big.id], 5);
}

TEST_F(RoutingTest, TheLongestIdleComesFirstAtEqualLoad) {
  const auto one = world.add_member(world.company.id, "one");
  const auto two = world.add_member(world.company.id, "two");
  world.come(one);
  world.come(two);
  const auto first = queue("a");
  world.advance(1000);
  const auto second = queue("b");
  EXPECT_NE(assignee(first), assignee(second));
  world.run(world.desk->resolve(world.actor(one), first)).value();
  world.run(world.desk->resolve(world.actor(one), second)).value();
  EXPECT_EQ(assignee(queue("c")), assignee(first));
}

TEST_F(RoutingTest, OnlyWhoIsOnlineWorksAndHasTheRightRole) {
  const auto editor = world.add_member(world.company.id, "editor", Role::knowledge_editor);
  const auto busy = world.add_member(world.company.id, "busy");
  const auto away = world.add_member(world.company.id, "away");
  world.come(editor);
  world.come(busy, Presence::busy);
  world.come(away);
  world.leave(away);
  const auto id = queue("a");
  EXPECT_FALSE(assignee(id));

  world.come(away);
  EXPECT_EQ(world.work(world.company.id), 1);
  EXPECT_EQ(assignee(id), away.id);
}

TEST_F(RoutingTest, OffersGoToTheNextWhoseTimeRunsOut) {
  const auto one = world.add_member(world.company.id, "one", Role::agent, 5, false);
  const auto two = world.add_member(world.company.id, "two", Role::agent, 5, false);
  world.come(one);
  const auto id = queue("a");
  EXPECT_EQ(assignee(id), one.id);
  EXPECT_FALSE(world.conversation(id).accepted);
  EXPECT_EQ(world.state("a").handled_by, Handler::queue);
  EXPECT_EQ(world.state("a").queue_place, 1);
  world.come(two);

  world.advance(29'999);
  EXPECT_EQ(world.work(world.company.id), 0);
  world.advance(1);
  EXPECT_EQ(world.work(world.company.id), 1);
  EXPECT_EQ(assignee(id), two.id);
  world.run(world.desk->accept(world.actor(two), id)).value();
  world.advance(60'000);
  EXPECT_EQ(world.work(world.company.id), 0);
  EXPECT_EQ(assignee(id), two.id);
  EXPECT_EQ(world.state("a").handled_by, Handler::human);
}

TEST_F(RoutingTest, AnOfferEndsWhenTheMemberGoesAway) {
  const auto one = world.add_member(world.company.id, "one", Role::agent, 5, false);
  world.come(one);
  const auto id = queue("a");
  EXPECT_EQ(assignee(id), one.id);
  world.leave(one);
  EXPECT_EQ(world.work(world.company.id), 0);
  EXPECT_FALSE(assignee(id));
  EXPECT_EQ(world.conversation(id).handler, Handler::queue);
}

TEST_F(RoutingTest, ATeamServesItsOwnQueueOnly) {
  const auto agent = world.add_member(world.company.id, "one");
  const auto other = world.add_team(world.company.id, "vip", {});
  world.channel.settings.team = other.id;
  world.save(world.channel);
  world.come(agent);
  const auto id = queue("a");
  EXPECT_EQ(world.conversation(id).team, other.id);
  EXPECT_FALSE(assignee(id));
}

TEST_F(RoutingTest, GoesOnByItselfWhenPresenceChangesAndCapacityIsFreed) {
  world.background = true;
  world.restart();
  Inbox<ConsoleUpdate> heard;
  const auto agent = world.add_member(world.company.id, "one", Role::agent, 1);
  const auto a = queue("a");
  const auto b = queue("b");
  const auto watch = world.open_console(agent, world.hub->cursor(), heard);
  const auto assigned = [](ConversationId id) {
    return [id](const std::vector<ConsoleUpdate>& all) {
      return std::any_of(all.begin(), all.end(), [id](const ConsoleUpdate& one) {
        const auto* live = std::get_if<std::shared_ptr<const LiveEvent>>(&one);
        return live != nullptr && (*live)->conversation && (*live)->conversation->id == id &&
               (*live)->conversation->handler == Handler::human;
      });
    };
  };
  world.come(agent);
  heard.wait(assigned(a));
  world.run(world.desk->resolve(world.actor(agent), a)).value();
  heard.wait(assigned(b));
  EXPECT_EQ(assignee(b), agent.id);
}

TEST_F(RoutingTest, ARestartGoesOnWhereItWas) {
  const auto agent = world.add_member(world.company.id, "one", Role::agent, 1);
  const auto slow = world.add_member(world.company.id, "slow", Role::agent, 5, false);
  world.come(slow);
  const auto offered = queue("a");
  const auto next = queue("b");
  EXPECT_EQ(assignee(offered), slow.id);
  world.restart();
  EXPECT_EQ(world.conversation(offered).handler, Handler::queue);

  world.come(agent);
  EXPECT_EQ(world.work(world.company.id), 1) << "the offer to somebody who is not there any more ends";
  EXPECT_EQ(assignee(offered), agent.id);
  EXPECT_EQ(world.state("b").queue_place, 1);
  EXPECT_FALSE(assignee(next));
}

TEST(PresenceBoardTest, StaysForTheGraceAfterTheLastConsoleClosed) {
  PresenceBoard board(std::chrono::seconds(30));
  std::vector<Presence> told;
  board.on_change([&](WorkspaceId, MemberId, Presence now) { told.push_back(now); });
  const WorkspaceId workspace{1};
  const MemberId member{2};
  board.choose(workspace, member, Presence::online);
  EXPECT_EQ(board.effective(member), Presence::offline) << "no console yet";
  auto first = board.connect(workspace, member);
  auto second = board.connect(workspace, member);
  EXPECT_EQ(board.effective(member), Presence::online);
  first.close();
  second.close();
  EXPECT_TRUE(board.anyone_online(workspace));
  board.expire(now_ms() + 29'000);
  EXPECT_EQ(board.effective(member), Presence::online);
  board.expire(now_ms() + 31'000);
  EXPECT_EQ(board.effective(member), Presence::offline);
  EXPECT_FALSE(board.anyone_online(workspace));
  board.choose(workspace, member, Presence::busy);
  const auto again = board.connect(workspace, member);
  EXPECT_THAT(told, ElementsAre(Presence::online, Presence::offline, Presence::busy));
}

TEST(WaitEstimatesTest, NeedsSomeAssignmentsAndForgetsThePaceAfterAPause) {
  WaitEstimates waits;
  const TeamId team{1};
  EXPECT_FALSE(waits.expected_s(team, 1, kWednesdayTen));
  for (int i = 0; i < 5; ++i) waits.note_assigned(team, kWednesdayTen + i * 60'000);
  const TimeMs now = kWednesdayTen + 4 * 60'000;
  EXPECT_EQ(waits.expected_s(team, 1, now), 60);
  EXPECT_EQ(waits.expected_s(team, 3, now), 180);
  EXPECT_FALSE(waits.expected_s(team, 1, now + 2 * kHour));
  EXPECT_FALSE(waits.expected_s(TeamId{2}, 1, now));
}

// Whatever happens in whatever order: nobody gets more than his capacity from the queue, nobody who is away
// gets anything, the queue and the assigned conversations are all of them, each once.
TEST(RoutingProperties, NeverAboveCapacityAndNothingLost) {
  World world;  // one store for all runs, a company for each
  int company = 0;
  rc::check([&] {
    const std::string name = "run" + std::to_string(company++);
    world.company = world.add_workspace(name);
    world.team = world.add_team(world.company.id, "all", {}, true);
    world.channel = world.add_channel(world.company.id, name + "key");
    std::vector<Member> agents;
    const int people = *rc::gen::inRange(1, 4);
    for (int i = 0; i < people; ++i) {
      agents.push_back(world.add_member(world.company.id, name + "agent" + std::to_string(i), Role::agent,
                                        *rc::gen::inRange(1, 4), *rc::gen::arbitrary<bool>()));
    }
    const auto steps = *rc::gen::container<std::vector<int>>(25, rc::gen::inRange(0, 6));
    int visitors = 0;
    std::vector<ConversationId> all;
    for (const int step : steps) {
      const Member& agent = agents[static_cast<std::size_t>(*rc::gen::inRange(0, people))];
      world.advance(*rc::gen::element<TimeMs>(1, 1000, 31'000));
      if (step <= 1) all.push_back(world.say("人工", "v" + std::to_string(visitors++)).value().conversation);
      if (step == 2) world.come(agent);
      if (step == 3) world.leave(agent);
      if (step == 4) world.work(world.company.id);
      if (step == 5 && !all.empty()) {
        const auto id = all[static_cast<std::size_t>(*rc::gen::inRange(0, static_cast<int>(all.size())))];
        world.run(world.desk->resolve(world.actor(agent), id)).value();
      }
      std::map<MemberId, int> loads;
      for (const auto& [member, load] : world.run(world.routing->loads(world.company.id)).value())
        loads[member] = load;
      for (const Member& one : agents) RC_ASSERT(loads[one.id] <= one.capacity);
      for (const auto id : all) {
        const auto c = world.conversation(id);
        if (c.status == ConversationStatus::resolved) continue;
        RC_ASSERT((c.handler == Handler::human) == (c.assignee.value != 0 && c.accepted));
        RC_ASSERT((c.handler == Handler::queue) == (c.queued_at != 0));
      }
    }
  });
}

}  // namespace
}  // namespace yingda::test
