#include "importer/raw_row.hpp"

#include <algorithm>
#include <utility>

#include "base/text.hpp"

namespace yingda::importer {
namespace {

constexpr std::size_t kHeaderRows = 10;
constexpr std::size_t kExcerpt = 80;

struct Header {
  int number = 0;
  std::vector<Column> columns;
  std::vector<std::string> names;
};

bool has(const std::vector<Column>& columns, Column::Kind kind) {
  return std::ranges::find(columns, kind, &Column::kind) != columns.end();
}

std::optional<Header> find_header(const std::vector<CellRow>& rows, const Subject& subject) {
  for (std::size_t i = 0; i < std::min(rows.size(), kHeaderRows); ++i) {
    Header header;
    header.number = rows[i].number;
    for (const std::string& cell : rows[i].cells) {
      header.columns.push_back(subject.column_of(cell));
      header.names.emplace_back(trim(cell));
    }
    if (has(header.columns, subject.needed) && has(header.columns, subject.needed_too)) return header;
  }
  return std::nullopt;
}

RawRow name_row(CellRow cells, const Header& header) {
  RawRow row;
  row.number = cells.number;
  row.text = excerpt(cells.cells);
  if (cells.refused) {
    row.refused = std::move(cells.refused);
    return row;
  }
  for (std::size_t i = 0; i < std::min(cells.cells.size(), header.columns.size()); ++i) {
    if (header.columns[i].kind == Column::Kind::unknown) continue;
    row.fields.push_back({header.columns[i], header.names[i], {std::move(cells.cells[i])}});
  }
  return row;
}

}  // namespace

std::optional<RawTable> name_cells(std::vector<CellRow> rows, const Subject& subject) {
  const auto header = find_header(rows, subject);
  if (!header) return std::nullopt;
  RawTable table;
  for (std::size_t i = 0; i < header->columns.size(); ++i) {
    if (header->columns[i].kind != Column::Kind::unknown || header->names[i].empty()) continue;
    table.notices.push_back(
        {header->number, header->names[i], "unknown_field", "The column is not known; it was left out.", ""});
  }
  for (CellRow& row : rows) {
    if (row.number > header->number) table.rows.push_back(name_row(std::move(row), *header));
  }
  return table;
}

RawTable name_cells_by_place(std::vector<CellRow> rows, const std::vector<Column>& columns) {
  const Header header{0, columns, std::vector<std::string>(columns.size())};
  RawTable table;
  for (CellRow& row : rows) table.rows.push_back(name_row(std::move(row), header));
  return table;
}

std::string excerpt(std::string_view text) {
  // A cut inside a character, or bytes of another encoding, must not reach the report.
  text = text.substr(0, 4 * kExcerpt);
  while (!text.empty() && !is_utf8(text)) text.remove_suffix(1);
  return std::string(prefix_code_points(trim(text), kExcerpt));
}

std::string excerpt(const std::vector<std::string>& cells) {
  std::string joined;
  for (const std::string& cell : cells) {
    if (joined.size() > 4 * kExcerpt) break;
    if (trim(cell).empty()) continue;
    if (!joined.empty()) joined += " | ";
    joined += trim(cell);
  }
  return excerpt(std::string_view(joined));
}

}  // namespace yingda::importer
