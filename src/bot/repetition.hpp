#pragma once
// Notices that a customer asks the same thing again.

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

#include "nlu/sentence_vector.hpp"

namespace yingda::bot {

// How many of the earlier texts ask the same as `normalized`: equal but for small words and marks.
std::size_t times_asked(std::string_view normalized, std::span<const std::string> earlier);

// Whether an earlier normalised text is about the same matter, however it is worded. Costs up to two sentence
// vectors; false without an encoder.
bool are_of_one_matter(nlu::SentenceVector& now, const nlu::Encoder* encoder, std::string_view earlier);

}  // namespace yingda::bot
