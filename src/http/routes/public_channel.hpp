#pragma once
// The gate of the customer's side: which channel a public key means, and whether a page may use it.

#include <memory>
#include <string_view>

#include "base/error.hpp"
#include "core/channels/types.hpp"

namespace yingda {
class ChannelDirectory;
}

namespace yingda::http {

// `origin` and `host` are the request's headers, "" where absent. A page of this server itself is always let
// in, so that previews and demo pages work whatever sites are allowed. Errors: {not_found,
// "channel_not_found"} for an unknown or disabled channel, {forbidden, "origin_not_allowed"}.
Result<std::shared_ptr<const Channel>> public_channel(const ChannelDirectory& directory, std::string_view key,
                                                      std::string_view origin, std::string_view host);

// Whether the channel may be used by a page of this origin.
bool origin_allowed(const ChannelSettings& settings, std::string_view origin, std::string_view host);

// Whether an Origin header names the host that the request was sent to. False for "" and "null".
bool is_own_origin(std::string_view origin, std::string_view host);

}  // namespace yingda::http
