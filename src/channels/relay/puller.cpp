#include "channels/relay/puller.hpp"

#include <algorithm>

#include "channels/registry.hpp"
#include "channels/relay/intake.hpp"
#include "core/store_await.hpp"

namespace yingda::channels {
namespace {

constexpr TimeMs kPollEvery = 10'000;  // where the platform names nothing else
constexpr TimeMs kAfterFailure = 30'000;
constexpr int kMostPages = 100;  // of one turn

}  // namespace

async::Task<std::vector<ChannelId>> Puller::due() {
  std::vector<ChannelId> out;
  const TimeMs now = now_ms();
  for (const auto& channel : context_.directory.of_platforms()) {
    const Adapter* adapter = find_adapter(channel->type);
    if (adapter == nullptr || !channel->enabled) continue;
    {
      const std::scoped_lock lock(mutex_);
      if (const auto next = next_.find(channel->id); next != next_.end() && next->second > now) continue;
    }
    const auto opened = open_channel(context_, channel->id);
    if (!opened) continue;
    bool wanted = adapter->capabilities(opened->account).polls;
    if (!wanted) {
      const auto state = co_await read<bool>(context_.store, [id = channel->id](Tx& tx) -> Result<bool> {
        return !tx.channel_traffic().pull(id).hints.empty();
      });
      wanted = state.value_or(false);
    }
    if (wanted) out.push_back(channel->id);
  }
  co_return out;
}

async::Task<Result<Pulled>> Puller::fetch(Opened opened, Json cursor, Json hint) {
  auto token = co_await context_.tokens.get(*opened.adapter, opened.account);
  if (!token) co_return std::unexpected(std::move(token.error()));
  auto call = opened.adapter->pull_call(opened.account, *token, cursor, hint);
  if (!call) co_return Pulled{{}, cursor, false};
  auto answer = co_await make_call(context_.web, std::move(*call));
  if (!answer) co_return std::unexpected(std::move(answer.error()));
  co_return opened.adapter->read_pull(opened.account, *answer, cursor);
}

bool Puller::begin(ChannelId channel) {
  const std::scoped_lock lock(mutex_);
  return running_.insert(channel).second;
}

void Puller::end(ChannelId channel) {
  const std::scoped_lock lock(mutex_);
  running_.erase(channel);
}

void Puller::set_next(ChannelId channel, TimeMs next) {
  const std::scoped_lock lock(mutex_);
  next_[channel] = next;
}

async::Task<bool> Puller::pull(ChannelId channel) {
  const auto opened = open_channel(context_, channel);
  if (!opened) co_return false;
  const TimeMs every = opened->adapter->capabilities(opened->account).poll_every;
  const auto state = co_await read<PullState>(
      context_.store, [channel](Tx& tx) -> Result<PullState> { return tx.channel_traffic().pull(channel); });
  if (!state) co_return false;
  // Without a hint there is one turn, by the cursor alone.
  const Json hints = state->hints.empty() ? Json::array({Json::object()}) : state->hints;
  bool any = false;
  for (const Json& hint : hints) {
    const auto fetched = co_await pull_all(*opened, hint);
    set_next(channel, now_ms() + (!fetched ? kAfterFailure : every > 0 ? every : kPollEvery));
    if (!fetched) co_return any;
    any = any || *fetched;
    if (state->hints.empty()) continue;
    co_await write<void>(context_.store, [channel, hint](Tx& tx) -> Status {
      PullState after = tx.channel_traffic().pull(channel);
      const auto done = std::find(after.hints.begin(), after.hints.end(), hint);
      if (done != after.hints.end()) after.hints.erase(done);
      tx.channel_traffic().set_pull(channel, after);
      return {};
    });
  }
  // A push is followed at once, also where nothing is polled.
  if (!opened->adapter->capabilities(opened->account).polls) set_next(channel, 0);
  co_return any;
}

async::Task<std::optional<bool>> Puller::pull_all(Opened opened, Json hint) {
  const ChannelId channel = opened.channel->id;
  bool any = false;
  for (int page = 0; page < kMostPages; ++page) {
    const auto cursor = co_await read<Json>(context_.store, [channel](Tx& tx) -> Result<Json> {
      return tx.channel_traffic().pull(channel).cursor;
    });
    if (!cursor) co_return std::nullopt;
    auto pulled = co_await fetch(opened, *cursor, hint);
    const TimeMs now = now_ms();
    if (!pulled) {
      context_.health.failed(channel, pulled.error().code, pulled.error().detail, now);
      context_.log.warn("messages could not be fetched",
                        {{"channel", to_text(channel)}, {"code", pulled.error().code}});
      co_return std::nullopt;
    }
    const bool moved = pulled->cursor != *cursor;
    const bool more = pulled->more && moved;
    Gathered gathered{opened.channel->workspace, channel, std::move(pulled->messages), {}, {}};
    if (moved) gathered.cursor = std::move(pulled->cursor);
    if (!gathered.messages.empty() || moved) {
      const auto fresh = co_await write<int>(context_.store, [gathered, now](Tx& tx) -> Result<int> {
        return store_gathered(tx, gathered, now);
      });
      if (!fresh) co_return std::nullopt;
      any = any || *fresh > 0;
      context_.health.received(channel, *fresh, now, "");
    }
    if (!more) break;
  }
  co_return any;
}

}  // namespace yingda::channels
