#include "http/cors.hpp"

#include "core/channels/channel_directory.hpp"
#include "http/routes/public_channel.hpp"

namespace yingda::http {

CorsHook channel_cors(const ChannelDirectory& directory) {
  return [&directory](std::string_view key, std::string_view origin, std::string_view host) {
    const auto channel = directory.find_by_key(key);
    return channel && origin_allowed(channel->settings, origin, host);
  };
}

}  // namespace yingda::http
