#pragma once
// What the readers of the file formats give: rows of named fields, not yet looked at for sense.

#include <optional>
#include <string>
#include <vector>

#include "importer/columns.hpp"
#include "importer/table.hpp"

namespace yingda::importer {

struct Field {
  Column column;
  std::string name;                 // as the file calls it
  std::vector<std::string> values;  // one for a cell, several for a JSON array
};

struct RawRow {
  int number = 0;  // line or spreadsheet row, 1-based
  std::vector<Field> fields;
  std::string text;                   // the start of the row, for the report
  std::optional<RefusedRow> refused;  // the row could not be read; `fields` is empty then
};

struct RawTable {
  std::vector<RawRow> rows;
  std::vector<RefusedRow> notices;  // columns that were left out
};

// A row of cells, before the header is known.
struct CellRow {
  int number = 0;
  std::vector<std::string> cells;
  std::optional<RefusedRow> refused;
};

// Names the cells by the header, which is the first row among the first ten that has the columns which the
// subject needs. Nothing when there is none.
std::optional<RawTable> name_cells(std::vector<CellRow> rows, const Subject& subject);
// Names the cells of a file without a header.
RawTable name_cells_by_place(std::vector<CellRow> rows, const std::vector<Column>& columns);

// The start of a row for the report: cells joined by " | ", at most 80 code points.
std::string excerpt(const std::vector<std::string>& cells);
std::string excerpt(std::string_view text);

}  // namespace yingda::importer
