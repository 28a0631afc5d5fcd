#pragma once
// Messages and deliveries.

#include <thread>

#include "contract/show.hpp"
#include "contract/store_fixture.hpp"

namespace yingda::contract {

class MessageContract : public StoreContract {};

inline std::vector<std::int64_t> seqs_of(const std::vector<Message>& messages) {
  std::vector<std::int64_t> seqs;
  for (const auto& message : messages) seqs.push_back(message.seq);
  return seqs;
}

TEST_P(MessageContract, KeepsEveryKindOfPart) {
  const auto a = add_tenant("a");
  const auto b = add_tenant("b");
  auto message = make_message(a, 1, "");
  message.author = Author::bot;
  message.member = a.member.id;
  message.client_message_id = "c-1";
  message.meta = {{"entry_id", "x"}, {"score", 0.75}};
  message.parts = {
      TextPart{"第一行\n\"引号\" \\ 😀"},
      FilePart{true, "/files/aa/图.png", "图.png", "image/png", 12, 3, 4},
      FilePart{false, "/files/bb/a.pdf", "a.pdf", "application/pdf", 1LL << 40, 0, 0},
      CardPart{{{"标题", "内容", "https://e.com/i.png", {{"看", "https://e.com", ""}, {"问", "", "运费"}}},
                {"空", "", "", {}}}},
      QuickRepliesPart{{{"是", "", "是的"}}},
      EventPart{"assigned", {{"member", "小李"}, {"n", 3}}}};
  write([&](Tx& tx) { tx.conversations().insert_message(message); });
  const auto find = [&](const Tenant& t) {
    return read([&](Tx& tx) { return tx.conversations().message(t.workspace.id, message.id); });
  };
  EXPECT_EQ(show(find(a)), show(message));
  EXPECT_TRUE(find(a)->parts == message.parts);
  EXPECT_FALSE(find(b)) << "another tenant's";
  message.meta["feedback"] = "up";
  write([&](Tx& tx) { tx.conversations().update_message_meta(a.workspace.id, message.id, message.meta); });
  EXPECT_EQ(show(find(a)), show(message));
  const auto foreign = run_write(store(), [&](Tx& tx) -> Status {
    tx.conversations().update_message_meta(b.workspace.id, message.id, Json::object());
    return {};
  });
  EXPECT_FALSE(foreign);
  EXPECT_EQ(show(find(a)), show(message));
}

TEST_P(MessageContract, RefusesASeqTwiceAndAForeignConversation) {
  const auto a = add_tenant("a");
  const auto b = add_tenant("b");
  write([&](Tx& tx) { tx.conversations().insert_message(make_message(a, 1, "一")); });
  const auto insert = [&](const Message& message) {
    return run_write(store(), [&](Tx& tx) -> Status {
      tx.conversations().insert_message(message);
      return {};
    });
  };
  EXPECT_FALSE(insert(make_message(a, 1, "again")));
  auto foreign = make_message(a, 2, "foreign");
  foreign.workspace = b.workspace.id;
  EXPECT_FALSE(insert(foreign));
  EXPECT_EQ(read([&](Tx& tx) {
              return tx.conversations().messages_after(a.workspace.id, a.conversation.id, 0, 9);
            }).size(),
            1U);
}

TEST_P(MessageContract, PagesThroughAConversationBothWays) {
  const auto a = add_tenant("a");
  const auto b = add_tenant("b");
  write([&](Tx& tx) {
    for (int seq = 1; seq <= 7; ++seq)
      tx.conversations().insert_message(make_message(a, seq, std::to_string(seq)));
  });
  const auto before = [&](const Tenant& t, std::int64_t seq, int limit) {
    return seqs_of(read([&](Tx& tx) {
      return tx.conversations().messages_before(t.workspace.id, a.conversation.id, seq, limit);
    }));
  };
  const auto after = [&](const Tenant& t, std::int64_t seq, int limit) {
    return seqs_of(read([&](Tx& tx) {
      return tx.conversations().messages_after(t.workspace.id, a.conversation.id, seq, limit);
    }));
  };
  using Seqs = std::vector<std::int64_t>;
  EXPECT_EQ(before(a, 0, 3), (Seqs{5, 6, 7}));
  EXPECT_EQ(before(a, 5, 3), (Seqs{2, 3, 4}));
  EXPECT_EQ(before(a, 2, 3), (Seqs{1}));
  EXPECT_EQ(after(a, 0, 3), (Seqs{1, 2, 3}));
  EXPECT_EQ(after(a, 5, 3), (Seqs{6, 7}));
  EXPECT_EQ(before(b, 0, 3), Seqs{}) << "another tenant's";
  EXPECT_EQ(after(b, 0, 3), Seqs{});
}

TEST_P(MessageContract, ReplaysAContactsMessagesOverAllConversationsWithoutNotes) {
  const auto a = add_tenant("a");
  const auto b = add_tenant("b");
  auto second = a;
  second.conversation.id = new_id<ConversationId>();
  std::vector<std::int64_t> shown;
  write([&](Tx& tx) {
    tx.conversations().insert(second.conversation);
    for (int i = 0; i < 6; ++i) {
      auto message = make_message(i % 2 == 0 ? a : second, i / 2 + 1, "x");
      if (i == 2) message.author = Author::note;
      if (i != 2) shown.push_back(message.id.value);
      tx.conversations().insert_message(message);
    }
    tx.conversations().insert_message(make_message(b, 1, "foreign"));
  });
  const auto after = [&](const Tenant& t, std::int64_t id, int limit) {
    return ids_of(read([&](Tx& tx) {
      return tx.conversations().messages_of_contact(t.workspace.id, a.channel.id, a.contact.id, MessageId{id},
                                                    limit);
    }));
  };
  const auto before = [&](const Tenant& t, std::int64_t id, int limit) {
    return ids_of(read([&](Tx& tx) {
      return tx.conversations().messages_of_contact_before(t.workspace.id, a.channel.id, a.contact.id,
                                                           MessageId{id}, limit);
    }));
  };
  EXPECT_EQ(after(a, 0, 100), shown);
  EXPECT_EQ(after(a, shown[1], 2), (Ids{shown[2], shown[3]}));
  EXPECT_EQ(before(a, 0, 2), (Ids{shown[3], shown[4]}));
  EXPECT_EQ(before(a, shown[3], 100), (Ids{shown[0], shown[1], shown[2]}));
  EXPECT_EQ(after(b, 0, 100), Ids{}) << "another tenant's";
  EXPECT_EQ(before(b, 0, 100), Ids{});
}

TEST_P(MessageContract, KnowsADeliveryByChannelSenderAndId) {
  const auto a = add_tenant("a");
  const auto b = add_tenant("b");
  const Delivery delivery{
      a.conversation.id, new_id<MessageId>(), {new_id<MessageId>(), new_id<MessageId>()}, Handler::queue};
  write([&](Tx& tx) {
    auto& conversations = tx.conversations();
    EXPECT_TRUE(conversations.insert_delivery(a.channel.id, "v", "1", delivery));
    EXPECT_FALSE(conversations.insert_delivery(a.channel.id, "v", "1", {}));
    EXPECT_TRUE(conversations.insert_delivery(a.channel.id, "v", "2", {}));
    EXPECT_TRUE(conversations.insert_delivery(a.channel.id, "w", "1", {}));
    EXPECT_TRUE(conversations.insert_delivery(b.channel.id, "v", "1", {}));
  });
  EXPECT_EQ(show(read([&](Tx& tx) { return tx.conversations().delivery(a.channel.id, "v", "1"); })),
            show(delivery));
  EXPECT_FALSE(read([&](Tx& tx) { return tx.conversations().delivery(a.channel.id, "v", "3"); }));
}

TEST_P(MessageContract, OfManyDeliveriesAtOnceExactlyOneIsTheFirst) {
  const auto a = add_tenant("a");
  constexpr int kThreads = 8;
  constexpr int kKeys = 50;
  std::vector<std::atomic<int>> firsts(kKeys);
  {
    std::vector<std::jthread> threads;
    for (int t = 0; t < kThreads; ++t) {
      threads.emplace_back([&] {
        for (int key = 0; key < kKeys; ++key) {
          const auto status = run_write(store(), [&](Tx& tx) -> Status {
            if (tx.conversations().insert_delivery(a.channel.id, "v", std::to_string(key), {})) {
              ++firsts[static_cast<std::size_t>(key)];
            }
            return {};
          });
          EXPECT_TRUE(status);
        }
      });
    }
  }
  for (const auto& first : firsts) EXPECT_EQ(first, 1);
}

}  // namespace yingda::contract
