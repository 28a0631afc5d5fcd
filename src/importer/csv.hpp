#pragma once
// CSV by RFC 4180 with comma, semicolon or tab.

#include <optional>
#include <string_view>
#include <vector>

#include "base/error.hpp"
#include "importer/raw_row.hpp"

namespace yingda::importer {

// Rows of cells; empty ones are left out. A row with a quote that is never closed is refused and reading goes
// on in the next line. Without a separator it is found from the first line. Error: import_too_many_rows.
// Pure.
Result<std::vector<CellRow>> parse_csv(std::string_view text, std::optional<char> separator = {});

// The separator that stands most often in the first line, outside quotes.
char detect_separator(std::string_view text);

}  // namespace yingda::importer
