#include "channels/relay/relay.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/use_future.hpp>

#include "channels/registry.hpp"
#include "channels/relay/account.hpp"
#include "channels/relay/check.hpp"
#include "channels/relay/context.hpp"
#include "channels/relay/delivery_state.hpp"
#include "channels/relay/feeder.hpp"
#include "channels/relay/inbox_worker.hpp"
#include "channels/relay/intake.hpp"
#include "channels/relay/mailboxes.hpp"
#include "channels/relay/puller.hpp"
#include "channels/relay/sender.hpp"
#include "core/store_await.hpp"

namespace yingda::channels {
namespace {

constexpr std::chrono::seconds kFeedAnyway{5};
constexpr std::chrono::seconds kPullEvery{1};
constexpr std::chrono::seconds kFollowMailboxes{2};
constexpr std::chrono::seconds kHealthEvery{5};
constexpr std::chrono::seconds kPatience{5};  // for calls under way when the server stops

std::unexpected<Error> no_channel() {
  return fail(ErrorKind::not_found, "channel_not_found", "The workspace has no channel with this id.");
}

}  // namespace

struct Relay::Impl {
  template <class... Parts>
  explicit Impl(async::asio::any_io_executor on, Parts&&... parts)
      : executor(std::move(on)),
        context(std::forward<Parts>(parts)...),
        inbox(context),
        feeder(context),
        sender(context),
        puller(context),
        inbox_lanes(
            executor, "channel inbox", context.options.lanes, [this](int limit) { return inbox.due(limit); },
            [this](Lane lane) {
              return inbox.work(std::move(lane), [this] { return inbox_lanes.stopping(); });
            },
            context.log),
        outbox_lanes(
            executor, "channel outbox", context.options.lanes,
            [this](int limit) { return sender.due(limit); },
            [this](Lane lane) {
              return sender.work(std::move(lane), [this] { return outbox_lanes.stopping(); });
            },
            context.log),
        feeding(
            executor, "channel feed", kFeedAnyway, [this] { return feed_step(); }, context.log),
        pulling(
            executor, "channel pull", kPullEvery, [this] { return pull_step(); }, context.log),
        mailboxes(context, executor, [this] { inbox_lanes.wake(); }),
        following(
            executor, "mailboxes", kFollowMailboxes, [this] { return mailboxes.follow(); }, context.log),
        saving(
            executor, "channel health", kHealthEvery, [this] { return save_health(); }, context.log),
        pulls(executor, context.log) {}

  async::Task<void> feed_step() {
    if (co_await feeder.step()) outbox_lanes.wake();
  }

  // Beside each other, since some platforms answer only when there is something.
  async::Task<void> pull_step() {
    for (const ChannelId channel : co_await puller.due()) {
      if (puller.begin(channel)) pulls.spawn("channel pull", pull_one(channel));
    }
  }

  async::Task<void> pull_one(ChannelId channel) {
    struct Ending {
      ~Ending() { puller.end(channel); }
      Puller& puller;
      ChannelId channel;
    } ending{puller, channel};
    if (co_await puller.pull(channel)) inbox_lanes.wake();
  }

  async::Task<void> save_health() {
    auto more = context.health.take();
    if (more.empty()) co_return;
    co_await write<void>(context.store, [more = std::move(more)](Tx& tx) -> Status {
      for (const auto& [channel, health] : more) tx.channel_traffic().add_health(channel, health);
      return {};
    });
  }

  async::Task<void> close() {
    co_await following.stop();
    mailboxes.cancel();
    co_await inbox_lanes.close();
    co_await pulling.stop();
    co_await feeding.stop();
    co_await outbox_lanes.close();
    co_await saving.stop();
    co_await save_health();
  }

  // Of the workspace, whatever its type.
  bool owns(WorkspaceId workspace, ChannelId channel) const {
    const auto found = context.directory.find(channel);
    return found && found->workspace == workspace;
  }

