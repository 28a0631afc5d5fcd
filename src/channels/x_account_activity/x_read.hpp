#pragma once
// What the Account Activity web hook of X says.

#include "channels/channel.hpp"

namespace yingda::channels {

// Direct messages, typing, reading and follows of the account. Posts and whatever else comes is of type
// ignore.
std::vector<Inbound> read_x(const Json& body);

}  // namespace yingda::channels
