#pragma once
// Channels, their kinds, health and deliveries as JSON (api/openapi.yaml).

#include <vector>

#include "base/json.hpp"
#include "channels/channel.hpp"
#include "channels/relay/relay.hpp"

namespace yingda::http::views {

// `base_url`: by which the caller reached us, for the web hook's address. Values of secrets are left out.
Json channel(const Channel& channel, const channels::Relay& relay, const std::string& base_url);
Json channel_type(const channels::Adapter& adapter);
Json health(const channels::HealthReport& report);
Json check(const std::vector<channels::CheckStep>& steps);
Json delivery(const OutboxItem& item);

}  // namespace yingda::http::views
