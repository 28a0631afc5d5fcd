#include "core/conversations/admission.hpp"

#include <algorithm>
#include <utility>

namespace yingda {

Admission::Pass::Pass(Pass&& other) noexcept
    : admission_(std::exchange(other.admission_, nullptr)),
      workspace_(other.workspace_),
      channel_(other.channel_) {}

Admission::Pass::~Pass() {
  if (admission_ != nullptr) admission_->leave(workspace_, channel_);
}

std::optional<Admission::Pass> Admission::enter(WorkspaceId workspace, ChannelId channel) {
  const std::scoped_lock lock(mutex_);
  const auto tenant = tenants_.find(workspace);
  const bool new_tenant = tenant == tenants_.end();
  const std::size_t tenants = tenants_.size() + (new_tenant ? 1 : 0);
  const std::size_t share = std::max<std::size_t>(1, bound_ / (tenants + 1));
  if (!new_tenant) {
    Tenant& active = tenant->second;
    const auto place = active.channels.find(channel);
    const std::size_t of_channel = place == active.channels.end() ? 0 : place->second;
    const std::size_t channels = active.channels.size() + (of_channel == 0 ? 1 : 0);
    const std::size_t share_of_channel = std::max<std::size_t>(1, share / (channels + 1));
    // Whoever has nothing under way yet gets a first message through.
    if (of_channel != 0 && (of_channel >= share_of_channel || active.under_way >= share)) return std::nullopt;
  }
  Tenant& entered = tenants_[workspace];
  ++entered.under_way;
  ++entered.channels[channel];
  ++under_way_;
  return Pass(this, workspace, channel);
}

void Admission::leave(WorkspaceId workspace, ChannelId channel) {
  const std::scoped_lock lock(mutex_);
  --under_way_;
  const auto tenant = tenants_.find(workspace);
  const auto place = tenant->second.channels.find(channel);
  if (--place->second == 0) tenant->second.channels.erase(place);
  if (--tenant->second.under_way == 0) tenants_.erase(tenant);
}

std::size_t Admission::under_way() const {
  const std::scoped_lock lock(mutex_);
  return under_way_;
}

}  // namespace yingda
