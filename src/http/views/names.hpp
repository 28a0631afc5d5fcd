#pragma once
// What the views need besides the objects themselves.

#include <functional>
#include <memory>
#include <string>

#include "base/clock.hpp"
#include "base/id.hpp"
#include "core/channels/types.hpp"

namespace yingda::http::views {

// Look-ups in memory; they may be called from any thread.
struct Names {
  std::function<std::string(MemberId)> member;                       // "" for one who is not known
  std::function<std::shared_ptr<const Channel>(ChannelId)> channel;  // null for one that is not known
  // Milliseconds after the customer's last message in which the channel takes answers; 0 = always.
  std::function<TimeMs(const Channel&)> reply_window = [](const Channel&) { return TimeMs{0}; };
};

}  // namespace yingda::http::views
