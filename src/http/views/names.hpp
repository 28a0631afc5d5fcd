#pragma once
// What the views need besides the objects themselves.

#include <functional>
#include <memory>
#include <string>

#include "base/id.hpp"
#include "core/channels/types.hpp"

namespace yingda::http::views {

// Look-ups in memory; they may be called from any thread.
struct Names {
  std::function<std::string(MemberId)> member;                       // "" for one who is not known
  std::function<std::shared_ptr<const Channel>(ChannelId)> channel;  // null for one that is not known
};

}  // namespace yingda::http::views
