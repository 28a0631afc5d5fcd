#pragma once
// XLSX: the cells of every sheet, as text.

#include <string>
#include <string_view>
#include <vector>

#include "base/error.hpp"
#include "importer/raw_row.hpp"

namespace yingda::importer {

// The sheets in the order of the workbook, empty rows left out. Errors: import_unreadable (no workbook,
// damaged, encrypted), import_too_large (unpacks to more than 100 MiB), import_too_many_rows. Pure.
Result<std::vector<std::vector<CellRow>>> read_xlsx(std::string_view bytes);

}  // namespace yingda::importer
