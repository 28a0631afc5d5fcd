#pragma once
// What Slack's Events API, interactivity and slash commands say.

#include "channels/channel.hpp"

namespace yingda::channels {

// A push of JSON (an event) or of a form (interactivity, a slash command); nothing for what is neither.
std::optional<std::vector<Inbound>> read_slack(const Push& push);

// Marks an action of ours, whose value is what the customer says by it.
inline constexpr std::string_view kSlackAction = "yingda_";

}  // namespace yingda::channels
