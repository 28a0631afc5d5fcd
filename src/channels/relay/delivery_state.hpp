#pragma once
// How the pieces of a message fare, and what the agent sees of it. Inside units of work.

#include <string>

#include "channels/message.hpp"
#include "core/channels/traffic.hpp"
#include "core/store.hpp"

namespace yingda::channels {

// Writes the state of a message's pieces into its meta ("delivery"), and tells the consoles.
void show_delivery(Tx& tx, WorkspaceId workspace, MessageId message, TimeMs now);

// What the platform says of a message of ours. One that is not known is left alone.
void apply_status(Tx& tx, ChannelId channel, const Inbound& status, TimeMs now);

}  // namespace yingda::channels
