#pragma once
// What is under way between platforms and us: the inbox of what was pushed or fetched, the outbox of what
// goes to customers, how each customer is reached, and how channels fare. Port to the store.
//
// A customer's items are a lane: they are worked off one after the other in the order of their ids.

#include <optional>
#include <string>
#include <vector>

#include "base/clock.hpp"
#include "base/id.hpp"
#include "base/json.hpp"

namespace yingda {

struct InboxItemTag;
using InboxItemId = Id<InboxItemTag>;
struct OutboxItemTag;
using OutboxItemId = Id<OutboxItemTag>;

struct InboxItem {
  InboxItemId id;
  WorkspaceId workspace;
  ChannelId channel;
  std::string dedupe_key;  // unique in the channel for 7 days
  std::string visitor;     // the lane; as Identity::external_id
  Json inbound;            // channels::Inbound, opaque here
  int attempts = 0;
  TimeMs next_at = 0;
  TimeMs received_at = 0;
};

// How a customer is reached on a channel.
struct PlatformTalk {
  ChannelId channel;
  std::string visitor;
  std::string user_id;  // the platform's own
  std::string conversation_id;
  Json reply_to = Json::object();  // of the customer's last message
  TimeMs wrote_at = 0;             // when that came
  int replies = 0;                 // pieces sent since it
};

enum class DeliveryState { queued, sent, delivered, read, failed };
std::string_view to_text(DeliveryState state);
std::optional<DeliveryState> parse_delivery_state(std::string_view text);

// One piece of a message.
struct OutboxItem {
  OutboxItemId id;
  WorkspaceId workspace;
  ChannelId channel;
  ConversationId conversation;
  MessageId message;
  int part = 0;
  std::string visitor;
  Json content;      // opaque here
  std::string text;  // what is said, in short
  DeliveryState state = DeliveryState::queued;
  int attempts = 0;
  TimeMs next_at = 0;
  std::string platform_id;
  std::string code;  // why it waits or failed
  std::string detail;
  TimeMs created_at = 0;
};

struct ChannelHealth {
  std::int64_t received = 0;
  std::int64_t sent = 0;
  std::int64_t refused = 0;
  TimeMs last_in = 0;
  TimeMs last_out = 0;
  TimeMs refused_at = 0;
  std::string refused_reason;
  TimeMs error_at = 0;
  std::string error_code;
  std::string error_detail;
  std::string base_url;  // by which the platform reaches us, "" until it did
};

struct ChannelBacklog {
  std::int64_t waiting_in = 0;
  std::int64_t waiting_out = 0;
  std::int64_t failed = 0;
};

struct PullState {
  Json cursor = Json::object();
  Json hints = Json::array();  // of pushes that only said that there is something; empty = nothing is wanted
};

class ChannelTraffic {
 public:
  virtual ~ChannelTraffic() = default;

  // False when the key is known; nothing is stored then.
  virtual bool add_inbound(const InboxItem& item) = 0;
  // The first of every lane that is due, at most `limit`.
  virtual std::vector<InboxItem> due_inbound(TimeMs now, int limit) = 0;
  // The first that waits in the lane, due or not.
  virtual std::optional<InboxItem> next_inbound(ChannelId channel, const std::string& visitor) = 0;
  // Its content goes, its key stays. `error`: why it was given up, "" = it was done.
  virtual void finish_inbound(InboxItemId id, const std::string& error) = 0;
  virtual void postpone_inbound(InboxItemId id, TimeMs next_at, const std::string& error) = 0;

  // Makes or renews the talk; an empty conversation_id or reply_to leaves what there was.
  virtual void customer_wrote(const PlatformTalk& talk) = 0;
  virtual std::optional<PlatformTalk> talk(ChannelId channel, const std::string& visitor) = 0;
  virtual void count_reply(ChannelId channel, const std::string& visitor) = 0;

  // False when this piece of the message is known.
  virtual bool add_outbound(const OutboxItem& item) = 0;
  virtual std::vector<OutboxItem> due_outbound(TimeMs now, int limit) = 0;
  virtual std::optional<OutboxItem> next_outbound(ChannelId channel, const std::string& visitor) = 0;
  // State, attempts, next_at, platform_id, code and detail.
  virtual void update_outbound(const OutboxItem& item) = 0;
  virtual std::optional<OutboxItem> outbound(ChannelId channel, OutboxItemId id) = 0;
  virtual std::optional<OutboxItem> outbound_by_platform_id(ChannelId channel,
                                                            const std::string& platform_id) = 0;
  virtual std::vector<OutboxItem> outbound_of(MessageId message) = 0;
  // The lane's pieces that are sent or delivered and not known to be read, up to `last` and made by `until`;
  // newest first.
  virtual std::vector<OutboxItem> outbound_unread(ChannelId channel, const std::string& visitor,
                                                  OutboxItemId last, TimeMs until, int limit) = 0;
  // Newest first, id < before (0 = from the newest).
  virtual std::vector<OutboxItem> list_outbound(ChannelId channel, std::optional<DeliveryState> state,
                                                OutboxItemId before, int limit) = 0;

  // Adds the counts and takes over the times, texts and the address that are set.
  virtual void add_health(ChannelId channel, const ChannelHealth& more) = 0;
  virtual ChannelHealth health(ChannelId channel) = 0;
  virtual ChannelBacklog backlog(ChannelId channel) = 0;

  virtual PullState pull(ChannelId channel) = 0;
  virtual void set_pull(ChannelId channel, const PullState& state) = 0;
};

}  // namespace yingda
