#pragma once
// Activities of the Bot Framework as Teams sends them.

#include "channels/channel.hpp"

namespace yingda::channels {

Inbound read_teams(const Json& activity);

}  // namespace yingda::channels
