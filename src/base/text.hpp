#pragma once
// UTF-8 text rules used everywhere. All functions are pure and thread-safe.

#include <cstddef>
#include <string>
#include <string_view>

namespace yingda {

// Whether the bytes are well-formed UTF-8 (no surrogates, no overlong forms).
bool is_utf8(std::string_view bytes);
// The number of Unicode code points of well-formed UTF-8.
std::size_t code_points(std::string_view utf8);
// The longest prefix of at most `limit` code points, never cutting inside one.
std::string_view prefix_code_points(std::string_view utf8, std::size_t limit);
// With the letters A-Z as a-z; other bytes as they are.
std::string ascii_lower(std::string_view text);
// Whether both are the same but for the case of ASCII letters.
bool ascii_equal(std::string_view a, std::string_view b);
// Without leading and trailing white space (ASCII and U+3000).
std::string_view trim(std::string_view utf8);

}  // namespace yingda
