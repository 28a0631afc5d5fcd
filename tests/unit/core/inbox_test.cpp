// The customer's side, told as stories.
#include "world.hpp"

namespace yingda::test {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

class InboxTest : public testing::Test {
 protected:
  World world;
};

TEST_F(InboxTest, AnswersAQuestionAndStoresBoth) {
  const auto receipt = world.say("多久发货").value();

  EXPECT_EQ(receipt.seq, 1);
  EXPECT_EQ(receipt.handled_by, Handler::bot);
  EXPECT_FALSE(receipt.duplicate);
  ASSERT_EQ(receipt.replies.size(), 1u);
  EXPECT_EQ(text_of(receipt.replies[0]), "answer to 多久发货");
  const auto thread = world.history();
  ASSERT_EQ(thread.size(), 2u);
  EXPECT_EQ(thread[0].id, receipt.message);
  EXPECT_EQ(thread[0].author, Author::customer);
  EXPECT_EQ(thread[1].author, Author::bot);
  EXPECT_EQ(thread[1].meta.at("kind"), "answer");
}

TEST_F(InboxTest, NotesWhatAMessageNamesWhoeverAnswers) {
  world.say("人工").value();
  world.say("HJ2406180352 急!").value();
  world.say("谢谢").value();

  const auto thread = world.history();
  const auto said =
      std::ranges::find(thread, "HJ2406180352 急!", [](const Message& m) { return text_of(m); });
  ASSERT_NE(said, thread.end());
  EXPECT_EQ(said->meta.at("entities")[0].at("type"), "order_number");
  EXPECT_EQ(said->meta.at("mood"), "worried");
  EXPECT_FALSE(thread.front().meta.contains("entities"));
}

TEST_F(InboxTest, KeepsOneConversationForOneVisitor) {
  const auto first = world.say("a").value();
  const auto second = world.say("b").value();
  const auto other = world.say("a", "v2").value();

  EXPECT_EQ(first.conversation, second.conversation);
  EXPECT_EQ(second.seq, 3);
  EXPECT_NE(first.conversation, other.conversation);
}

TEST_F(InboxTest, GreetsOnceBeforeTheFirstMessageWhereTheChannelHasAGreeting) {
  world.channel.settings.greeting = {"您好", "Hello"};
  world.save(world.channel);

  const auto first = world.say("a").value();
  world.say("b").value();

  const auto thread = world.history();
  ASSERT_EQ(thread.size(), 5u);
  EXPECT_EQ(text_of(thread[0]), "您好");
  EXPECT_EQ(thread[0].meta.at("kind"), "greeting");
  EXPECT_EQ(first.seq, 2);
  for (std::size_t i = 0; i < thread.size(); ++i) EXPECT_EQ(thread[i].seq, static_cast<std::int64_t>(i) + 1);
}

TEST_F(InboxTest, RemembersTheCustomer) {
  const auto receipt =
      world
          .run(world.inbox->receive(world.channel,
                                    {"v1", "m1", {TextPart{"hi"}}, {{"page_url", "https://a/b"}}, "en-GB"}))
          .value();

  const auto conversation = world.conversation(receipt.conversation);
  const auto contact = world.look<Contact>(
      [&](Tx& tx) { return tx.contacts().find(world.company.id, conversation.contact).value(); });
  EXPECT_EQ(contact.attributes.at("page_url"), "https://a/b");
  EXPECT_EQ(contact.language, "en-GB");
  EXPECT_EQ(contact.last_seen_at, kWednesdayTen);
}

TEST_F(InboxTest, TheSameMessageAgainGivesTheSameReceiptAndStoresNothing) {
  const Parts parts{TextPart{"多久发货"}};
  const auto first = world.send(world.channel, "v1", "m1", parts).value();
  const auto again = world.send(world.channel, "v1", "m1", parts).value();

  EXPECT_TRUE(again.duplicate);
  EXPECT_EQ(again.message, first.message);
  EXPECT_EQ(again.seq, first.seq);
  EXPECT_EQ(again.created_at, first.created_at);
  EXPECT_EQ(again.handled_by, first.handled_by);
  ASSERT_EQ(again.replies.size(), 1u);
  EXPECT_EQ(again.replies[0].id, first.replies[0].id);
  EXPECT_EQ(world.history().size(), 2u);
  EXPECT_EQ(world.bot.calls, 1);
}

TEST_F(InboxTest, HandsOverWhenAsked) {
  const auto receipt = world.say("转人工").value();

  EXPECT_EQ(receipt.handled_by, Handler::queue);
  EXPECT_THAT(notices(world.history()), ElementsAre("handed_over"));
  const auto c = world.conversation(receipt.conversation);
  EXPECT_EQ(c.handler, Handler::queue);
  EXPECT_EQ(c.team, world.team.id);
  EXPECT_EQ(c.level, Level::senior);
  EXPECT_EQ(c.handoff_reason, HandoffReason::asked);
  EXPECT_EQ(c.queued_at, kWednesdayTen);
  EXPECT_EQ(c.waiting_since, kWednesdayTen);
  EXPECT_EQ(c.summary.at("reason"), "asked");
  EXPECT_THAT(c.summary.at("asked").get<std::vector<std::string>>(), ElementsAre("转人工"));
}

TEST_F(InboxTest, HandsOverAfterTwoFailuresInARow) {
  world.say("?").value();
  EXPECT_EQ(world.say("多久发货").value().handled_by, Handler::bot);
  world.say("?").value();
  const auto last = world.say("?").value();

  EXPECT_EQ(last.handled_by, Handler::queue);
  EXPECT_EQ(world.conversation(last.conversation).handoff_reason, HandoffReason::not_understood);
}

TEST_F(InboxTest, GoesStraightToTheQueueWhereTheBotIsOff) {
  world.channel.settings.bot_enabled = false;
  world.save(world.channel);

  const auto receipt = world.say("你好").value();

  EXPECT_EQ(receipt.handled_by, Handler::queue);
  EXPECT_EQ(world.bot.calls, 0);
  EXPECT_EQ(world.conversation(receipt.conversation).handoff_reason, HandoffReason::bot_disabled);
}

TEST_F(InboxTest, ToldHisPlaceOnceWhileHeWaits) {
  world.say("人工", "v1").value();
  world.advance(1000);
  world.say("人工", "v2").value();
  EXPECT_EQ(world.state("v1").queue_place, 1);
  EXPECT_EQ(world.state("v2").queue_place, 2);
  const int calls = world.bot.calls;

  const auto first = world.say("在吗", "v2").value();
  const auto second = world.say("在吗?", "v2").value();

  ASSERT_EQ(first.replies.size(), 1u);
  EXPECT_THAT(text_of(first.replies[0]), HasSubstr("第 2 位"));
  EXPECT_EQ(first.replies[0].author, Author::bot);
  EXPECT_THAT(second.replies, IsEmpty());
  EXPECT_EQ(world.bot.calls, calls);
}

TEST_F(InboxTest, GoesToAPersonAtOnceWhoIsThere) {
  const auto agent = world.add_member(world.company.id, "小王");
  world.come(agent);

  const auto receipt = world.say("人工").value();

  EXPECT_EQ(receipt.handled_by, Handler::human);
  EXPECT_THAT(notices(receipt.replies), ElementsAre("handed_over", "assigned"));
  EXPECT_EQ(world.state().agent_name, "小王");
  const auto again = world.send(world.channel, "v1", "m1", {TextPart{"人工"}}).value();
  EXPECT_TRUE(again.duplicate);
  EXPECT_EQ(again.handled_by, Handler::human);
  EXPECT_THAT(notices(again.replies), ElementsAre("handed_over", "assigned"));
}

TEST_F(InboxTest, TheBotIsSilentWhileAPersonHasIt) {
  const auto agent = world.add_member(world.company.id, "小王");
  world.come(agent);
  const auto receipt = world.say("人工").value();
  const int calls = world.bot.calls;

  world.advance(5000);
  const auto next = world.say("多久发货").value();

  EXPECT_EQ(next.handled_by, Handler::human);
  EXPECT_THAT(next.replies, IsEmpty());
  EXPECT_EQ(world.bot.calls, calls);
  const auto c = world.conversation(receipt.conversation);
  EXPECT_EQ(c.waiting_since, kWednesdayTen);
  EXPECT_EQ(c.unread, 2);
}

TEST_F(InboxTest, GoesOnWithinADayAndBeginsAnewLater) {
  const auto agent = world.add_member(world.company.id, "小王");
  const auto first = world.say("a").value();
  world.run(world.desk->resolve(world.actor(agent), first.conversation)).value();

  world.advance(23 * kHour);
  const auto second = world.say("b").value();
  EXPECT_EQ(second.conversation, first.conversation);
  EXPECT_EQ(second.handled_by, Handler::bot);
  EXPECT_EQ(world.conversation(first.conversation).status, ConversationStatus::open);
  EXPECT_THAT(notices(world.history()), ElementsAre("resolved", "rating_requested", "reopened"));

  world.run(world.desk->resolve(world.actor(agent), first.conversation)).value();
  world.advance(24 * kHour);
  const auto third = world.say("c").value();
  EXPECT_NE(third.conversation, first.conversation);
  EXPECT_EQ(third.seq, 1);
}

TEST_F(InboxTest, RefusesWhatIsNoMessage) {
  const auto code = [&](const std::string& visitor, const std::string& id, Parts parts) {
    return world.send(world.channel, visitor, id, std::move(parts)).error().code;
  };
  EXPECT_EQ(code("", "m", {TextPart{"a"}}), "invalid_visitor");
  EXPECT_EQ(code(std::string(129, 'v'), "m", {TextPart{"a"}}), "invalid_visitor");
  EXPECT_EQ(code("v\xff", "m", {TextPart{"a"}}), "invalid_visitor");
  EXPECT_EQ(code("v", "", {TextPart{"a"}}), "invalid_client_message_id");
  EXPECT_EQ(code("v", "m", {}), "invalid_message_part");
  EXPECT_EQ(code("v", "m", {EventPart{"resolved", {}}}), "invalid_message_part");
  EXPECT_EQ(code("v", "m", {FilePart{true, "https://elsewhere/x.png", "", "", 0, 0, 0}}), "upload_not_found");
  EXPECT_EQ(code("v", "m", {FilePart{true, "/files/" + std::string(64, 'a') + "/x", "", "", 0, 0, 0}}),
            "upload_not_found");
  world.channel.enabled = false;
  EXPECT_EQ(code("v", "m", {TextPart{"a"}}), "channel_not_found");
  EXPECT_THAT(world.events(), IsEmpty());
}

TEST_F(InboxTest, TellsOfAFileWhatTheUploadSays) {
  const std::string hash(64, 'b');
  world.change([&](Tx& tx) {
    tx.uploads().insert(
        {new_id<UploadId>(), world.company.id, hash, "p.png", "image/png", 77, 3, 4, kWednesdayTen});
  });

  const auto receipt = world
                           .send(world.channel, "v", "m",
                                 {FilePart{false, "/files/" + hash + "/p.png", "", "text/html", 1, 0, 0}})
                           .value();

  EXPECT_EQ(text_of(receipt.replies.at(0)), "what is this about");
  const auto stored = std::get<FilePart>(world.history("v").at(0).parts.at(0));
  EXPECT_EQ(stored, (FilePart{true, "/files/" + hash + "/p.png", "p.png", "image/png", 77, 3, 4}));
}

TEST_F(InboxTest, PagesThroughTheHistory) {
  for (int i = 0; i < 5; ++i) world.say("q" + std::to_string(i)).value();
  const auto all = world.history();
  ASSERT_EQ(all.size(), 10u);
  const auto page = [&](std::optional<MessageId> after, MessageId before) {
    return world.run(world.inbox->history(world.channel, "v1", after, before, 4)).value();
  };

  const auto newest = page(std::nullopt, {});
  EXPECT_TRUE(newest.more);
  EXPECT_EQ(newest.items.front().id, all[6].id);
  EXPECT_EQ(newest.items.back().id, all[9].id);
  EXPECT_EQ(page(std::nullopt, all[2].id).items.size(), 2u);
  EXPECT_FALSE(page(std::nullopt, all[2].id).more);
  EXPECT_EQ(page(all[0].id, {}).items.front().id, all[1].id);
  EXPECT_TRUE(page(all[0].id, {}).more);
  EXPECT_FALSE(page(all[5].id, {}).more);
  EXPECT_THAT(world.run(world.inbox->history(world.channel, "stranger", {}, {}, 4)).value().items, IsEmpty());
}

TEST_F(InboxTest, MarksGrowOnly) {
  const auto first = world.say("a").value();
  const auto second = world.say("b").value();
  const auto mark = [&](MessageId id, ReadMark as, const std::string& visitor = "v1") {
    return world.run(world.inbox->mark(world.channel, visitor, id, as));
  };

  EXPECT_TRUE(mark(second.replies[0].id, ReadMark::delivered));
  EXPECT_TRUE(mark(first.replies[0].id, ReadMark::read));
  auto c = world.conversation(first.conversation);
  EXPECT_EQ(c.customer_delivered_seq, 4);
  EXPECT_EQ(c.customer_read_seq, 2);
  EXPECT_TRUE(mark(first.message, ReadMark::read));
  EXPECT_EQ(world.conversation(first.conversation).customer_read_seq, 2);
  EXPECT_EQ(world.events().back().type, EventType::conversation_read);
  world.say("a", "v2").value();
  EXPECT_EQ(mark(first.message, ReadMark::read, "v2").error().code, "message_not_found");
  EXPECT_EQ(mark(MessageId{12345}, ReadMark::read).error().code, "message_not_found");
}

TEST_F(InboxTest, TakesARating) {
  const auto agent = world.add_member(world.company.id, "小王");
  EXPECT_EQ(world.run(world.inbox->rate(world.channel, "v1", 5, "")).error().code, "conversation_not_found");
  const auto receipt = world.say("a").value();
  EXPECT_FALSE(world.state().can_rate);
  world.run(world.desk->resolve(world.actor(agent), receipt.conversation)).value();
  EXPECT_TRUE(world.state().can_rate);

  EXPECT_EQ(world.run(world.inbox->rate(world.channel, "v1", 6, "")).error().code, "invalid_rating");
  EXPECT_TRUE(world.run(world.inbox->rate(world.channel, "v1", 4, "快")));

  EXPECT_FALSE(world.state().can_rate);
  EXPECT_EQ(world.state().rating, 4);
  EXPECT_EQ(world.conversation(receipt.conversation).rating.comment, "快");
}

TEST_F(InboxTest, TakesFeedbackOnTheBotsAnswers) {
  const auto receipt = world.say("a").value();
  const auto feedback = [&](MessageId id, Feedback value) {
    return world.run(world.inbox->feedback(world.channel, "v1", id, value));
  };

  EXPECT_TRUE(feedback(receipt.replies[0].id, Feedback::down));
  EXPECT_EQ(world.history().at(1).meta.at("feedback"), "down");
  EXPECT_EQ(world.history().at(1).meta.at("kind"), "answer");
  EXPECT_EQ(world.events().back().type, EventType::message_updated);
  EXPECT_EQ(feedback(receipt.message, Feedback::up).error().code, "message_not_found");
}

TEST_F(InboxTest, OffHoursItSaysWhenSomebodyIsThereAndKeepsThePlace) {
  world.team.hours = {false, "Asia/Shanghai", {{3, 13 * 60, 18 * 60}}, {}};
  world.save(world.team);
  const auto agent = world.add_member(world.company.id, "小王");
  world.come(agent);
  EXPECT_FALSE(world.state().people_available);

  const auto receipt = world.say("人工").value();
  EXPECT_EQ(receipt.handled_by, Handler::queue);
  EXPECT_THAT(
      text_of(receipt.replies.back().author == Author::bot ? receipt.replies.back() : receipt.replies[1]),
      HasSubstr("今天 13:00"));
  EXPECT_THAT(notices(receipt.replies), ElementsAre("handed_over", "offhours"));
  const auto more = world.say("急").value();
  EXPECT_THAT(text_of(more.replies.at(0)), HasSubstr("13:00"));
  EXPECT_EQ(world.work(world.company.id), 0);

  world.advance(3 * kHour);
  EXPECT_EQ(world.work(world.company.id), 1);
  EXPECT_EQ(world.state().handled_by, Handler::human);
}

TEST_F(InboxTest, TheOffHoursFormIsStoredAndQueued) {
  const ContactForm form{"v1", "f1", "李雷", "li@example.com", "", "请回电"};
  EXPECT_EQ(world.run(world.inbox->leave_contact(world.channel, {"v1", "f0", "", "", "", "x"})).error().code,
            "invalid_contact");

  const auto receipt = world.run(world.inbox->leave_contact(world.channel, form)).value();
  const auto again = world.run(world.inbox->leave_contact(world.channel, form)).value();

  EXPECT_EQ(receipt.handled_by, Handler::queue);
  EXPECT_TRUE(again.duplicate);
  EXPECT_THAT(notices(receipt.replies), ElementsAre("customer_left_contact", "handed_over"));
  const auto found = world.run(world.desk->find(world.company.id, receipt.conversation)).value();
  EXPECT_EQ(found.contact.name, "李雷");
  EXPECT_EQ(found.contact.email, "li@example.com");
  EXPECT_EQ(found.queue_place, 1);
  EXPECT_EQ(found.conversation.summary.at("who"), "李雷");
  EXPECT_EQ(world.history().at(0).client_message_id, "f1");
}

TEST_F(InboxTest, AgentsWhoTakeOverWhileTheBotThinksAreNotTalkedOver) {
  const auto agent = world.add_member(world.company.id, "小王");
  const auto first = world.say("a").value();
  std::atomic<bool> once = false;
  world.bot.meanwhile = [&] {
    if (once.exchange(true)) return;
    // The desk's unit is stored by the store's own thread; the bot runs on one of the runtime's.
    std::promise<void> done;
    boost::asio::co_spawn(
        world.runtime->executor(),
        world.desk->reply(world.actor(agent), first.conversation, {"r1", {TextPart{"我来"}}}),
        [&](std::exception_ptr, const Result<Message>&) { done.set_value(); });
    done.get_future().wait();
  };

  const auto second = world.say("b").value();

  EXPECT_EQ(second.handled_by, Handler::human);
  EXPECT_THAT(second.replies, IsEmpty());
  const auto thread = world.thread(first.conversation);
  EXPECT_EQ(text_of(thread.back()), "b");
  EXPECT_EQ(thread[thread.size() - 2].author, Author::agent);
}

}  // namespace
}  // namespace yingda::test
