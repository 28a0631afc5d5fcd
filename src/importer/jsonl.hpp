#pragma once
// JSON Lines: one object a line, keys named as columns are.

#include <string_view>

#include "base/error.hpp"
#include "importer/raw_row.hpp"

namespace yingda::importer {

// A line that is no object is refused, the others go on. Error: import_too_many_rows. Pure.
Result<RawTable> parse_jsonl(std::string_view text, const Subject& subject);

}  // namespace yingda::importer
