#pragma once
// QQ's dispatched events.

#include "channels/channel.hpp"

namespace yingda::channels {

// `push` is the whole body. The talk is c2c:, group:, channel: or dms: with its id. Never fails: what is
// unknown is of type ignore.
Inbound read_qq_event(const Json& push);

}  // namespace yingda::channels
