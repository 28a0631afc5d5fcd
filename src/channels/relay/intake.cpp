#include "channels/relay/intake.hpp"

#include <memory>

#include "channels/relay/account.hpp"
#include "channels/relay/delivery_state.hpp"
#include "channels/relay/stored.hpp"
#include "core/store_await.hpp"

namespace yingda::channels {
namespace {

// An echo may come before the answer to our own call has been stored.
constexpr TimeMs kEchoDelay = 5000;
// Pushes that wait to be followed; each fetches all that there is.
constexpr std::size_t kMostHints = 50;

bool is_of_customer(const Inbound& inbound) {
  return !inbound.outgoing && inbound.type != InboundType::status && inbound.type != InboundType::typing;
}

// Of a customer's own lane; what was said to him must not hold up what he says.
std::string lane_of(const Inbound& inbound) {
  const std::string visitor = visitor_of(inbound.user_id);
  return inbound.outgoing ? "echo:" + visitor : visitor;
}

bool store_inbound(Tx& tx, const Gathered& gathered, const Inbound& inbound, TimeMs now) {
  InboxItem item;
  item.id = new_id<InboxItemId>();
  item.workspace = gathered.workspace;
  item.channel = gathered.channel;
  item.dedupe_key = dedupe_key_of(inbound);
  item.visitor = lane_of(inbound);
  item.inbound = pack_inbound(inbound);
  item.received_at = now;
  item.next_at = inbound.outgoing ? now + kEchoDelay : now;
  if (!tx.channel_traffic().add_inbound(item)) return false;
  if (!is_of_customer(inbound)) return true;
  PlatformTalk talk;
  talk.channel = gathered.channel;
  talk.visitor = item.visitor;
  talk.user_id = inbound.user_id;
  talk.conversation_id = inbound.conversation_id;
  talk.reply_to = inbound.reply_to;
  talk.wrote_at = now;
  tx.channel_traffic().customer_wrote(talk);
  return true;
}

bool is_worth_keeping(const Inbound& inbound) {
  return inbound.type != InboundType::control && inbound.type != InboundType::ignore &&
         inbound.type != InboundType::typing && !inbound.user_id.empty();
}

Reply busy_reply(int status) {
  return {status, "text/plain; charset=utf-8", "try again", {{"Retry-After", "1"}}};
}

}  // namespace

int store_gathered(Tx& tx, const Gathered& gathered, TimeMs now) {
  int fresh = 0;
  for (const Inbound& inbound : gathered.messages) {
    if (inbound.type == InboundType::status) {
      apply_status(tx, gathered.channel, inbound, now);
    } else if (is_worth_keeping(inbound) && store_inbound(tx, gathered, inbound, now)) {
      ++fresh;
    }
  }
  if (!gathered.wanted && !gathered.cursor) return fresh;
  PullState pull = tx.channel_traffic().pull(gathered.channel);
  if (gathered.cursor) pull.cursor = *gathered.cursor;
  if (gathered.wanted && pull.hints.size() < kMostHints) pull.hints.push_back(*gathered.wanted);
  tx.channel_traffic().set_pull(gathered.channel, pull);
  return fresh;
}

async::Task<Reply> take_push(Context& context, Opened opened, Push push, std::string base_url, bool& stored) {
  const TimeMs now = push.now;
  const ChannelId id = opened.channel->id;
  co_await context.keys.provide(opened, false);
  Reception reception = opened.adapter->receive(opened.account, push);
  if (reception.refused == Refusal::bad_signature && co_await context.keys.provide(opened, true))
    reception = opened.adapter->receive(opened.account, push);
  if (reception.refused) {
    context.health.refused(id, to_text(*reception.refused), now);
    co_return std::move(reception.reply);
  }
  Gathered gathered{opened.channel->workspace, id, std::move(reception.messages), {}, {}};
  if (reception.pull) gathered.wanted = reception.hint;
  int fresh = 0;
  if (!gathered.messages.empty() || gathered.wanted) {
    const auto done = co_await write<int>(
        context.store, [gathered, now](Tx& tx) -> Result<int> { return store_gathered(tx, gathered, now); });
    if (!done) {
      context.log.warn("a push could not be stored", {{"code", done.error().code}});
      co_return busy_reply(503);
    }
    fresh = *done;
  }
  stored = fresh > 0 || gathered.wanted.has_value();
  context.health.received(id, fresh, now, base_url);
  co_return std::move(reception.reply);
}

}  // namespace yingda::channels
