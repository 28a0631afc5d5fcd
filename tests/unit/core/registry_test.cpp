// The bot behind the inbox: what is published is live, and the whole way from question to answer.
#include "bot/registry.hpp"

#include "bot/responder.hpp"
#include "world.hpp"

namespace yingda::test {
namespace {

class RegistryTest : public testing::Test {
 protected:
  RegistryTest() {
    world.listener = [this](const std::vector<Event>& events) { registry.feed(events); };
    EXPECT_TRUE(registry.start());
  }
  std::int64_t publish(const std::string& question, const std::string& answer) {
    Entry entry;
    entry.id = new_id<EntryId>();
    entry.workspace = world.company.id;
    entry.question = question;
    entry.answers = {{"zh", {TextPart{answer}}}};
    world.change([&](Tx& tx) {
      ASSERT_TRUE(tx.knowledge().insert(entry));
      Event event;
      event.workspace = world.company.id;
      event.type = EventType::knowledge_changed;
      event.ref = entry.id.value;
      tx.events().append(event);
    });
    return world.events().back().seq;
  }
  Result<Receipt> ask(const std::string& text) {
    return world.run(inbox.receive(world.channel, {"v1", text, {TextPart{text}}, Json::object(), "zh"}));
  }

  World world;
  bot::SnapshotRegistry registry{*world.store};
  bot::EngineResponder responder{registry};
  InboxService inbox{*world.store, responder, *world.routing};
};

TEST_F(RegistryTest, WhatIsPublishedIsLive) {
  EXPECT_TRUE(registry.get(world.company.id)->entries().empty());
  const auto seq = publish("多久发货？", "下单后 24 小时内发货。");

  ASSERT_TRUE(registry.wait_for(world.company.id, seq));

  EXPECT_EQ(registry.get(world.company.id)->entries().size(), 1u);
  const auto info = registry.infos().at(world.company.id);
  EXPECT_GE(info.version, seq);
  EXPECT_EQ(info.entries, 1u);
  EXPECT_FALSE(registry.get(WorkspaceId{1}));
}

TEST_F(RegistryTest, IsSettledOnlyOnceTheEditIsLive) {
  for (int i = 0; i < 20; ++i) {
    const std::string text = "第 " + std::to_string(i) + " 版";
    publish("多久到账 " + std::to_string(i), text);
    while (!registry.is_settled(world.company.id)) std::this_thread::yield();
    const auto& entries = registry.get(world.company.id)->entries();
    EXPECT_TRUE(std::ranges::any_of(
        entries, [&](const Entry& entry) { return entry.question.ends_with(std::to_string(i)); }));
  }
}

TEST_F(RegistryTest, AnOldSnapshotStaysUsableForWhoHoldsIt) {
  const auto before = registry.get(world.company.id);
  ASSERT_TRUE(registry.wait_for(world.company.id, publish("a", "b")));
  EXPECT_TRUE(before->entries().empty());
}

TEST_F(RegistryTest, AfterStopTheLastSnapshotStaysAndNothingIsBuilt) {
  ASSERT_TRUE(registry.wait_for(world.company.id, publish("a", "b")));
  registry.stop();
  registry.stop();
  const auto seq = publish("c", "d");
  EXPECT_FALSE(registry.wait_for(world.company.id, seq, std::chrono::milliseconds(0)));
  EXPECT_EQ(registry.get(world.company.id)->entries().size(), 1u);
}

TEST_F(RegistryTest, AnswersFromKnowledgeAndHandsOver) {
  ASSERT_TRUE(registry.wait_for(world.company.id, publish("多久发货？", "下单后 24 小时内发货。")));
  const auto answered = ask("多久发货？").value();
  EXPECT_EQ(answered.handled_by, Handler::bot);
  EXPECT_THAT(text_of(answered.replies.at(0)), testing::HasSubstr("24 小时内发货"));
  EXPECT_EQ(answered.replies[0].meta.at("kind"), "answer");

  const auto asked = ask("我要转人工客服").value();
  EXPECT_EQ(asked.handled_by, Handler::queue);
  const auto summary = world.conversation(asked.conversation).summary;
  EXPECT_EQ(summary.at("reason"), "asked");
  EXPECT_FALSE(summary.at("text").at("zh").get<std::string>().empty());
}

TEST_F(RegistryTest, WhatACustomerConfirmsIsLearntAndWhatHeDeniesIsForgotten) {
  publish("怎么退货？", "签收 7 天内在 App 申请退货。");
  ASSERT_TRUE(registry.wait_for(world.company.id, publish("退款多久到账？", "3 个工作日内原路退回。")));
  const auto learnt = [&] {
    return world.look<std::vector<LearntWording>>([&](Tx& tx) { return tx.learnt().all(world.company.id); });
  };
  const auto similar = [&] { return registry.get(world.company.id)->entries().back().similar; };
  const auto say = [&](const MessageId message, Feedback value) {
    return world.run(inbox.feedback(world.channel, "v1", message, value));
  };
  const auto answer = ask("退款一般多久能到账啊").value().replies.at(0);
  ASSERT_EQ(answer.meta.at("kind"), "answer");
  ASSERT_TRUE(say(answer.id, Feedback::up));
  ASSERT_EQ(learnt().size(), 1U);
  EXPECT_EQ(learnt()[0].text, "退款一般多久能到账啊");
  EXPECT_EQ(to_text(learnt()[0].entry), answer.meta.at("entry_id").get<std::string>());
  EXPECT_EQ(learnt()[0].message, answer.id);
  ASSERT_TRUE(registry.wait_for(world.company.id, world.events().back().seq)) << "live by itself";
  EXPECT_THAT(similar(), testing::ElementsAre("退款一般多久能到账啊"));

  ASSERT_TRUE(say(answer.id, Feedback::down));
  EXPECT_TRUE(learnt().empty());
  ASSERT_TRUE(registry.wait_for(world.company.id, world.events().back().seq));
  EXPECT_TRUE(similar().empty());
}

TEST_F(RegistryTest, NothingIsLearntWhereTheWorkspaceDoesNotWantIt) {
  world.company.bot.learn_from_conversations = false;
  world.change([&](Tx& tx) { tx.workspaces().update(world.company); });
  ASSERT_TRUE(registry.wait_for(world.company.id, publish("退款多久到账？", "3 个工作日内原路退回。")));
  const auto answer = ask("退款一般多久能到账啊").value().replies.at(0);
  ASSERT_TRUE(world.run(inbox.feedback(world.channel, "v1", answer.id, Feedback::up)));
  EXPECT_TRUE(
      world.look<std::vector<LearntWording>>([&](Tx& tx) { return tx.learnt().all(world.company.id); })
          .empty());
}

TEST_F(RegistryTest, ChoosingWhatWasAskedBackTeachesTheQuestion) {
  publish("网上买的商品怎么退货？", "签收 7 天内在 App 申请退货。");
  ASSERT_TRUE(registry.wait_for(world.company.id, publish("门店买的商品怎么退货？", "7 天内带小票到门店。")));
  const auto asked_back = ask("买的商品怎么退").value().replies.at(0);
  ASSERT_EQ(asked_back.meta.at("kind"), "clarify");
  const auto answer = ask("2").value().replies.at(0);
  ASSERT_EQ(answer.meta.at("kind"), "answer");
  const auto learnt =
      world.look<std::vector<LearntWording>>([&](Tx& tx) { return tx.learnt().all(world.company.id); });
  ASSERT_EQ(learnt.size(), 1U);
  EXPECT_EQ(learnt[0].text, "买的商品怎么退");
  EXPECT_EQ(to_text(learnt[0].entry), answer.meta.at("entry_id").get<std::string>());
  EXPECT_EQ(learnt[0].message, answer.id);
  ASSERT_TRUE(registry.wait_for(world.company.id, world.events().back().seq));
  // The same text as another message.
  EXPECT_EQ(ask("买的商品怎么退 ").value().replies.at(0).meta.at("kind"), "answer");
}

}  // namespace
}  // namespace yingda::test
