#pragma once
// Texts within a platform's limits. Pure.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "channels/capabilities.hpp"

namespace yingda::channels {

// The longest prefix of at most `limit` bytes that does not cut inside a code point.
std::string_view prefix_bytes(std::string_view utf8, std::size_t limit);

// The text in pieces of at most `limit`, which is at least 4: cut behind a line, a sentence or a word where
// one ends in the second half of the piece, else between code points. Joined they are the text without the
// white space at the cuts.
std::vector<std::string> split_text(std::string_view utf8, std::size_t limit, Unit unit);

}  // namespace yingda::channels
