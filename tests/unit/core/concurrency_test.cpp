// What many connections do at once, and what is left after a restart.
#include <algorithm>
#include <set>
#include <thread>

#include "world.hpp"

namespace yingda::test {
namespace {

class ConcurrencyTest : public testing::Test {
 protected:
  // Sends from `threads` threads at once; `message` gives visitor and id of the n-th.
  std::vector<Receipt> storm(int threads, int each,
                             std::function<std::pair<std::string, std::string>(int, int)> message) {
    std::mutex mutex;
    std::vector<Receipt> receipts;
    std::vector<std::thread> running;
    for (int t = 0; t < threads; ++t) {
      running.emplace_back([&, t] {
        for (int i = 0; i < each; ++i) {
          const auto [visitor, id] = message(t, i);
          auto receipt = world.send(world.channel, visitor, id, {TextPart{"q " + id}});
          ASSERT_TRUE(receipt) << receipt.error().detail;
          const std::lock_guard lock(mutex);
          receipts.push_back(std::move(*receipt));
        }
      });
    }
    for (auto& one : running) one.join();
    return receipts;
  }

  void expect_no_gaps(ConversationId id) {
    const auto thread = world.thread(id);
    for (std::size_t i = 0; i < thread.size(); ++i) {
      ASSERT_EQ(thread[i].seq, static_cast<std::int64_t>(i) + 1);
      if (i > 0) ASSERT_LT(thread[i - 1].id, thread[i].id) << "ids and seq have one order";
    }
    EXPECT_EQ(world.conversation(id).last_seq, static_cast<std::int64_t>(thread.size()));
  }

  World world;
};

TEST_F(ConcurrencyTest, TheSameMessageFromManyConnectionsIsStoredOnce) {
  const auto receipts = storm(8, 3, [](int, int) { return std::pair("v1", "same"); });

  ASSERT_EQ(receipts.size(), 24u);
  int first = 0;
  for (const auto& receipt : receipts) {
    EXPECT_EQ(receipt.message, receipts[0].message);
    EXPECT_EQ(receipt.replies.at(0).id, receipts[0].replies.at(0).id);
    first += receipt.duplicate ? 0 : 1;
  }
  EXPECT_EQ(first, 1);
  EXPECT_EQ(world.history().size(), 2u);
}

TEST_F(ConcurrencyTest, ManyMessagesOfOneVisitorKeepAnUnbrokenOrder) {
  const auto receipts =
      storm(6, 10, [](int t, int i) { return std::pair("v1", std::to_string(t) + "-" + std::to_string(i)); });

  std::set<std::int64_t> seqs;
  for (const auto& receipt : receipts) {
    EXPECT_EQ(receipt.conversation, receipts[0].conversation);
    EXPECT_EQ(receipt.replies.at(0).seq, receipt.seq + 1)
        << "nothing comes between a question and its answer";
    seqs.insert(receipt.seq);
  }
  EXPECT_EQ(seqs.size(), 60u);
  expect_no_gaps(receipts[0].conversation);
}

TEST_F(ConcurrencyTest, AgentsAndCustomersWriteAtOnce) {
  const auto agent = world.add_member(world.company.id, "小王");
  const auto id = world.say("a").value().conversation;
  std::thread writing([&] {
    for (int i = 0; i < 20; ++i) {
      world.run(world.desk->reply(world.actor(agent), id, {"r" + std::to_string(i), {TextPart{"r"}}}))
          .value();
      if (i % 5 == 4) world.run(world.desk->hand_back(world.actor(agent), id)).value();
    }
  });
  const auto receipts =
      storm(2, 20, [](int t, int i) { return std::pair("v1", std::to_string(t * 100 + i)); });
  writing.join();

  expect_no_gaps(id);
  for (const auto& receipt : receipts) EXPECT_EQ(receipt.conversation, id);
  const auto thread = world.thread(id);
  const auto count = [&](Author author) {
    return std::count_if(thread.begin(), thread.end(),
                         [author](const Message& m) { return m.author == author; });
  };
  EXPECT_EQ(count(Author::customer), 41);
  EXPECT_EQ(count(Author::agent), 20);
}

TEST_F(ConcurrencyTest, ManyAcceptAndOneHasIt) {
  std::vector<Member> agents;
  for (int i = 0; i < 6; ++i)
    agents.push_back(world.add_member(world.company.id, "agent" + std::to_string(i)));
  const auto id = world.say("人工").value().conversation;
  std::atomic<int> taken = 0;
  std::vector<std::thread> running;
  for (const Member& agent : agents) {
    running.emplace_back([&, agent] {
      const auto result = world.run(world.desk->accept(world.actor(agent), id));
      if (result) ++taken;
      if (!result) EXPECT_EQ(result.error().code, "already_taken");
    });
  }
  for (auto& one : running) one.join();
  EXPECT_EQ(taken, 1);
  EXPECT_EQ(notices(world.history()).size(), 2u);
}

TEST_F(ConcurrencyTest, AfterARestartEverythingAcknowledgedIsThereOnce) {
  const auto receipts =
      storm(4, 5, [](int t, int i) { return std::pair("v" + std::to_string(t), std::to_string(i)); });
  const auto asked = world.say("人工", "v0").value();
  const auto events = world.events().size();

  world.restart();

  for (int t = 0; t < 4; ++t) {
    const auto again = world.send(world.channel, "v" + std::to_string(t), "0", {TextPart{"q 0"}}).value();
    EXPECT_TRUE(again.duplicate);
    EXPECT_TRUE(std::any_of(receipts.begin(), receipts.end(), [&](const Receipt& one) {
      return one.message == again.message && one.seq == again.seq;
    }));
  }
  EXPECT_EQ(world.events().size(), events);
  EXPECT_EQ(world.state("v0").handled_by, Handler::queue);
  EXPECT_EQ(world.state("v0").queue_place, 1);
  EXPECT_EQ(world.conversation(asked.conversation).summary.at("reason"), "asked");
  EXPECT_EQ(world.history("v1").size(), 10u);
  const auto next = world.say("再问", "v1").value();
  EXPECT_EQ(next.seq, 11);
}

}  // namespace
}  // namespace yingda::test
