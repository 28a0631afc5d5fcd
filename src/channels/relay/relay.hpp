#pragma once
// Carries messages between platforms and the conversations: takes what platforms push or let us fetch, stores
// it, answers the platform, and only then hands it to the inbox service; follows the event stream for what is
// said to customers of such channels, and sends it. See docs/adr/0005-channel-relay.md. Thread-safe.

#include <boost/asio/any_io_executor.hpp>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "async/task.hpp"
#include "base/error.hpp"
#include "base/log.hpp"
#include "channels/exchange.hpp"
#include "core/channels/channel_directory.hpp"
#include "core/channels/secret_box.hpp"
#include "core/channels/traffic.hpp"
#include "core/conversations/inbox_service.hpp"
#include "core/localized.hpp"
#include "core/uploads/upload_service.hpp"
#include "net/web_client.hpp"

namespace yingda::channels {

struct RelayOptions {
  std::string public_url;       // without a slash at the end; "" = as platforms reach us
  std::size_t lanes = 64;       // customers that are written to, and read from, at the same time
  std::size_t media_bytes = 0;  // the largest file that is fetched
};

struct HealthReport {
  ChannelHealth health;
  ChannelBacklog backlog;
};

struct CheckStep {
  std::string step;  // "fields", "address", "token", "call"
  bool ok = false;
  std::string field;
  std::string code;
  Localized text;
};

class Relay {
 public:
  Relay(async::asio::any_io_executor executor, Store& store, ChannelDirectory& directory, InboxService& inbox,
        UploadService& uploads, async::Offload& offload, net::WebClient& web, SecretBox box,
        RelayOptions options, Log log);
  ~Relay();  // after stop()
  Relay(const Relay&) = delete;
  Relay& operator=(const Relay&) = delete;

  // Goes on where the last run ended.
  async::Task<Status> start();
  // Blocks; not from a thread of the executor.
  void stop();
  // What the store has committed (Store::on_events); returns at once.
  void feed(const std::vector<Event>& events);

  // What a platform sent to the address of a channel. Nothing where there is no such channel. `base_url`: by
  // which the platform reached us.
  async::Task<std::optional<Reply>> receive(std::string type, ChannelId channel, Push push,
                                            std::string base_url);

  // Code: channel_not_found.
  async::Task<Result<HealthReport>> health(WorkspaceId workspace, ChannelId channel);
  // Asks the platform whether the account is right.
  async::Task<Result<std::vector<CheckStep>>> check(WorkspaceId workspace, ChannelId channel);
  async::Task<Result<std::vector<OutboxItem>>> deliveries(WorkspaceId workspace, ChannelId channel,
                                                          std::optional<DeliveryState> state,
                                                          OutboxItemId before, int limit);
  // Codes: delivery_not_found, delivery_not_failed.
  async::Task<Result<OutboxItem>> retry(WorkspaceId workspace, ChannelId channel, OutboxItemId delivery);

  const SecretBox& box() const;
  // Of the channel's web hook; "" where it has none.
  std::string webhook_url(const Channel& channel, const std::string& base_url) const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace yingda::channels
