#pragma once

#include "core/channels/traffic.hpp"
#include "storage/sqlite/sql.hpp"

namespace yingda::storage {

class SqliteChannelTraffic final : public ChannelTraffic {
 public:
  explicit SqliteChannelTraffic(Connection& db) : db_(db) {}
  bool add_inbound(const InboxItem& item) override;
  std::vector<InboxItem> due_inbound(TimeMs now, int limit) override;
  std::optional<InboxItem> next_inbound(ChannelId channel, const std::string& visitor) override;
  void finish_inbound(InboxItemId id, const std::string& error) override;
  void postpone_inbound(InboxItemId id, TimeMs next_at, const std::string& error) override;

  void customer_wrote(const PlatformTalk& talk) override;
  std::optional<PlatformTalk> talk(ChannelId channel, const std::string& visitor) override;
  void count_reply(ChannelId channel, const std::string& visitor) override;

  bool add_outbound(const OutboxItem& item) override;
  std::vector<OutboxItem> due_outbound(TimeMs now, int limit) override;
  std::optional<OutboxItem> next_outbound(ChannelId channel, const std::string& visitor) override;
  void update_outbound(const OutboxItem& item) override;
  std::optional<OutboxItem> outbound(ChannelId channel, OutboxItemId id) override;
  std::optional<OutboxItem> outbound_by_platform_id(ChannelId channel,
                                                    const std::string& platform_id) override;
  std::vector<OutboxItem> outbound_of(MessageId message) override;
  std::vector<OutboxItem> outbound_unread(ChannelId channel, const std::string& visitor, OutboxItemId last,
                                          TimeMs until, int limit) override;
  std::vector<OutboxItem> list_outbound(ChannelId channel, std::optional<DeliveryState> state,
                                        OutboxItemId before, int limit) override;

  void add_health(ChannelId channel, const ChannelHealth& more) override;
  ChannelHealth health(ChannelId channel) override;
  ChannelBacklog backlog(ChannelId channel) override;

  PullState pull(ChannelId channel) override;
  void set_pull(ChannelId channel, const PullState& state) override;

 private:
  Connection& db_;
};

}  // namespace yingda::storage
