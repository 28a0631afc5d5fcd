#include "channels/relay/puller.hpp"

#include "channels/registry.hpp"
#include "channels/relay/intake.hpp"
#include "core/store_await.hpp"

namespace yingda::channels {
namespace {

constexpr TimeMs kPollEvery = 10'000;       // where the platform names nothing else
constexpr TimeMs kAfterFailure = 30'000;
constexpr int kMostPages = 100;             // of one turn

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
        return tx.channel_traffic().pull(id).wanted;
      });
      wanted = state.value_or(false);
    }
    if (wanted) out.push_back(channel->id);
  }
  co_return out;
}

async::Task<Result<Pulled>> Puller::fetch(Opened opened, PullState state) {
  auto token = co_await context_.tokens.get(*opened.adapter, opened.account);
  if (!token) co_return std::unexpected(std::move(token.error()));
  auto call = opened.adapter->pull_call(opened.account, *token, state.cursor, state.hint);
  if (!call) co_return Pulled{{}, state.cursor, false};
  auto answer = co_await make_call(context_.web, std::move(*call));
  if (!answer) co_return std::unexpected(std::move(answer.error()));
  co_return opened.adapter->read_pull(opened.account, *answer, state.cursor);
}

async::Task<bool> Puller::pull(ChannelId channel) {
  bool any = false;
  for (int page = 0; page < kMostPages; ++page) {
    auto opened = open_channel(context_, channel);
    if (!opened) co_return any;
    const TimeMs every = opened->adapter->capabilities(opened->account).poll_every;
    const WorkspaceId workspace = opened->channel->workspace;
    const auto state = co_await write<PullState>(context_.store, [channel](Tx& tx) -> Result<PullState> {
      PullState now = tx.channel_traffic().pull(channel);
      // A push that comes while we fetch asks again.
      PullState next = now;
      next.wanted = false;
      if (now.wanted) tx.channel_traffic().set_pull(channel, next);
      return now;
    });
    if (!state) co_return any;
    auto pulled = co_await fetch(std::move(*opened), *state);
    const TimeMs now = now_ms();
    {
      const std::scoped_lock lock(mutex_);
      next_[channel] = pulled ? now + (every > 0 ? every : kPollEvery) : now + kAfterFailure;
    }
    if (!pulled) {
      context_.health.failed(channel, pulled.error().code, pulled.error().detail, now);
      context_.log.warn("messages could not be fetched", {{"channel", to_text(channel)}, {"code", pulled.error().code}});
      co_await write<void>(context_.store, [channel, wanted = state->wanted](Tx& tx) -> Status {
        PullState back = tx.channel_traffic().pull(channel);
        back.wanted = back.wanted || wanted;
        tx.channel_traffic().set_pull(channel, back);
        return {};
      });
      co_return any;
    }
    const bool more = pulled->more;
    const bool moved = pulled->cursor != state->cursor;
    Gathered gathered{workspace, channel, std::move(pulled->messages), {}, {}};
    if (moved) gathered.cursor = std::move(pulled->cursor);
    if (!gathered.messages.empty() || moved) {
      const auto fresh = co_await write<int>(
          context_.store, [gathered, now](Tx& tx) -> Result<int> { return store_gathered(tx, gathered, now); });
      if (!fresh) co_return any;
      any = any || *fresh > 0;
      context_.health.received(channel, *fresh, now, "");
    }
    if (!more || !moved) co_return any;
  }
  co_return any;
}

}  // namespace yingda::channels
