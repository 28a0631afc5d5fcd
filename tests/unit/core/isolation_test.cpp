// No call sees or changes what belongs to another company.
#include <algorithm>

#include "world.hpp"

namespace yingda::test {
namespace {

class IsolationTest : public testing::Test {
 protected:
  template <class T>
  void refused(async::Task<Result<T>> task, const std::string& code = "conversation_not_found") {
    const auto result = world.run(std::move(task));
    ASSERT_FALSE(result);
    EXPECT_EQ(result.error().code, code);
  }

  World world;
  Workspace other = world.add_workspace("other");
  Team other_team = world.add_team(other.id, "other", {}, true);
  Channel other_channel = world.add_channel(other.id, "otherkey00000000000001");
  Member ours = world.add_member(world.company.id, "ours");
  Member theirs = world.add_member(other.id, "theirs");
  Receipt asked = world.say("人工").value();
};

TEST_F(IsolationTest, TheDeskDoesNotFindIt) {
  const DeskActor actor = world.actor(theirs);
  const ConversationId id = asked.conversation;
  const auto before = world.events().size();
  refused(world.desk->find(other.id, id));
  refused(world.desk->messages(other.id, id, 0, {}, 10));
  refused(world.desk->question(other.id, id));
  refused(world.desk->reply(actor, id, {"r", {TextPart{"x"}}}));
  refused(world.desk->note(actor, id, {"n", {TextPart{"x"}}}));
  refused(world.desk->accept(actor, id));
  refused(world.desk->assign(actor, id, {theirs.id, {}, ""}));
  refused(world.desk->hand_back(actor, id));
  refused(world.desk->resolve(actor, id));
  refused(world.desk->reopen(actor, id));
  refused(world.desk->mark_read(actor, id, 1));
  EXPECT_THAT(world.run(world.desk->list(actor, {DeskView::all, {}, {}, {}, 0, 0, {}, 50})).value().items,
              testing::IsEmpty());
  EXPECT_EQ(world.run(world.desk->counts(actor)).value().open, 0);
  ASSERT_TRUE(world.store->wait_until_searchable(std::chrono::seconds(10)));
  EXPECT_THAT(world.run(world.desk->search(other.id, "人工", {}, 10)).value().items, testing::IsEmpty());
  EXPECT_EQ(world.events().size(), before);
}

TEST_F(IsolationTest, NothingIsGivenToAnotherCompanysPeople) {
  const DeskActor actor = world.actor(ours);
  refused(world.desk->assign(actor, asked.conversation, {theirs.id, {}, ""}), "member_not_found");
  refused(world.desk->assign(actor, asked.conversation, {{}, other_team.id, ""}), "team_not_found");
  world.come(theirs);
  EXPECT_EQ(world.work(world.company.id), 0);
  EXPECT_EQ(world.work(other.id), 0);
}

TEST_F(IsolationTest, AChannelShowsItsOwnVisitorsOnly) {
  EXPECT_THAT(world.run(world.inbox->history(other_channel, "v1", MessageId{}, {}, 50)).value().items,
              testing::IsEmpty());
  EXPECT_FALSE(world.run(world.inbox->state(other_channel, "v1")).value().status);
  refused(world.inbox->mark(other_channel, "v1", asked.message, ReadMark::read), "message_not_found");
  refused(world.inbox->rate(other_channel, "v1", 5, ""));
  refused(world.inbox->feedback(other_channel, "v1", asked.replies.at(0).id, Feedback::up),
          "message_not_found");
  // The same visitor and message ids on another channel are another customer's.
  const auto there = world.send(other_channel, "v1", "m1", {TextPart{"hello"}}).value();
  EXPECT_FALSE(there.duplicate);
  EXPECT_NE(there.conversation, asked.conversation);
  refused(world.inbox->mark(other_channel, "v1", asked.message, ReadMark::read), "message_not_found");
}

TEST_F(IsolationTest, ConsolesHearTheirOwnCompanyOnly) {
  Inbox<ConsoleUpdate> heard;
  const auto console = world.open_console(theirs, world.hub->cursor(), heard);
  world.say("b").value();
  world.send(other_channel, "x", "m", {TextPart{"hello"}}).value();
  // The last event of all is theirs: once it is heard, whatever was said before has been handed out.
  const auto last = world.events().back();
  ASSERT_EQ(last.workspace, other.id);
  const auto event_of = [](const ConsoleUpdate& update) {
    const auto* live = std::get_if<std::shared_ptr<const LiveEvent>>(&update);
    return live == nullptr ? Event{} : (*live)->event;
  };
  const auto updates = heard.wait([&](const auto& all) {
    return std::ranges::any_of(all, [&](const auto& one) { return event_of(one).seq == last.seq; });
  });
  for (const auto& update : updates) {
    if (event_of(update).seq != 0) EXPECT_EQ(event_of(update).workspace, other.id);
  }
  const auto page = world.run(world.hub->replay(other.id, 0)).value();
  for (const auto& event : page.events) EXPECT_EQ(event->event.workspace, other.id);
}

}  // namespace
}  // namespace yingda::test
