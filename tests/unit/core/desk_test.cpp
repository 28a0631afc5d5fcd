// The agents' side, told as stories.
#include "world.hpp"

namespace yingda::test {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

class DeskTest : public testing::Test {
 protected:
  template <class T>
  std::string code(async::Task<Result<T>> task) {
    const auto result = world.run(std::move(task));
    return result ? "" : result.error().code;
  }
  Conversation now(ConversationId id) { return world.conversation(id); }
  DeskPage list(const Member& member, DeskView view) {
    DeskQuery query;
    query.view = view;
    return world.run(world.desk->list(world.actor(member), query)).value();
  }
  std::vector<ConversationId> ids(const Member& member, DeskView view) {
    std::vector<ConversationId> found;
    for (const auto& one : list(member, view).items) found.push_back(one.conversation.id);
    return found;
  }

  World world;
  Member wang = world.add_member(world.company.id, "小王");
  Member li = world.add_member(world.company.id, "小李");
  Member editor = world.add_member(world.company.id, "编辑", Role::knowledge_editor);
};

TEST_F(DeskTest, AReplyTakesOverFromTheBot) {
  const auto asked = world.say("多久发货").value();

  const auto sent =
      world.run(world.desk->reply(world.actor(wang), asked.conversation, {"r1", {TextPart{"今天"}}})).value();

  EXPECT_EQ(sent.author, Author::agent);
  EXPECT_EQ(sent.member, wang.id);
  const auto c = now(asked.conversation);
  EXPECT_EQ(c.handler, Handler::human);
  EXPECT_EQ(c.assignee, wang.id);
  EXPECT_EQ(c.handoff_reason, HandoffReason::agent);
  EXPECT_EQ(c.last_text, "今天");
  EXPECT_EQ(c.unread, 0);
  EXPECT_FALSE(c.summary.empty());
  EXPECT_THAT(notices(world.history()), ElementsAre("assigned"));
  EXPECT_EQ(world.state().agent_name, "小王");
}

TEST_F(DeskTest, AReplyIsSentOnce) {
  const auto asked = world.say("a").value();
  const AgentMessage reply{"r1", {TextPart{"今天"}}};

  const auto first = world.run(world.desk->reply(world.actor(wang), asked.conversation, reply)).value();
  const auto again = world.run(world.desk->reply(world.actor(wang), asked.conversation, reply)).value();
  const auto other = world.run(world.desk->reply(world.actor(li), asked.conversation, reply)).value();

  EXPECT_EQ(first.id, again.id);
  EXPECT_NE(first.id, other.id);
  EXPECT_EQ(now(asked.conversation).assignee, wang.id) << "a colleague's conversation stays his";
}

TEST_F(DeskTest, AReplyTakesFromTheQueueAndEndsTheWaiting) {
  const auto asked = world.say("人工").value();
  EXPECT_GT(now(asked.conversation).waiting_since, 0);

  world.run(world.desk->reply(world.actor(wang), asked.conversation, {"r1", {TextPart{"您好"}}})).value();

  const auto c = now(asked.conversation);
  EXPECT_EQ(c.handler, Handler::human);
  EXPECT_EQ(c.queued_at, 0);
  EXPECT_EQ(c.waiting_since, 0);
  EXPECT_EQ(c.handoff_reason, HandoffReason::asked);
}

TEST_F(DeskTest, NotesAreNeverShownToTheCustomer) {
  const auto asked = world.say("a").value();
  world.run(world.desk->note(world.actor(wang), asked.conversation, {"n1", {TextPart{"老客户"}}})).value();

  EXPECT_EQ(world.history().size(), 2u);
  EXPECT_EQ(world.thread(asked.conversation).back().author, Author::note);
  EXPECT_EQ(now(asked.conversation).handler, Handler::bot);
  EXPECT_EQ(now(asked.conversation).last_text, "answer to a");
}

TEST_F(DeskTest, OneAcceptsAndTheNextIsToldThatItIsTaken) {
  const auto asked = world.say("人工").value();

  const auto taken = world.run(world.desk->accept(world.actor(wang), asked.conversation)).value();

  EXPECT_EQ(taken.conversation.assignee, wang.id);
  EXPECT_EQ(taken.conversation.handler, Handler::human);
  EXPECT_FALSE(taken.queue_place);
  EXPECT_EQ(code(world.desk->accept(world.actor(wang), asked.conversation)), "");
  EXPECT_EQ(code(world.desk->accept(world.actor(li), asked.conversation)), "already_taken");
  EXPECT_THAT(notices(world.history()), ElementsAre("handed_over", "assigned"));
}

TEST_F(DeskTest, AcceptNeedsAPersonAndSomethingThatWaits) {
  const auto asked = world.say("a").value();
  EXPECT_EQ(code(world.desk->accept(world.actor(wang), asked.conversation)), "not_waiting");
  EXPECT_EQ(code(world.desk->accept({world.company.id, {}, "key"}, asked.conversation)), "member_required");
}

TEST_F(DeskTest, TransfersToAColleagueWithANote) {
  const auto asked = world.say("人工").value();
  world.run(world.desk->accept(world.actor(wang), asked.conversation)).value();

  world.run(world.desk->assign(world.actor(wang), asked.conversation, {li.id, {}, "要退款"})).value();

  const auto c = now(asked.conversation);
  EXPECT_EQ(c.assignee, li.id);
  EXPECT_TRUE(c.accepted);
  EXPECT_EQ(c.summary.at("note"), "要退款");
  const auto thread = world.thread(asked.conversation);
  EXPECT_THAT(notices(thread), ElementsAre("handed_over", "assigned", "transferred"));
  const auto note =
      std::find_if(thread.begin(), thread.end(), [](const Message& m) { return m.author == Author::note; });
  ASSERT_NE(note, thread.end());
  EXPECT_EQ(text_of(*note), "要退款");
  EXPECT_EQ(note->member, wang.id);
  const auto& data = std::get<EventPart>(thread.back().parts[0]).data;
  EXPECT_EQ(data.at("from_name"), "小王");
  EXPECT_EQ(data.at("member_name"), "小李");
}

TEST_F(DeskTest, WhoDoesNotAcceptByHimselfIsAskedFirst) {
  const auto zhao = world.add_member(world.company.id, "小赵", Role::agent, 5, false);
  const auto asked = world.say("a").value();

  world.run(world.desk->assign(world.actor(wang), asked.conversation, {zhao.id, {}, ""})).value();
  EXPECT_FALSE(now(asked.conversation).accepted);
  EXPECT_EQ(code(world.desk->accept(world.actor(li), asked.conversation)), "already_taken");
  world.run(world.desk->accept(world.actor(zhao), asked.conversation)).value();

  EXPECT_TRUE(now(asked.conversation).accepted);
  EXPECT_EQ(now(asked.conversation).assignee, zhao.id);
}

TEST_F(DeskTest, TransfersToATeamsQueueAndTheGiverIsNotTheNext) {
  const auto second = world.add_team(world.company.id, "售后", {wang.id, li.id});
  world.come(wang);
  const auto asked = world.say("人工").value();
  EXPECT_EQ(now(asked.conversation).assignee, wang.id);
  world.come(li);
  // Li has more to do, but he was not the one who gave it away.
  for (int i = 0; i < 3; ++i) {
    const auto other = world.say("a", "other" + std::to_string(i)).value();
    world.run(world.desk->assign(world.actor(li), other.conversation, {li.id, {}, ""})).value();
  }

  const auto moved =
      world.run(world.desk->assign(world.actor(wang), asked.conversation, {{}, second.id, "看一下"})).value();

  EXPECT_EQ(moved.conversation.assignee, li.id);
  EXPECT_EQ(moved.conversation.team, second.id);
  EXPECT_EQ(moved.conversation.summary.at("note"), "看一下");
}

TEST_F(DeskTest, RefusesAssignmentsThatCannotBe) {
  const auto asked = world.say("a").value();
  const auto assign = [&](Assignment to) {
    return code(world.desk->assign(world.actor(wang), asked.conversation, to));
  };
  EXPECT_EQ(assign({}), "invalid_assignment");
  EXPECT_EQ(assign({wang.id, world.team.id, ""}), "invalid_assignment");
  EXPECT_EQ(assign({MemberId{99}, {}, ""}), "member_not_found");
  EXPECT_EQ(assign({{}, TeamId{99}, ""}), "team_not_found");
  EXPECT_EQ(assign({editor.id, {}, ""}), "not_assignable");
  EXPECT_EQ(assign({li.id, {}, std::string(4001, 'x')}), "invalid_note");
  EXPECT_EQ(now(asked.conversation).handler, Handler::bot);
}

TEST_F(DeskTest, HandsBackToTheBotWhichStartsRested) {
  world.say("?").value();
  const auto asked = world.say("?").value();
  world.run(world.desk->accept(world.actor(wang), asked.conversation)).value();

  world.run(world.desk->hand_back(world.actor(wang), asked.conversation)).value();
  const auto c = now(asked.conversation);
  EXPECT_EQ(c.handler, Handler::bot);
  EXPECT_FALSE(c.assignee);
  EXPECT_EQ(c.waiting_since, 0);
  EXPECT_EQ(c.level, Level::ai);

  EXPECT_EQ(world.say("?").value().handled_by, Handler::bot) << "earlier failures are forgotten";
  EXPECT_EQ(code(world.desk->hand_back(world.actor(wang), asked.conversation)), "");
}

TEST_F(DeskTest, DoesNotHandBackToABotThatIsOff) {
  const auto asked = world.say("人工").value();
  world.channel.settings.bot_enabled = false;
  world.save(world.channel);
  EXPECT_EQ(code(world.desk->hand_back(world.actor(wang), asked.conversation)), "bot_disabled");
}

TEST_F(DeskTest, ResolvesAndAsksForARatingWhereTheChannelDoes) {
  const auto asked = world.say("人工").value();
  world.run(world.desk->resolve(world.actor(wang), asked.conversation)).value();
  const auto c = now(asked.conversation);
  EXPECT_EQ(c.status, ConversationStatus::resolved);
  EXPECT_EQ(c.assignee, wang.id);
  EXPECT_THAT(notices(world.history()), ElementsAre("handed_over", "resolved", "rating_requested"));
  EXPECT_EQ(code(world.desk->resolve(world.actor(wang), asked.conversation)), "");
  EXPECT_EQ(notices(world.history()).size(), 3u);

  world.channel.settings.ask_rating = false;
  world.save(world.channel);
  const auto other = world.say("a", "v2").value();
  world.run(world.desk->resolve(world.actor(wang), other.conversation)).value();
  EXPECT_THAT(notices(world.history("v2")), ElementsAre("resolved"));
}

TEST_F(DeskTest, NothingIsSaidInAResolvedConversationBeforeItIsReopened) {
  const auto asked = world.say("a").value();
  const auto id = asked.conversation;
  world.run(world.desk->resolve(world.actor(wang), id)).value();

  EXPECT_EQ(code(world.desk->reply(world.actor(wang), id, {"r", {TextPart{"x"}}})), "conversation_resolved");
  EXPECT_EQ(code(world.desk->accept(world.actor(wang), id)), "conversation_resolved");
  EXPECT_EQ(code(world.desk->assign(world.actor(wang), id, {li.id, {}, ""})), "conversation_resolved");
  EXPECT_EQ(code(world.desk->hand_back(world.actor(wang), id)), "conversation_resolved");
  EXPECT_EQ(code(world.desk->note(world.actor(wang), id, {"n", {TextPart{"x"}}})), "");

  world.run(world.desk->reopen(world.actor(li), id)).value();
  EXPECT_EQ(now(id).assignee, li.id);
  EXPECT_EQ(now(id).handler, Handler::human);
  EXPECT_EQ(code(world.desk->reopen(world.actor(li), id)), "conversation_open");
  EXPECT_EQ(code(world.desk->reply(world.actor(li), id, {"r", {TextPart{"x"}}})), "");
}

TEST_F(DeskTest, DoesNotReopenWhatANewerConversationHasFollowed) {
  const auto old = world.say("a").value();
  world.run(world.desk->resolve(world.actor(wang), old.conversation)).value();
  world.advance(25 * kHour);
  world.say("b").value();
  EXPECT_EQ(code(world.desk->reopen(world.actor(wang), old.conversation)), "superseded");
}

TEST_F(DeskTest, ReadMarksGrowAndLeaveTheRestUnread) {
  const auto asked = world.say("a").value();
  world.say("b").value();
  world.say("c").value();
  EXPECT_EQ(now(asked.conversation).unread, 3);

  EXPECT_TRUE(world.run(world.desk->mark_read(world.actor(wang), asked.conversation, 3)));
  EXPECT_EQ(now(asked.conversation).unread, 1);
  EXPECT_EQ(world.state().agent_read_seq, 3);
  EXPECT_TRUE(world.run(world.desk->mark_read(world.actor(wang), asked.conversation, 1)));
  EXPECT_EQ(now(asked.conversation).agent_read_seq, 3);
  EXPECT_TRUE(world.run(world.desk->mark_read(world.actor(wang), asked.conversation, 1'000'000)));
  EXPECT_EQ(now(asked.conversation).agent_read_seq, 6);
  EXPECT_EQ(now(asked.conversation).unread, 0);
}

TEST_F(DeskTest, ViewsShowWhatTheirCountsSay) {
  const auto bot = world.say("a", "v1").value().conversation;
  const auto queued = world.say("人工", "v2").value().conversation;
  const auto mine = world.say("人工", "v3").value().conversation;
  world.run(world.desk->accept(world.actor(wang), mine)).value();
  const auto done = world.say("a", "v4").value().conversation;
  world.run(world.desk->resolve(world.actor(li), done)).value();

  EXPECT_THAT(ids(wang, DeskView::mine), ElementsAre(mine));
  EXPECT_THAT(ids(li, DeskView::mine), IsEmpty());
  EXPECT_THAT(ids(wang, DeskView::unassigned), ElementsAre(queued));
  EXPECT_THAT(ids(wang, DeskView::waiting), ElementsAre(queued));
  EXPECT_THAT(ids(wang, DeskView::my_teams), testing::UnorderedElementsAre(queued, mine));
  EXPECT_THAT(ids(wang, DeskView::bot), ElementsAre(bot));
  EXPECT_EQ(ids(wang, DeskView::open).size(), 3u);
  EXPECT_THAT(ids(wang, DeskView::resolved), ElementsAre(done));
  EXPECT_EQ(ids(wang, DeskView::all).size(), 4u);
  const auto counts = world.run(world.desk->counts(world.actor(wang))).value();
  EXPECT_EQ(counts.mine, 1);
  EXPECT_EQ(counts.unassigned, 1);
  EXPECT_EQ(counts.waiting, 1);
  EXPECT_EQ(counts.my_teams, 2);
  EXPECT_EQ(counts.bot, 1);
  EXPECT_EQ(counts.open, 3);
  EXPECT_EQ(counts.resolved, 1);
}

TEST_F(DeskTest, PagesThroughAListWithoutGapOrRepetition) {
  for (int i = 0; i < 7; ++i) {
    world.say("a", "v" + std::to_string(i)).value();
    if (i % 2 == 0) world.advance(1);
  }
  DeskQuery query;
  query.limit = 3;
  std::vector<ConversationId> seen;
  for (int page = 0; page < 3; ++page) {
    const auto found = world.run(world.desk->list(world.actor(wang), query)).value();
    for (const auto& one : found.items) seen.push_back(one.conversation.id);
    query.before = found.next;
    EXPECT_EQ(found.next.has_value(), page < 2);
  }
  EXPECT_EQ(seen.size(), 7u);
  EXPECT_EQ(std::set(seen.begin(), seen.end()).size(), 7u);
}

TEST_F(DeskTest, AnApiKeyRepliesWithoutTakingOver) {
  const auto asked = world.say("人工").value();
  const DeskActor key{world.company.id, {}, "crm"};
  EXPECT_EQ(code(world.desk->reply(key, asked.conversation, {"r", {TextPart{"x"}}})), "");
  EXPECT_EQ(now(asked.conversation).handler, Handler::queue);
  EXPECT_THAT(world.run(world.desk->list(key, {})).value().items, testing::SizeIs(1));
  DeskQuery mine;
  mine.view = DeskView::mine;
  EXPECT_THAT(world.run(world.desk->list(key, mine)).value().items, IsEmpty());
}

TEST_F(DeskTest, KnowsTheCustomersLastQuestion) {
  const auto asked = world.say("多久发货").value();
  world.run(world.desk->reply(world.actor(wang), asked.conversation, {"r", {TextPart{"今天"}}})).value();
  EXPECT_EQ(world.run(world.desk->question(world.company.id, asked.conversation)).value(), "多久发货");
}

TEST_F(DeskTest, FindsChineseWordsInsideSentences) {
  world.say("我想问一下退货运费谁出").value();
  ASSERT_TRUE(world.store->wait_until_searchable(std::chrono::seconds(10)));
  const auto hits = world.run(world.desk->search(world.company.id, "退货运费", {}, 10)).value();
  ASSERT_FALSE(hits.items.empty());
  EXPECT_THAT(hits.items.back().snippet, testing::HasSubstr("«"));
  EXPECT_EQ(hits.next, MessageId{});
}

}  // namespace
}  // namespace yingda::test
