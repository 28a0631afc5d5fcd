#include "channels/relay/delivery_state.hpp"

#include <algorithm>

#include "channels/relay/account.hpp"

namespace yingda::channels {
namespace {

// Of several pieces: failed where one failed, else what the slowest has come to.
const OutboxItem* telling_piece(const std::vector<OutboxItem>& pieces) {
  const auto failed = std::ranges::find(pieces, DeliveryState::failed, &OutboxItem::state);
  if (failed != pieces.end()) return &*failed;
  const auto slowest = std::ranges::min_element(pieces, {}, &OutboxItem::state);
  return slowest == pieces.end() ? nullptr : &*slowest;
}

// Platforms name the message as the key, or as the begin of what makes the status unique.
std::optional<OutboxItem> piece_of_status(Tx& tx, ChannelId channel, const Inbound& status) {
  std::string shorter = status.dedupe_key;
  const std::string ending = ":" + status.event;
  if (shorter.ends_with(ending)) shorter.resize(shorter.size() - ending.size());
  for (const std::string& id : {status.key, shorter}) {
    if (id.empty()) continue;
    if (auto found = tx.channel_traffic().outbound_by_platform_id(channel, id)) return found;
  }
  return std::nullopt;
}

void set_state(Tx& tx, OutboxItem piece, DeliveryState state, TimeMs now) {
  piece.state = state;
  tx.channel_traffic().update_outbound(piece);
  show_delivery(tx, piece.workspace, piece.message, now);
}

// Milliseconds, where a platform tells a time up to which all was read, or 0.
TimeMs watermark_of(const Inbound& status) {
  constexpr std::size_t kDigits = 13;
  const bool digits = status.key.find_first_not_of("0123456789") == std::string::npos;
  return digits && status.key.size() == kDigits ? std::stoll(status.key) : 0;
}

// Who has read a message has read those before it, and some platforms name only the last one or the time.
void mark_earlier(Tx& tx, ChannelId channel, const Inbound& status, const std::optional<OutboxItem>& piece,
                  DeliveryState state, TimeMs now) {
  constexpr int kMost = 200;
  const TimeMs watermark = piece ? 0 : watermark_of(status);
  if (watermark == 0 && (!piece || state != DeliveryState::read)) return;
  const std::string visitor = piece ? piece->visitor : visitor_of(status.user_id);
  const OutboxItemId last = piece ? piece->id : OutboxItemId{INT64_MAX};
  const TimeMs until = piece ? INT64_MAX : watermark;
  for (OutboxItem& each : tx.channel_traffic().outbound_unread(channel, visitor, last, until, kMost)) {
    const bool other = !piece || each.id != piece->id;
    if (other && each.state < state) set_state(tx, std::move(each), state, now);
  }
}

std::optional<DeliveryState> state_of(const std::string& event) {
  if (event == "delivered") return DeliveryState::delivered;
  if (event == "read") return DeliveryState::read;
  if (event == "failed") return DeliveryState::failed;
  return std::nullopt;
}

}  // namespace

void show_delivery(Tx& tx, WorkspaceId workspace, MessageId id, TimeMs now) {
  const auto pieces = tx.channel_traffic().outbound_of(id);
  const OutboxItem* piece = telling_piece(pieces);
  auto message = tx.conversations().message(workspace, id);
  if (piece == nullptr || !message) return;
  Json delivery = {{"state", to_text(piece->state)}};
  if (!piece->code.empty()) delivery["code"] = piece->code;
  if (!piece->detail.empty()) delivery["detail"] = piece->detail;
  if (!message->meta.is_object()) message->meta = Json::object();
  if (message->meta.value("delivery", Json()) == delivery) return;
  message->meta["delivery"] = std::move(delivery);
  tx.conversations().update_message_meta(workspace, id, message->meta);
  Event event;
  event.workspace = workspace;
  event.type = EventType::message_updated;
  event.conversation = message->conversation;
  event.ref = id.value;
  event.at = now;
  tx.events().append(event);
}

void apply_status(Tx& tx, ChannelId channel, const Inbound& status, TimeMs now) {
  const auto state = state_of(status.event);
  auto piece = state ? piece_of_status(tx, channel, status) : std::nullopt;
  if (state && *state != DeliveryState::failed) mark_earlier(tx, channel, status, piece, *state, now);
  // States only grow: a receipt that was overtaken by a later one says nothing.
  if (!piece || piece->state >= *state) return;
  piece->state = *state;
  if (*state == DeliveryState::failed && status.key != piece->platform_id) piece->code = status.key;
  if (*state == DeliveryState::failed) piece->detail = status.text;
  tx.channel_traffic().update_outbound(*piece);
  show_delivery(tx, piece->workspace, piece->message, now);
}

}  // namespace yingda::channels
