// What customers' words change in what is learnt, and what the console does with it.
#include "core/knowledge/learnt_service.hpp"
#include "core/knowledge/lessons.hpp"
#include "unit/admin/admin_fixture.hpp"

namespace yingda {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;

class LearntTest : public AdminTest {
 protected:
  Entry add_entry(const std::string& question) {
    Entry entry;
    entry.question = question;
    entry.answers = {{"zh", {TextPart{"a"}}}};
    return run(knowledge.create(shop.workspace.id, entry, actor(shop))).value();
  }
  void confirm(const Entry& entry, const std::string& text, std::int64_t message) {
    change([&](Tx& tx) {
      learn(tx, shop.workspace.id, {entry.id, text, text}, ConversationId{1}, MessageId{message}, message);
    });
  }
  void deny(const Entry& entry, const std::string& text, std::int64_t message) {
    change([&](Tx& tx) { doubt(tx, shop.workspace.id, Lesson{entry.id, text, text}, MessageId{message}); });
  }
  void change(const std::function<void(Tx&)>& what) {
    ASSERT_TRUE(write([&](Tx& tx) -> Status {
      what(tx);
      return {};
    }));
  }
  std::vector<LearntWording> of(const Entry& entry) {
    return run(service.list(shop.workspace.id, entry.id)).value();
  }
  std::vector<std::string> texts(const Entry& entry) {
    std::vector<std::string> out;
    for (const LearntWording& wording : of(entry)) out.push_back(wording.text);
    return out;
  }

  CreatedWorkspace shop = make_workspace("shop");
  CreatedWorkspace tel = make_workspace("tel");
  KnowledgeService knowledge{*store_};
  LearntService service{*store_};
  Entry returns = add_entry("how to return");
  Entry refunds = add_entry("how long does a refund take");
};

TEST_F(LearntTest, AConfirmedWordingIsKeptOnceAndCounted) {
  confirm(returns, "send it back", 1);
  confirm(returns, "send it back", 1);  // the same word twice
  confirm(returns, "send it back", 2);
  confirm(returns, "take it back", 3);
  EXPECT_THAT(texts(returns), ElementsAre("take it back", "send it back"));
  EXPECT_EQ(of(returns)[1].count, 2);
  EXPECT_THAT(event_types(), Contains(EventType::learning_changed).Times(2)) << "counting changes nothing";
}

TEST_F(LearntTest, AnEntryKeepsFiftyThatWereConfirmedLast) {
  for (int i = 0; i < kMostLearnt + 5; ++i) confirm(returns, "wording " + std::to_string(i), 100 + i);
  EXPECT_EQ(of(returns).size(), static_cast<std::size_t>(kMostLearnt));
  EXPECT_EQ(of(returns).back().text, "wording 5");
}

TEST_F(LearntTest, AWordingGoesToTheEntryThatMoreCustomersMean) {
  confirm(returns, "money back", 1);
  confirm(returns, "money back", 2);
  confirm(refunds, "money back", 3);
  EXPECT_THAT(texts(returns), ElementsAre("money back"));
  confirm(refunds, "money back", 4);
  EXPECT_THAT(texts(returns), IsEmpty());
  EXPECT_THAT(texts(refunds), ElementsAre("money back"));
}

TEST_F(LearntTest, AWordThatIsTakenBackIsForgotten) {
  confirm(returns, "send it back", 1);
  deny(returns, "send it back", 1);
  EXPECT_THAT(texts(returns), IsEmpty());
  confirm(returns, "send it back", 2);
  confirm(returns, "send it back", 3);
  deny(returns, "send it back", 4);
  EXPECT_THAT(texts(returns), ElementsAre("send it back")) << "one for, one against";
  deny(refunds, "send it back", 5);
  EXPECT_THAT(texts(returns), ElementsAre("send it back")) << "said of another entry";
  deny(returns, "send it back", 6);
  EXPECT_THAT(texts(returns), IsEmpty());
}

TEST_F(LearntTest, WhatWasDismissedIsNotLearntAgainForThatEntry) {
  confirm(returns, "money back", 1);
  const LearntId id = of(returns).front().id;
  EXPECT_THAT(run(service.dismiss(shop.workspace.id, refunds.id, id, actor(shop))),
              FailsWith("learnt_not_found"));
  EXPECT_THAT(run(service.dismiss(tel.workspace.id, returns.id, id, actor(tel))),
              FailsWith("learnt_not_found"));
  ASSERT_TRUE(run(service.dismiss(shop.workspace.id, returns.id, id, actor(shop))));
  EXPECT_THAT(texts(returns), IsEmpty());
  EXPECT_THAT(run(service.dismiss(shop.workspace.id, returns.id, id, actor(shop))),
              FailsWith("learnt_not_found"));
  confirm(returns, "money back", 2);
  EXPECT_THAT(texts(returns), IsEmpty());
  confirm(refunds, "money back", 3);
  EXPECT_THAT(texts(refunds), ElementsAre("money back"));
}

TEST_F(LearntTest, AdoptingMakesItASimilarQuestion) {
  confirm(returns, "send it back", 1);
  const LearntId id = of(returns).front().id;
  EXPECT_THAT(run(service.adopt(tel.workspace.id, returns.id, id, actor(tel))),
              FailsWith("learnt_not_found"));
  const auto changed = run(service.adopt(shop.workspace.id, returns.id, id, actor(shop)));
  ASSERT_TRUE(changed);
  EXPECT_THAT(changed->similar, ElementsAre("send it back"));
  EXPECT_EQ(changed->version, returns.version + 1);
  EXPECT_EQ(run(knowledge.get(shop.workspace.id, returns.id))->similar, changed->similar);
  EXPECT_THAT(texts(returns), IsEmpty());
  EXPECT_THAT(run(service.adopt(shop.workspace.id, returns.id, id, actor(shop))),
              FailsWith("learnt_not_found"));
}

TEST_F(LearntTest, AnEntryThatIsFullOfSimilarQuestionsStaysAsItIs) {
  returns.similar.assign(500, "x");
  returns = run(knowledge.update(shop.workspace.id, returns.id, returns, actor(shop))).value();
  confirm(returns, "send it back", 1);
  EXPECT_THAT(run(service.adopt(shop.workspace.id, returns.id, of(returns).front().id, actor(shop))),
              FailsWith("too_many_similar"));
  EXPECT_EQ(of(returns).size(), 1U);
}

TEST_F(LearntTest, NothingIsLearntForARemovedEntry) {
  ASSERT_TRUE(run(knowledge.remove(shop.workspace.id, returns.id, actor(shop))));
  confirm(returns, "send it back", 1);
  EXPECT_THAT(run(service.list(shop.workspace.id, returns.id)), FailsWith("entry_not_found"));
}

}  // namespace
}  // namespace yingda
