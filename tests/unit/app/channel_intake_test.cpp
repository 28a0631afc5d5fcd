// What platforms bring, on the real store.
#include <gtest/gtest.h>

#include "channels/relay/delivery_state.hpp"
#include "channels/relay/intake.hpp"
#include "contract/store_fixture.hpp"
#include "storage/sqlite/open.hpp"

namespace yingda::channels {
namespace {

using contract::Tenant;

class ChannelIntakeTest : public testing::Test {
 protected:
  ChannelIntakeTest() {
    storage::SqliteOptions options;
    options.folder = testing::TempDir() + "yingda-intake-" + std::to_string(::getpid());
    std::filesystem::remove_all(options.folder);
    store_ = std::move(*storage::open_sqlite(options));
    tenant_ = contract::make_tenant("a");
    unit([&](Tx& tx) { contract::insert_tenant(tx, tenant_); });
  }

  void unit(std::function<void(Tx&)> work) {
    const auto done = contract::run_write(*store_, [&work](Tx& tx) -> Status {
      work(tx);
      return {};
    });
    ASSERT_TRUE(done) << done.error().detail;
  }
  int take(const Inbound& inbound) {
    int fresh = -1;
    unit([&](Tx& tx) {
      fresh = store_gathered(tx, {tenant_.workspace.id, tenant_.channel.id, {inbound}, {}, {}}, 5'000);
    });
    return fresh;
  }
  // A message of ours in so many pieces, all sent.
  Message sent(int pieces) {
    Message message = contract::make_message(tenant_, 1, "您好");
    message.author = Author::bot;
    unit([&](Tx& tx) {
      contract::add_message(tx, message);
      for (int part = 0; part < pieces; ++part) {
        OutboxItem item;
        item.id = new_id<OutboxItemId>();
        item.workspace = tenant_.workspace.id;
        item.channel = tenant_.channel.id;
        item.conversation = tenant_.conversation.id;
        item.message = message.id;
        item.part = part;
        item.visitor = "u";
        item.content = Json::object();
        item.state = DeliveryState::sent;
        item.platform_id = "p" + std::to_string(part);
        tx.channel_traffic().add_outbound(item);
      }
    });
    return message;
  }
  Json delivery(const Message& message) {
    Json found;
    unit([&](Tx& tx) {
      found = tx.conversations().message(tenant_.workspace.id, message.id)->meta.value("delivery", Json());
    });
    return found;
  }
  void report(const std::string& event, const std::string& key, const std::string& dedupe = "") {
    Inbound status;
    status.type = InboundType::status;
    status.event = event;
    status.key = key;
    status.dedupe_key = dedupe;
    EXPECT_EQ(take(status), 0);
  }

  Tenant tenant_;
  std::unique_ptr<Store> store_;
};

TEST_F(ChannelIntakeTest, AMessageShowsWhatItsSlowestPieceHasComeTo) {
  const Message message = sent(2);
  report("delivered", "p0");
  EXPECT_EQ(delivery(message), (Json{{"state", "sent"}})) << "the other one is still on its way";
  report("delivered", "p1");
  EXPECT_EQ(delivery(message), (Json{{"state", "delivered"}}));
  report("read", "p0");
  EXPECT_EQ(delivery(message), (Json{{"state", "delivered"}}));
  report("read", "p1");
  report("delivered", "p0");
  EXPECT_EQ(delivery(message), (Json{{"state", "read"}})) << "a late receipt takes nothing back";
  report("read", "p9");
  report("typing", "p0");
}

TEST_F(ChannelIntakeTest, WhoHasReadAMessageHasReadThoseBeforeIt) {
  const Message message = sent(3);
  report("read", "p2");
  EXPECT_EQ(delivery(message), (Json{{"state", "read"}}));
}

TEST_F(ChannelIntakeTest, ATimeUpToWhichAllWasReadWillDo) {
  const Message message = sent(2);
  Inbound status;
  status.type = InboundType::status;
  status.event = "delivered";
  status.user_id = "u";
  status.key = "1700000000000";
  EXPECT_EQ(take(status), 0);
  EXPECT_EQ(delivery(message), (Json{{"state", "delivered"}}));
}

TEST_F(ChannelIntakeTest, AFailureReportedLaterNamesThePlatformsCode) {
  const Message message = sent(1);
  report("failed", "131047", "p0:failed");
  EXPECT_EQ(delivery(message), (Json{{"state", "failed"}, {"code", "131047"}}));
}

TEST_F(ChannelIntakeTest, KeepsWhatTheCustomerSaidOnceAndHowToReachHim) {
  Inbound inbound;
  inbound.type = InboundType::text;
  inbound.dedupe_key = "m1";
  inbound.user_id = "u";
  inbound.conversation_id = "c:1";
  inbound.text = "你好";
  inbound.reply_to = {{"token", "t"}};
  EXPECT_EQ(take(inbound), 1);
  EXPECT_EQ(take(inbound), 0);
  unit([&](Tx& tx) {
    const auto talk = tx.channel_traffic().talk(tenant_.channel.id, "u");
    ASSERT_TRUE(talk);
    EXPECT_EQ(talk->conversation_id, "c:1");
    EXPECT_EQ(talk->reply_to, (Json{{"token", "t"}}));
    EXPECT_EQ(talk->wrote_at, 5'000);
  });
  inbound.outgoing = true;
  inbound.dedupe_key = "m2";
  EXPECT_EQ(take(inbound), 1) << "an echo waits in a lane of its own";
  unit([&](Tx& tx) {
    EXPECT_EQ(tx.channel_traffic().due_inbound(5'000, 10).size(), 1U);
    EXPECT_EQ(tx.channel_traffic().due_inbound(20'000, 10).size(), 2U);
  });
  for (const InboundType type : {InboundType::control, InboundType::ignore, InboundType::typing}) {
    Inbound nothing;
    nothing.type = type;
    nothing.user_id = "u";
    EXPECT_EQ(take(nothing), 0);
  }
}

}  // namespace
}  // namespace yingda::channels
