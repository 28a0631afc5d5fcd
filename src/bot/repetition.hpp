#pragma once
// Notices that a customer asks the same thing again.

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

namespace yingda::bot {

// How many of the earlier texts ask the same as `normalized`: equal but for small words and marks.
std::size_t times_asked(std::string_view normalized, std::span<const std::string> earlier);

}  // namespace yingda::bot
