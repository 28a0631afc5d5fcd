#include "http/routes/public_channel.hpp"

#include <algorithm>
#include <cctype>

#include "base/text.hpp"
#include "core/channels/channel_directory.hpp"

namespace yingda::http {
namespace {

// Scheme and host know no case; browsers send them in lower case, people configure them otherwise.
}  // namespace

bool is_own_origin(std::string_view origin, std::string_view host) {
  const auto scheme_end = origin.find("://");
  return scheme_end != std::string_view::npos && !host.empty() &&
         ascii_equal(origin.substr(scheme_end + 3), host);
}

bool origin_allowed(const ChannelSettings& settings, std::string_view origin, std::string_view host) {
  if (settings.allowed_origins.empty() || origin.empty() || is_own_origin(origin, host)) return true;
  return std::ranges::any_of(settings.allowed_origins,
                             [origin](const std::string& allowed) { return ascii_equal(allowed, origin); });
}

Result<std::shared_ptr<const Channel>> public_channel(const ChannelDirectory& directory, std::string_view key,
                                                      std::string_view origin, std::string_view host) {
  auto channel = directory.find_by_key(key);
  // A platform's customers are known by ids that others can know: only the platform may speak for them.
  if (!channel || !channel->enabled || channel->type != "web") {
    return fail(ErrorKind::not_found, "channel_not_found", "No channel that is switched on has this key.",
                "channel_key");
  }
  if (!origin_allowed(channel->settings, origin, host)) {
    return fail(
        ErrorKind::forbidden, "origin_not_allowed",
        "The channel may not be used from this site; its allowed origins are in the channel's settings.");
  }
  return channel;
}

}  // namespace yingda::http