  async::asio::any_io_executor executor;
  Context context;
  InboxWorker inbox;
  Feeder feeder;
  Sender sender;
  Puller puller;
  LaneRunner inbox_lanes;
  LaneRunner outbox_lanes;
  async::Pump feeding;
  async::Pump pulling;
  Mailboxes mailboxes;
  async::Pump following;
  async::Pump saving;
  async::TaskGroup pulls;
  std::atomic<bool> started = false;
};

Relay::Relay(async::asio::any_io_executor executor, Store& store, ChannelDirectory& directory,
             InboxService& inbox, UploadService& uploads, async::Offload& offload, net::WebClient& web,
             SecretBox box, RelayOptions options, Log log)
    : impl_(std::make_unique<Impl>(std::move(executor), store, directory, inbox, uploads, offload, web,
                                   std::move(box), std::move(options), std::move(log))) {}
Relay::~Relay() = default;

async::Task<Status> Relay::start() {
  auto begun = co_await impl_->feeder.start();
  if (!begun) co_return begun;
  impl_->inbox_lanes.start();
  impl_->outbox_lanes.start();
  impl_->feeding.start();
  impl_->pulling.start();
  impl_->following.start();
  impl_->saving.start();
  impl_->started = true;
  co_return Status{};
}

void Relay::stop() {
  if (!impl_->started.exchange(false)) return;
  async::asio::co_spawn(impl_->executor, impl_->close(), async::asio::use_future).get();
  impl_->pulls.cancel();  // what a fetch brings is stored with its place, or fetched again
  impl_->pulls.join();
  impl_->mailboxes.join();
  impl_->inbox_lanes.join(kPatience);
  impl_->outbox_lanes.join(kPatience);
}

void Relay::feed(const std::vector<Event>& events) {
  bool said = false;
  for (const Event& event : events) {
    said = said || event.type == EventType::message_created;
    if (event.type != EventType::channel_changed) continue;
    impl_->context.tokens.forget(ChannelId{event.ref});
    if (impl_->started) impl_->following.wake();
  }
  if (said && impl_->started && !impl_->context.directory.of_platforms().empty()) impl_->feeding.wake();
}

async::Task<std::optional<Reply>> Relay::receive(std::string type, ChannelId channel, Push push,
                                                 std::string base_url) {
  auto opened = open_channel(impl_->context, channel);
  if (!opened && opened.error().kind == ErrorKind::not_found) co_return std::nullopt;
  if (!opened) co_return Reply{503, "text/plain; charset=utf-8", opened.error().code, {}};
  if (opened->channel->type != type) co_return std::nullopt;
  bool stored = false;
  Reply reply =
      co_await take_push(impl_->context, std::move(*opened), std::move(push), std::move(base_url), stored);
  if (stored) {
    impl_->inbox_lanes.wake();
    impl_->pulling.wake();
  }
  co_return reply;
}

async::Task<Result<HealthReport>> Relay::health(WorkspaceId workspace, ChannelId channel) {
  if (!impl_->owns(workspace, channel)) co_return no_channel();
  auto report = co_await read<HealthReport>(impl_->context.store, [channel](Tx& tx) -> Result<HealthReport> {
    return HealthReport{tx.channel_traffic().health(channel), tx.channel_traffic().backlog(channel)};
  });
  if (report) report->health = joined(std::move(report->health), impl_->context.health.pending(channel));
  co_return report;
}

async::Task<Result<std::vector<CheckStep>>> Relay::check(WorkspaceId workspace, ChannelId channel) {
  const auto found = impl_->context.directory.find(channel);
  const Adapter* adapter = found ? find_adapter(found->type) : nullptr;
  if (!found || found->workspace != workspace) co_return no_channel();
  if (adapter == nullptr) co_return std::vector<CheckStep>{};
  auto account = account_of(*found, impl_->context.box);
  if (!account) co_return std::unexpected(std::move(account.error()));
  const std::string url = webhook_url(*found, co_await impl_->context.base_url(channel));
  co_return co_await check_account(impl_->context, {found, adapter, std::move(*account)}, url);
}

async::Task<Result<std::vector<OutboxItem>>> Relay::deliveries(WorkspaceId workspace, ChannelId channel,
                                                               std::optional<DeliveryState> state,
                                                               OutboxItemId before, int limit) {
  using Items = std::vector<OutboxItem>;
  if (!impl_->owns(workspace, channel)) co_return no_channel();
  co_return co_await read<Items>(impl_->context.store,
                                 [channel, state, before, limit](Tx& tx) -> Result<Items> {
                                   return tx.channel_traffic().list_outbound(channel, state, before, limit);
                                 });
}

async::Task<Result<OutboxItem>> Relay::retry(WorkspaceId workspace, ChannelId channel,
                                             OutboxItemId delivery) {
  if (!impl_->owns(workspace, channel)) co_return no_channel();
  auto again =
      co_await write<OutboxItem>(impl_->context.store, [channel, delivery](Tx& tx) -> Result<OutboxItem> {
        auto item = tx.channel_traffic().outbound(channel, delivery);
        if (!item)
          return fail(ErrorKind::not_found, "delivery_not_found", "The channel has no such delivery.");
        if (item->state != DeliveryState::failed)
          return fail(ErrorKind::conflict, "delivery_not_failed", "Only what has failed can be sent again.");
        item->state = DeliveryState::queued;
        item->attempts = 0;
        item->next_at = 0;
        item->code.clear();
        item->detail.clear();
        tx.channel_traffic().update_outbound(*item);
        show_delivery(tx, item->workspace, item->message, now_ms());
        return std::move(*item);
      });
  if (again) impl_->outbox_lanes.wake();
  co_return again;
}

const SecretBox& Relay::box() const { return impl_->context.box; }

std::string Relay::webhook_url(const Channel& channel, const std::string& base_url) const {
  const Adapter* adapter = find_adapter(channel.type);
  const std::string& configured = impl_->context.options.public_url;
  const std::string& base = configured.empty() ? base_url : configured;
  if (adapter == nullptr || base.empty() || !adapter->capabilities({"", channel.config}).webhook) return "";
  return base + "/hooks/" + channel.type + "/" + to_text(channel.id);
}

}  // namespace yingda::channels
