#pragma once
// Notices that a customer asks the same thing again.

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

namespace yingda::bot {

// How many of the earlier texts ask the same as `normalized`: equal but for small words and marks.
std::size_t times_asked(std::string_view normalized, std::span<const std::string> earlier);

// Whether two sentence vectors (length 1) are of one matter, however it is worded. Empty ones are not.
bool are_of_one_matter(std::span<const float> a, std::span<const float> b);

}  // namespace yingda::bot
