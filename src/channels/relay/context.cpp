#include "channels/relay/context.hpp"

#include <algorithm>
#include <functional>
#include <random>

#include "channels/registry.hpp"
#include "channels/relay/account.hpp"
#include "core/store_await.hpp"

namespace yingda::channels {
namespace {

constexpr TimeMs kEarly = 5LL * 60 * 1000;  // before its end a token is refreshed

}  // namespace

void HealthBoard::refused(ChannelId channel, std::string_view reason, TimeMs now) {
  const std::scoped_lock lock(mutex_);
  ChannelHealth& more = more_[channel];
  ++more.refused;
  more.refused_at = now;
  more.refused_reason = reason;
}

void HealthBoard::received(ChannelId channel, std::int64_t messages, TimeMs now,
                           const std::string& base_url) {
  const std::scoped_lock lock(mutex_);
  ChannelHealth& more = more_[channel];
  more.received += messages;
  more.last_in = now;
  if (!base_url.empty()) more.base_url = base_url;
}

void HealthBoard::sent(ChannelId channel, TimeMs now) {
  const std::scoped_lock lock(mutex_);
  ChannelHealth& more = more_[channel];
  ++more.sent;
  more.last_out = now;
}

void HealthBoard::failed(ChannelId channel, std::string code, std::string detail, TimeMs now) {
  const std::scoped_lock lock(mutex_);
  ChannelHealth& more = more_[channel];
  more.error_at = now;
  more.error_code = std::move(code);
  more.error_detail = std::move(detail);
}

std::map<ChannelId, ChannelHealth> HealthBoard::take() {
  const std::scoped_lock lock(mutex_);
  return std::exchange(more_, {});
}

ChannelHealth HealthBoard::pending(ChannelId channel) const {
  const std::scoped_lock lock(mutex_);
  const auto found = more_.find(channel);
  return found == more_.end() ? ChannelHealth{} : found->second;
}

ChannelHealth joined(ChannelHealth stored, const ChannelHealth& more) {
  stored.received += more.received;
  stored.sent += more.sent;
  stored.refused += more.refused;
  stored.last_in = std::max(stored.last_in, more.last_in);
  stored.last_out = std::max(stored.last_out, more.last_out);
  if (more.refused_at != 0) {
    stored.refused_at = more.refused_at;
    stored.refused_reason = more.refused_reason;
  }
  if (more.error_at != 0) {
    stored.error_at = more.error_at;
    stored.error_code = more.error_code;
    stored.error_detail = more.error_detail;
  }
  if (!more.base_url.empty()) stored.base_url = more.base_url;
  return stored;
}

std::optional<Token> TokenCache::known(const std::string& account, const std::string& bad, TimeMs now) const {
  const std::scoped_lock lock(mutex_);
  const auto found = tokens_.find(account);
  if (found == tokens_.end() || (!bad.empty() && found->second.token.value == bad)) return std::nullopt;
  const Kept& kept = found->second;
  if (kept.refresh_at != 0 && now >= kept.refresh_at) return std::nullopt;
  return kept.token;
}

void TokenCache::keep(const std::string& account, const Token& token, TimeMs now) {
  // One that lives for minutes only is kept for most of them.
  const TimeMs left = token.expires_at - now;
  const TimeMs refresh_at = token.expires_at == 0 ? 0 : token.expires_at - std::min(kEarly, left / 4);
  const std::scoped_lock lock(mutex_);
  tokens_[account] = {token, refresh_at};
}

async::Task<Result<Token>> TokenCache::get(const Adapter& adapter, Account account, std::string bad) {
  auto call = adapter.token_call(account, now_ms());
  if (!call) co_return Token{};
  if (auto token = known(account.id, bad, now_ms())) co_return std::move(*token);
  const auto turn = co_await lanes_.enter(static_cast<std::uint64_t>(std::hash<std::string>()(account.id)));
  if (auto token = known(account.id, bad, now_ms())) co_return std::move(*token);
  auto answer = co_await make_call(web_, std::move(*call));
  if (!answer) co_return std::unexpected(std::move(answer.error()));
  auto token = adapter.read_token(account, *answer);
  if (!token) co_return std::unexpected(std::move(token.error()));
  if (!token->settings.empty()) {
    if (auto saved = co_await save_(account.id, token->settings); !saved)
      co_return std::unexpected(std::move(saved.error()));
  }
  keep(account.id, *token, now_ms());
  co_return token;
}

void TokenCache::forget(ChannelId channel) {
  const std::scoped_lock lock(mutex_);
  tokens_.erase(to_text(channel));
}

async::Task<bool> KeyCache::provide(Opened& opened, bool refused) {
  constexpr TimeMs kDay = 24LL * 3600 * 1000;
  constexpr TimeMs kMinute = 60'000;
  auto call = opened.adapter->keys_call(opened.account);
  if (!call) co_return false;
  const ChannelId channel = opened.channel->id;
  const TimeMs now = now_ms();
  Kept kept = this->kept(channel);
  // Somebody who signs with keys of his own must not make us ask for each push.
  const bool fresh = kept.fetched_at + kDay > now && !refused;
  bool changed = false;
  if (!fresh && kept.tried_at + kMinute <= now) {
    kept.tried_at = now;
    keep(channel, kept);
    const auto answer = co_await make_call(web_, std::move(*call));
    if (answer && answer->status == 200) {
      changed = answer->body != kept.keys;
      kept.keys = answer->body;
      kept.fetched_at = now;
      keep(channel, kept);
    }
  }
  if (!kept.keys.empty()) opened.account.settings["jwks"] = kept.keys;
  co_return changed;
}

KeyCache::Kept KeyCache::kept(ChannelId channel) {
  const std::scoped_lock lock(mutex_);
  return kept_[channel];
}

void KeyCache::keep(ChannelId channel, Kept kept) {
  const std::scoped_lock lock(mutex_);
  kept_[channel] = std::move(kept);
}

// Nobody is told: the channel works as before, and the tokens must not be forgotten for it.
async::Task<Status> Context::save_settings(std::string account, Json settings) {
  const auto channel = directory.find(parse_id<ChannelId>(account).value_or(ChannelId{}));
  const Adapter* adapter = channel ? find_adapter(channel->type) : nullptr;
  if (adapter == nullptr) co_return fail(ErrorKind::not_found, "channel_not_found", "The channel is gone.");
  Json config = Json::object();
  Json secrets = Json::object();
  for (const auto& [name, value] : settings.items()) {
    const auto field = std::ranges::find(adapter->fields(), name, &SetupField::name);
    const bool open = field != adapter->fields().end() && !field->secret;
    (open ? config : secrets)[name] = value;
  }
  auto stored = co_await write<void>(
      store,
      [this, id = channel->id, workspace = channel->workspace, adapter, config, secrets](Tx& tx) -> Status {
        auto found = tx.channels().find(workspace, id);
        if (!found) return fail(ErrorKind::not_found, "channel_not_found", "The channel is gone.");
        if (auto put = put_fields(*found, *adapter, box, config, secrets); !put) return put;
        tx.channels().update(*found);
        return {};
      });
  if (!stored) co_return stored;
  co_return co_await directory.refresh();
}

async::Task<Result<Answer>> make_call(net::WebClient& web, Call call, std::size_t most) {
  auto got = co_await web.send(
      {std::move(call.method), std::move(call.url), std::move(call.headers), std::move(call.body), most});
  if (!got) co_return std::unexpected(std::move(got.error()));
  co_return Answer{got->status, std::move(got->headers), std::move(got->body), now_ms()};
}

async::Task<std::string> Context::base_url(ChannelId channel) {
  if (!options.public_url.empty()) co_return options.public_url;
  const auto stored = co_await read<ChannelHealth>(
      store, [channel](Tx& tx) -> Result<ChannelHealth> { return tx.channel_traffic().health(channel); });
  const std::string fresh = health.pending(channel).base_url;
  if (!fresh.empty() || !stored) co_return fresh;
  co_return stored->base_url;
}

Result<Opened> open_channel(const Context& context, ChannelId id) {
  Opened out;
  out.channel = context.directory.find(id);
  out.adapter = out.channel ? find_adapter(out.channel->type) : nullptr;
  if (out.adapter == nullptr || !out.channel->enabled)
    return fail(ErrorKind::not_found, "channel_not_found",
                "There is no such channel, or it is switched off.");
  auto account = account_of(*out.channel, context.box);
  if (!account) return std::unexpected(std::move(account.error()));
  out.account = std::move(*account);
  return out;
}

TimeMs backoff_of(int attempts) {
  constexpr TimeMs kFirst = 1000;
  constexpr TimeMs kLongest = 10LL * 60 * 1000;
  constexpr int kMostDoublings = 12;
  constexpr double kJitter = 0.2;
  thread_local std::minstd_rand random(std::random_device{}());
  const TimeMs plain = std::min(kLongest, kFirst << std::clamp(attempts - 1, 0, kMostDoublings));
  std::uniform_real_distribution<double> spread(1 - kJitter, 1 + kJitter);
  return static_cast<TimeMs>(static_cast<double>(plain) * spread(random));
}

}  // namespace yingda::channels
