#pragma once
// What the parts of the relay share; inside of channels/relay only.

#include <map>
#include <mutex>
#include <string>

#include "async/lanes.hpp"
#include "base/log.hpp"
#include "channels/channel.hpp"
#include "channels/relay/relay.hpp"
#include "core/channels/traffic.hpp"

namespace yingda::channels {

// Counts in memory, which go to the store every few seconds: somebody who sends nonsense must not make it
// write. Thread-safe.
class HealthBoard {
 public:
  void refused(ChannelId channel, std::string_view reason, TimeMs now);
  void received(ChannelId channel, std::int64_t messages, TimeMs now, const std::string& base_url);
  void sent(ChannelId channel, TimeMs now);
  void failed(ChannelId channel, std::string code, std::string detail, TimeMs now);
  // What is not stored yet, and forgets it.
  std::map<ChannelId, ChannelHealth> take();
  ChannelHealth pending(ChannelId channel) const;

 private:
  mutable std::mutex mutex_;
  std::map<ChannelId, ChannelHealth> more_;
};

// One text about both, as it would be stored.
ChannelHealth joined(ChannelHealth stored, const ChannelHealth& more);

// The adapter and account of a channel that is there, switched on and of a platform.
struct Opened {
  std::shared_ptr<const Channel> channel;
  const Adapter* adapter = nullptr;
  Account account;
};
// Access tokens in memory. Refreshed five minutes before they end, by one caller while the others wait.
class TokenCache {
 public:
  // Stores settings that a token brings along (Token::settings), before it is used.
  using Save = std::function<async::Task<Status>(std::string account, Json settings)>;

  TokenCache(net::WebClient& web, Save save) : web_(web), save_(std::move(save)) {}
  // An empty token where the channel needs none. `bad`: a value that the platform has turned down.
  async::Task<Result<Token>> get(const Adapter& adapter, Account account, std::string bad = {});
  // After a change of the channel.
  void forget(ChannelId channel);

 private:
  std::optional<Token> known(const std::string& account, const std::string& bad, TimeMs now) const;
  void keep(const std::string& account, const Token& token, TimeMs now);

  net::WebClient& web_;
  const Save save_;
  async::KeyedLanes lanes_;
  mutable std::mutex mutex_;
  struct Kept {
    Token token;
    TimeMs refresh_at = 0;  // 0 = never
  };
  std::map<std::string, Kept> tokens_;
};

// Public keys by which some platforms sign (Adapter::keys_call), in memory.
class KeyCache {
 public:
  explicit KeyCache(net::WebClient& web) : web_(web) {}
  // Puts the keys into the account's settings, where the platform has any. `refused`: those that were there
  // did not do; true when there are others now.
  async::Task<bool> provide(Opened& opened, bool refused);

 private:
  struct Kept {
    std::string keys;
    TimeMs fetched_at = 0;
    TimeMs tried_at = 0;
  };

  Kept kept(ChannelId channel);
  void keep(ChannelId channel, Kept kept);

  net::WebClient& web_;
  std::mutex mutex_;
  std::map<ChannelId, Kept> kept_;
};

// The call over the network. `most`: bytes of the answer, 0 = as usual. Codes of net::WebClient.
async::Task<Result<Answer>> make_call(net::WebClient& web, Call call, std::size_t most = 0);

struct Context {
  Context(Store& the_store, ChannelDirectory& the_directory, InboxService& the_inbox,
          UploadService& the_uploads, async::Offload& the_offload, net::WebClient& the_web, SecretBox the_box,
          RelayOptions with, Log to)
      : store(the_store),
        directory(the_directory),
        inbox(the_inbox),
        uploads(the_uploads),
        offload(the_offload),
        web(the_web),
        box(std::move(the_box)),
        options(std::move(with)),
        log(std::move(to)),
        tokens(the_web,
               [this](std::string account, Json settings) {
                 return save_settings(std::move(account), std::move(settings));
               }),
        keys(the_web) {}
  Context(const Context&) = delete;
  Context& operator=(const Context&) = delete;

  Store& store;
  ChannelDirectory& directory;
  InboxService& inbox;
  UploadService& uploads;
  async::Offload& offload;
  net::WebClient& web;
  SecretBox box;
  RelayOptions options;
  Log log;
  HealthBoard health;
  TokenCache tokens;
  KeyCache keys;

  // Where customers' platforms fetch our files: as configured, or as the platform reached us; "" = unknown.
  async::Task<std::string> base_url(ChannelId channel);

 private:
  async::Task<Status> save_settings(std::string account, Json settings);
};

// Codes: channel_not_found, channel_secret_unreadable.
Result<Opened> open_channel(const Context& context, ChannelId id);

// 1 s, 2 s, 4 s … up to ten minutes, a fifth more or less, so that many do not come back at once.
TimeMs backoff_of(int attempts);

}  // namespace yingda::channels
