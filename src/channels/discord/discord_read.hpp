#pragma once
// What Discord says: interactions, messages and the events of the gateway.

#include "channels/channel.hpp"

namespace yingda::channels {

// Marks the custom_id of a button of ours: "yingda<number>:" and behind it what the customer says by it.
inline constexpr std::string_view kDiscordButton = "yingda";

// A slash command, a pressed component or a form that was sent in.
Inbound read_discord_interaction(const Json& interaction);
// A message object; those of robots are of type ignore.
Inbound read_discord_message(const Json& message);
// A frame of the gateway with "op" 0, or an event of the web hook: {"t" or "type", "d" or "data"}.
Inbound read_discord_event(std::string_view name, const Json& data);

}  // namespace yingda::channels
