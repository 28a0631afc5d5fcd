#pragma once
// Page cursors: opaque to clients (base64url), a list of numbers to us.

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.hpp"

namespace yingda::http {

std::string encode_cursor(std::initializer_list<std::int64_t> numbers);
// Exactly `count` numbers, or {invalid, "invalid_cursor"}.
Result<std::vector<std::int64_t>> decode_cursor(std::string_view cursor, std::size_t count);

}  // namespace yingda::http
