#include "core/channels/traffic.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace yingda {
namespace {

constexpr std::array<std::pair<DeliveryState, std::string_view>, 5> kDeliveryStates = {
    {{DeliveryState::queued, "queued"},
     {DeliveryState::sent, "sent"},
     {DeliveryState::delivered, "delivered"},
     {DeliveryState::read, "read"},
     {DeliveryState::failed, "failed"}}};

}  // namespace

std::string_view to_text(DeliveryState state) {
  return kDeliveryStates[static_cast<std::size_t>(state)].second;
}

std::optional<DeliveryState> parse_delivery_state(std::string_view text) {
  const auto* const found =
      std::ranges::find(kDeliveryStates, text, &std::pair<DeliveryState, std::string_view>::second);
  return found == kDeliveryStates.end() ? std::nullopt : std::optional(found->first);
}

}  // namespace yingda
