#pragma once
// What is under way between platforms and us.

#include "contract/show.hpp"
#include "contract/store_fixture.hpp"

namespace yingda::contract {

class TrafficContract : public StoreContract {
 protected:
  static InboxItem inbound(const Tenant& t, const std::string& visitor, const std::string& key) {
    InboxItem item;
    item.id = new_id<InboxItemId>();
    item.workspace = t.workspace.id;
    item.channel = t.channel.id;
    item.dedupe_key = key;
    item.visitor = visitor;
    item.inbound = {{"text", key}};
    item.received_at = 1'000;
    return item;
  }
  static OutboxItem outbound(const Tenant& t, const std::string& visitor, MessageId message, int part = 0) {
    OutboxItem item;
    item.id = new_id<OutboxItemId>();
    item.workspace = t.workspace.id;
    item.channel = t.channel.id;
    item.conversation = t.conversation.id;
    item.message = message;
    item.part = part;
    item.visitor = visitor;
    item.content = {{"text", "好"}};
    item.text = "好";
    item.created_at = 1'000;
    return item;
  }
  std::vector<std::string> due_keys(TimeMs now) {
    std::vector<std::string> keys;
    for (const auto& item : read([&](Tx& tx) { return tx.channel_traffic().due_inbound(now, 10); }))
      keys.push_back(item.dedupe_key);
    std::ranges::sort(keys);
    return keys;
  }
  Ids due_pieces(TimeMs now) {
    return ids_of(read([&](Tx& tx) { return tx.channel_traffic().due_outbound(now, 10); }));
  }
};

TEST_P(TrafficContract, TakesAnInboundMessageOnceInTheOrderOfItsLane) {
  const auto a = add_tenant("a");
  const auto b = add_tenant("b");
  const auto first = inbound(a, "u1", "k1");
  write([&](Tx& tx) {
    EXPECT_TRUE(tx.channel_traffic().add_inbound(first));
    EXPECT_TRUE(tx.channel_traffic().add_inbound(inbound(a, "u1", "k2")));
    EXPECT_TRUE(tx.channel_traffic().add_inbound(inbound(a, "u2", "k3")));
    EXPECT_TRUE(tx.channel_traffic().add_inbound(inbound(b, "u1", "k1"))) << "a key belongs to its channel";
    EXPECT_FALSE(tx.channel_traffic().add_inbound(inbound(a, "u9", "k1")));
  });
  using Keys = std::vector<std::string>;
  EXPECT_EQ(due_keys(2'000), (Keys{"k1", "k1", "k3"})) << "the first of each lane";
  write([&](Tx& tx) { tx.channel_traffic().postpone_inbound(first.id, 5'000, "busy"); });
  EXPECT_EQ(due_keys(4'999), (Keys{"k1", "k3"})) << "what comes later in the lane waits too";
  const auto next = read([&](Tx& tx) { return *tx.channel_traffic().next_inbound(a.channel.id, "u1"); });
  EXPECT_EQ(next.id, first.id);
  EXPECT_EQ(next.attempts, 1);
  EXPECT_EQ(next.inbound.value("text", ""), "k1");
  EXPECT_EQ(read([&](Tx& tx) { return tx.channel_traffic().backlog(a.channel.id).waiting_in; }), 3);
  write([&](Tx& tx) {
    tx.channel_traffic().finish_inbound(first.id, "");
    EXPECT_FALSE(tx.channel_traffic().add_inbound(first)) << "its key is kept";
  });
  EXPECT_EQ(due_keys(5'000), (Keys{"k1", "k2", "k3"}));
}

TEST_P(TrafficContract, KnowsHowACustomerIsReached) {
  const auto a = add_tenant("a");
  const PlatformTalk first{a.channel.id, "u1", "U-1", "c:1", {{"token", "r1"}}, 1'000, 0};
  write([&](Tx& tx) {
    tx.channel_traffic().customer_wrote(first);
    tx.channel_traffic().count_reply(a.channel.id, "u1");
    tx.channel_traffic().count_reply(a.channel.id, "u1");
  });
  const auto talk = [&] {
    return *read([&](Tx& tx) { return tx.channel_traffic().talk(a.channel.id, "u1"); });
  };
  EXPECT_EQ(talk().replies, 2);
  EXPECT_EQ(talk().user_id, "U-1");
  write([&](Tx& tx) {
    tx.channel_traffic().customer_wrote({a.channel.id, "u1", "U-1", "", Json::object(), 3'000, 0});
  });
  EXPECT_EQ(talk().replies, 0);
  EXPECT_EQ(talk().wrote_at, 3'000);
  EXPECT_EQ(talk().conversation_id, "c:1") << "nothing new was said of it";
  EXPECT_EQ(talk().reply_to, (Json{{"token", "r1"}}));
  EXPECT_FALSE(read([&](Tx& tx) { return tx.channel_traffic().talk(a.channel.id, "u2"); }));
}

TEST_P(TrafficContract, KeepsEachPieceOnceAndItsState) {
  const auto a = add_tenant("a");
  const auto message = new_id<MessageId>();
  auto first = outbound(a, "u1", message);
  const auto second = outbound(a, "u1", message, 1);
  const auto other = outbound(a, "u2", new_id<MessageId>());
  write([&](Tx& tx) {
    for (const auto& item : {first, second, other}) EXPECT_TRUE(tx.channel_traffic().add_outbound(item));
    auto twin = outbound(a, "u1", message, 1);
    EXPECT_FALSE(tx.channel_traffic().add_outbound(twin)) << "this piece is there";
  });
  EXPECT_EQ(due_pieces(0), (Ids{first.id.value, other.id.value}));
  first.state = DeliveryState::sent;
  first.platform_id = "p1";
  first.attempts = 1;
  write([&](Tx& tx) { tx.channel_traffic().update_outbound(first); });
  EXPECT_EQ(due_pieces(0), (Ids{second.id.value, other.id.value}));
  const auto found =
      read([&](Tx& tx) { return tx.channel_traffic().outbound_by_platform_id(a.channel.id, "p1"); });
  ASSERT_TRUE(found);
  EXPECT_EQ(found->id, first.id);
  EXPECT_EQ(found->state, DeliveryState::sent);
  EXPECT_FALSE(read([&](Tx& tx) { return tx.channel_traffic().outbound_by_platform_id(a.channel.id, ""); }));
  EXPECT_EQ(read([&](Tx& tx) { return tx.channel_traffic().outbound_of(message); }).size(), 2U);
  const auto unread = [&](OutboxItemId last, TimeMs until) {
    return ids_of(read(
        [&](Tx& tx) { return tx.channel_traffic().outbound_unread(a.channel.id, "u1", last, until, 10); }));
  };
  EXPECT_EQ(unread(second.id, 2'000), (Ids{first.id.value})) << "the other one is not sent yet";
  EXPECT_EQ(unread(second.id, 999), Ids{});
  EXPECT_EQ(unread(OutboxItemId{1}, 2'000), Ids{});
}

TEST_P(TrafficContract, ListsDeliveriesNewestFirst) {
  const auto a = add_tenant("a");
  auto failed = outbound(a, "u1", new_id<MessageId>());
  const auto queued = outbound(a, "u1", new_id<MessageId>());
  write([&](Tx& tx) {
    tx.channel_traffic().add_outbound(failed);
    tx.channel_traffic().add_outbound(queued);
    failed.state = DeliveryState::failed;
    failed.code = "403";
    failed.detail = "blocked";
    tx.channel_traffic().update_outbound(failed);
  });
  const auto list = [&](std::optional<DeliveryState> state, OutboxItemId before = {}, int limit = 10) {
    return ids_of(
        read([&](Tx& tx) { return tx.channel_traffic().list_outbound(a.channel.id, state, before, limit); }));
  };
  EXPECT_EQ(list({}), (Ids{queued.id.value, failed.id.value}));
  EXPECT_EQ(list({}, {}, 1), (Ids{queued.id.value}));
  EXPECT_EQ(list({}, queued.id), (Ids{failed.id.value}));
  EXPECT_EQ(list(DeliveryState::failed), (Ids{failed.id.value}));
  EXPECT_EQ(list(DeliveryState::queued), (Ids{queued.id.value}));
  EXPECT_EQ(list(DeliveryState::read), Ids{});
  const auto backlog = read([&](Tx& tx) { return tx.channel_traffic().backlog(a.channel.id); });
  EXPECT_EQ(backlog.failed, 1);
  EXPECT_EQ(backlog.waiting_out, 1);
}

TEST_P(TrafficContract, AddsUpTheHealthAndKeepsThePlaceOfFetching) {
  const auto a = add_tenant("a");
  ChannelHealth more;
  more.received = 2;
  more.last_in = 5'000;
  more.error_at = 4'000;
  more.error_code = "timeout";
  more.base_url = "https://a.example";
  write([&](Tx& tx) {
    tx.channel_traffic().add_health(a.channel.id, more);
    ChannelHealth next;
    next.received = 1;
    next.sent = 3;
    next.refused = 1;
    next.refused_at = 6'000;
    next.refused_reason = "stale";
    tx.channel_traffic().add_health(a.channel.id, next);
    tx.channel_traffic().set_pull(a.channel.id, {{{"at", "c2"}}, Json::array({1})});
  });
  const auto health = read([&](Tx& tx) { return tx.channel_traffic().health(a.channel.id); });
  EXPECT_EQ(health.received, 3);
  EXPECT_EQ(health.sent, 3);
  EXPECT_EQ(health.refused, 1);
  EXPECT_EQ(health.last_in, 5'000);
  EXPECT_EQ(health.error_code, "timeout");
  EXPECT_EQ(health.refused_reason, "stale");
  EXPECT_EQ(health.base_url, "https://a.example");
  const auto pull = read([&](Tx& tx) { return tx.channel_traffic().pull(a.channel.id); });
  EXPECT_EQ(pull.cursor.value("at", ""), "c2");
  EXPECT_EQ(pull.hints, Json::array({1}));
  EXPECT_TRUE(read([&](Tx& tx) { return tx.channel_traffic().pull(ChannelId{1}); }).hints.empty());
}

TEST_P(TrafficContract, ForgetsWhatIsOldButNothingThatWaits) {
  const auto a = add_tenant("a");
  constexpr TimeMs kDay = 24 * 3'600'000;
  const auto done = inbound(a, "u1", "done");
  auto sent = outbound(a, "u1", new_id<MessageId>());
  const auto queued = outbound(a, "u2", new_id<MessageId>());
  write([&](Tx& tx) {
    tx.channel_traffic().add_inbound(done);
    tx.channel_traffic().add_inbound(inbound(a, "u2", "waits"));
    tx.channel_traffic().finish_inbound(done.id, "");
    tx.channel_traffic().add_outbound(sent);
    tx.channel_traffic().add_outbound(queued);
    sent.state = DeliveryState::sent;
    tx.channel_traffic().update_outbound(sent);
  });
  store().housekeeping(7 * kDay);
  write([&](Tx& tx) { EXPECT_FALSE(tx.channel_traffic().add_inbound(inbound(a, "u1", "done"))); });
  store().housekeeping(40 * kDay);
  write([&](Tx& tx) {
    EXPECT_TRUE(tx.channel_traffic().add_inbound(inbound(a, "u1", "done")));
    EXPECT_FALSE(tx.channel_traffic().add_inbound(inbound(a, "u2", "waits")));
  });
  EXPECT_TRUE(read([&](Tx& tx) { return tx.channel_traffic().outbound_of(sent.message); }).empty());
  EXPECT_EQ(due_pieces(0), (Ids{queued.id.value}));
}

}  // namespace yingda::contract
