#pragma once
// Which pages may read the public API's answers: those that the channel's settings name.

#include "http/api.hpp"

namespace yingda {
class ChannelDirectory;
}

namespace yingda::http {

// `directory` must outlive the hook.
CorsHook channel_cors(const ChannelDirectory& directory);

}  // namespace yingda::http
