#pragma once
// What Weibo pushes.

#include "channels/channel.hpp"

namespace yingda::channels {

// Without an id, since Weibo sends none. Never fails: what is unknown is of type ignore.
Inbound read_weibo_message(const Json& push);

// "Mon Jul 16 18:09:20 +0800 2012"; 0 for anything else.
TimeMs weibo_time(std::string_view text);

}  // namespace yingda::channels
