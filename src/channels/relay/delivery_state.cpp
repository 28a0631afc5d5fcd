#include "channels/relay/delivery_state.hpp"

#include <algorithm>

#include "core/journal.hpp"

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
  // States only grow: a receipt that was overtaken by a later one says nothing.
  if (!piece || piece->state >= *state) return;
  piece->state = *state;
  if (*state == DeliveryState::failed && status.key != piece->platform_id) piece->code = status.key;
  if (*state == DeliveryState::failed) piece->detail = status.text;
  tx.channel_traffic().update_outbound(*piece);
  show_delivery(tx, piece->workspace, piece->message, now);
}

}  // namespace yingda::channels
