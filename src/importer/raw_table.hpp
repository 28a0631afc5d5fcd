#pragma once
// A file of any of the formats as rows of named fields.

#include <string_view>

#include "base/error.hpp"
#include "importer/raw_row.hpp"

namespace yingda::importer {

// The format is found from the bytes; where they leave it open, ".jsonl" and ".tsv" at the end of the name
// decide. Errors as of read_table (importer/table.hpp). Pure.
Result<RawTable> read_raw_table(std::string_view bytes, std::string_view file_name, const Subject& subject);

}  // namespace yingda::importer
