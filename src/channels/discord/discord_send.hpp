#pragma once
// Message objects of Discord.

#include "channels/channel.hpp"

namespace yingda::channels {

inline constexpr std::size_t kDiscordChoices = 25;
inline constexpr std::size_t kDiscordLabel = 80;

// Content, embeds and buttons. Nobody is mentioned by it.
Json discord_message(const Outgoing& message);

}  // namespace yingda::channels
