#pragma once
// What LINE's web hook says.

#include "channels/channel.hpp"

namespace yingda::channels {

// One for each event; unknown ones, and those of a talk that another module holds, are of type ignore.
std::vector<Inbound> read_line(const Json& body);

}  // namespace yingda::channels
