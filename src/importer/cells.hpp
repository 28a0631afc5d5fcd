#pragma once
// What the readers of rows share: why a row is refused, bounds of a text, and lists inside a cell. Pure.

#include <array>
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "importer/raw_row.hpp"

namespace yingda::importer {

// Why a row is refused; turned into a RefusedRow by the caller, who knows the row.
struct Refusal {
  std::string column;
  std::string code;
  std::string reason;
};
using Check = std::optional<Refusal>;

// Between the parts of a list of words in one cell.
inline constexpr std::array<std::string_view, 10> kListMarks = {"\n", "\r", "|", "｜", "；",
                                                                ";",  "，", ",", "、", "\t"};

// Appends the parts of `text`, trimmed, those that `into` lacks and that are not empty.
void split(std::string_view text, std::span<const std::string_view> marks, std::vector<std::string>& into);

Check check_utf8(const RawRow& row);
Check too_long(const Field& field, std::size_t limit);
// `limit` in code points.
Check set(const Field& field, std::string_view value, std::size_t limit, std::string& into);
bool is_language(std::string_view text);
Check bad_language(const Field& field);

}  // namespace yingda::importer
