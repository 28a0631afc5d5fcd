#pragma once
// The first thing a customer sees.

#include <string_view>

#include "bot/snapshot.hpp"
#include "core/channels/types.hpp"
#include "core/conversations/parts.hpp"

namespace yingda::bot {

// The channel's greeting (or a default that names the bot and says that it is an AI), then the suggested
// questions as quick replies (where the channel has none: the first questions of up to four categories).
// `language` is a tag
// ("zh", "en-GB"); the workspace's locale decides where it is empty.
Parts greeting(const Snapshot& snapshot, const ChannelSettings& settings, std::string_view language);

}  // namespace yingda::bot
