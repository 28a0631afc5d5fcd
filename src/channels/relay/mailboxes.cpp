#include "channels/relay/mailboxes.hpp"

#include <boost/asio/strand.hpp>

#include "base/text.hpp"
#include "channels/email/inbound.hpp"
#include "channels/json_read.hpp"
#include "channels/relay/inbound_parts.hpp"
#include "channels/relay/intake.hpp"
#include "core/store_await.hpp"

namespace yingda::channels {
namespace {

constexpr std::string_view kMailType = "email";

Json pack_mail_cursor(mail::Cursor cursor) { return {{"validity", cursor.validity}, {"uid", cursor.uid}}; }

mail::Cursor unpack_mail_cursor(const Json& json) {
  return {static_cast<std::uint32_t>(number_at(json, "validity")),
          static_cast<std::uint32_t>(number_at(json, "uid"))};
}

// Changes with anything that the connection hangs on.
std::string account_mark(const Channel& channel) { return channel.config.dump() + channel.sealed_secrets; }

}  // namespace

Mailboxes::Mailboxes(Context& context, async::asio::any_io_executor executor, std::function<void()> stored)
    : context_(context), executor_(std::move(executor)), stored_(std::move(stored)) {}

async::Task<void> Mailboxes::follow() {
  std::map<ChannelId, std::string> wanted;
  for (const auto& channel : context_.directory.of_platforms()) {
    if (channel->type == kMailType && channel->enabled) wanted.emplace(channel->id, account_mark(*channel));
  }
  for (auto at = boxes_.begin(); at != boxes_.end();) {
    const auto found = wanted.find(at->first);
    const bool same = found != wanted.end() && found->second == at->second.account;
    if (!same) at->second.tasks->cancel();
    // The next call opens it anew: one connection an account.
    const bool closed = !same && at->second.tasks->running() == 0;
    at = closed ? boxes_.erase(at) : std::next(at);
  }
  for (const auto& [channel, account] : wanted) {
    if (boxes_.contains(channel)) continue;
    auto opened = open_channel(context_, channel);
    if (opened) co_await open(std::move(*opened), account);
  }
}

async::Task<void> Mailboxes::open(Opened opened, std::string account) {
  const ChannelId channel = opened.channel->id;
  const auto kept = co_await read<Json>(context_.store, [channel](Tx& tx) -> Result<Json> {
    return tx.channel_traffic().pull(channel).cursor;
  });
  if (!kept) co_return;
  mail::Mailbox::Events events;
  events.store = [this, opened](Inbound inbound, std::string raw, mail::Cursor cursor) {
    return store(opened, std::make_shared<const Inbound>(std::move(inbound)),
                 std::make_shared<const std::string>(std::move(raw)), cursor);
  };
  events.keep = [this, channel](mail::Cursor cursor) { return keep(channel, cursor); };
  if (opened.adapter->token_call(opened.account, now_ms())) {
    events.token = [this, opened] { return token(opened); };
  }
  events.report = [this, channel](const Status& state) {
    if (state) return;
    context_.health.failed(channel, state.error().code, state.error().detail, now_ms());
    context_.log.warn("a mailbox was closed", {{"channel", to_text(channel)}, {"code", state.error().code}});
  };
  auto mailbox = std::make_shared<mail::Mailbox>(opened.account, unpack_mail_cursor(*kept), std::move(events),
                                                 mail::Mailbox::Limits{});
  Box box{std::move(account), std::make_unique<async::TaskGroup>(executor_, context_.log)};
  box.tasks->spawn(async::asio::make_strand(executor_), "mailbox",
                   [](std::shared_ptr<mail::Mailbox> kept_alive) -> async::Task<void> {
                     co_await kept_alive->run();
                   }(mailbox));
  boxes_.emplace(channel, std::move(box));
}

async::Task<void> Mailboxes::keep(ChannelId channel, mail::Cursor cursor) {
  co_await write<void>(context_.store, [channel, cursor](Tx& tx) -> Status {
    PullState state = tx.channel_traffic().pull(channel);
    state.cursor = pack_mail_cursor(cursor);
    tx.channel_traffic().set_pull(channel, state);
    return {};
  });
}

async::Task<Result<std::string>> Mailboxes::token(Opened opened) {
  auto token = co_await context_.tokens.get(*opened.adapter, opened.account);
  if (!token) co_return std::unexpected(std::move(token.error()));
  co_return std::move(token->value);
}

async::Task<bool> Mailboxes::store(Opened opened, std::shared_ptr<const Inbound> inbound,
                                   std::shared_ptr<const std::string> raw, mail::Cursor cursor) {
  const ChannelId channel = opened.channel->id;
  Gathered gathered{opened.channel->workspace, channel, {}, {}, pack_mail_cursor(cursor)};
  // Whatever a machine writes, nobody is to answer it.
  if (!true_at(inbound->extra, "auto_reply")) {
    gathered.messages.push_back(*inbound);
    co_await take_files(opened, gathered.messages.back(), raw);
  }
  const TimeMs now = now_ms();
  const auto fresh = co_await write<int>(
      context_.store, [gathered, now](Tx& tx) -> Result<int> { return store_gathered(tx, gathered, now); });
  if (!fresh) co_return false;
  context_.health.received(channel, *fresh, now, "");
  if (*fresh > 0) stored_();
  co_return true;
}

// The files lie in the message: they are stored before it is, and the inbox finds them by their address.
async::Task<void> Mailboxes::take_files(Opened opened, Inbound& inbound,
                                        std::shared_ptr<const std::string> raw) {
  for (Media& media : inbound.media) {
    auto upload =
        co_await context_.uploads.add(opened.channel->workspace, media_name(inbound, media),
                                      mail::attachment(*raw, media.id), {"channel:" + opened.account.id, {}});
    media.id.clear();
    if (upload) {
      media.url = to_part(*upload).url;
    } else {
      context_.log.warn("a customer's file could not be taken over", {{"code", upload.error().code}});
    }
  }
}

void Mailboxes::cancel() {
  for (auto& [channel, box] : boxes_) box.tasks->cancel();
}

void Mailboxes::join() {
  for (auto& [channel, box] : boxes_) box.tasks->join();
  boxes_.clear();
}

}  // namespace yingda::channels
