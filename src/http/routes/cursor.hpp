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

// For lists that go on before an id: that id, 0 for an empty cursor (the first page).
template <class IdType>
Result<IdType> cursor_id(std::string_view cursor) {
  if (cursor.empty()) return IdType{};
  const auto numbers = decode_cursor(cursor, 1);
  if (!numbers) return std::unexpected(numbers.error());
  return IdType{numbers->front()};
}

}  // namespace yingda::http
