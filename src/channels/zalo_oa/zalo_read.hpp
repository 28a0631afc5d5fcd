#pragma once
// What the web hook of a Zalo Official Account says.

#include "channels/channel.hpp"

namespace yingda::channels {

// One event; several where it tells of several of our messages. Unknown ones are of type ignore.
std::vector<Inbound> read_zalo(const Json& body);

}  // namespace yingda::channels
