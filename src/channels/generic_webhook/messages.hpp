#pragma once
// The bodies of the generic web hook, both ways; docs/channels/generic_webhook.md tells their fields.

#include <optional>
#include <string_view>
#include <vector>

#include "channels/channel.hpp"

namespace yingda::channels {

// One message, or {"messages": [...]}. Where a message has no id, `fallback` and its place are its id.
// Nothing where a message has no user.
std::optional<std::vector<Inbound>> read_generic(const Json& body, std::string_view fallback);

Json generic_body(const Outgoing& message);

}  // namespace yingda::channels
