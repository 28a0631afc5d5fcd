#pragma once
// Every adapter of the program.

#include <span>
#include <string_view>

#include "channels/channel.hpp"

namespace yingda::channels {

std::span<const Adapter* const> adapters();
// Null for a type that no adapter has.
const Adapter* find_adapter(std::string_view type);

}  // namespace yingda::channels
