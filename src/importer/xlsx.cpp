#include "importer/xlsx.hpp"

#include <algorithm>
#include <charconv>
#include <cstring>
#include <map>
#include <optional>
#include <pugixml.hpp>
#include <utility>

#include "base/text.hpp"
#include "importer/archive.hpp"

namespace yingda::importer {
namespace {

// Columns behind this one are no part of a table of questions; spreadsheets format cells far out on the
// right.
constexpr std::size_t kMaxColumn = 256;
// Tags and attributes of one part: what the largest allowed table needs, far below what a bomb would hold.
constexpr std::ptrdiff_t kMaxNodes = 9'000'000;

using Parts = std::map<std::string, std::string>;

std::unexpected<Error> unreadable(const std::string& what) {
  return fail(ErrorKind::invalid, "import_unreadable", "The spreadsheet cannot be read: " + what + ".");
}

// Parses in place: the part's text is used up.
Result<void> parse(Parts& parts, const std::string& name, pugi::xml_document& document) {
  const auto found = parts.find(name);
  if (found == parts.end()) return unreadable("the part " + name + " is missing");
  std::string& text = found->second;
  if (std::ranges::count_if(text, [](char c) { return c == '<' || c == '='; }) > kMaxNodes) {
    return fail(ErrorKind::invalid, "import_too_many_rows", "The spreadsheet has more than 1,000,000 cells.");
  }
  // White space inside a cell is text.
  const auto done = document.load_buffer_inplace(text.data(), text.size(),
                                                 pugi::parse_default | pugi::parse_ws_pcdata_single);
  if (!done) return unreadable("the part " + name + " is damaged");
  return {};
}

// The name of an element without its namespace prefix, which some writers set.
std::string_view local(const char* name) {
  const char* colon = std::strchr(name, ':');
  return colon == nullptr ? name : colon + 1;
}

pugi::xml_node child(const pugi::xml_node& parent, std::string_view name) {
  for (const pugi::xml_node node : parent.children()) {
    if (local(node.name()) == name) return node;
  }
  return {};
}

pugi::xml_attribute attribute(const pugi::xml_node& node, std::string_view name) {
  for (const pugi::xml_attribute each : node.attributes()) {
    if (local(each.name()) == name) return each;
  }
  return {};
}

// The text of a shared or inline string: its runs one after the other, without the reading aids (rPh).
std::string rich_text(const pugi::xml_node& node) {
  std::string text;
  for (const pugi::xml_node part : node.children()) {
    if (local(part.name()) == "t") text += part.text().get();
    if (local(part.name()) == "r") text += child(part, "t").text().get();
  }
  return text;
}

Result<std::vector<std::string>> shared_strings(Parts& parts) {
  std::vector<std::string> strings;
  if (!parts.contains("xl/sharedStrings.xml")) return strings;
  pugi::xml_document document;
  if (auto parsed = parse(parts, "xl/sharedStrings.xml", document); !parsed) {
    return std::unexpected(std::move(parsed.error()));
  }
  for (const pugi::xml_node item : document.document_element().children()) {
    if (local(item.name()) == "si") strings.push_back(rich_text(item));
  }
  return strings;
}

// The parts of the sheets in the order of the workbook.
Result<std::vector<std::string>> sheet_parts(Parts& parts) {
  pugi::xml_document workbook, relations;
  if (auto parsed = parse(parts, "xl/workbook.xml", workbook); !parsed) {
    return std::unexpected(std::move(parsed.error()));
  }
  if (auto parsed = parse(parts, "xl/_rels/workbook.xml.rels", relations); !parsed) {
    return std::unexpected(std::move(parsed.error()));
  }
  std::map<std::string, std::string> targets;
  for (const pugi::xml_node relation : relations.document_element().children()) {
    const std::string target = relation.attribute("Target").value();
    targets[relation.attribute("Id").value()] = target.starts_with('/') ? target.substr(1) : "xl/" + target;
  }
  std::vector<std::string> names;
  for (const pugi::xml_node sheet : child(workbook.document_element(), "sheets").children()) {
    // r:id, not sheetId.
    for (const pugi::xml_attribute each : sheet.attributes()) {
      const std::string_view name = each.name();
      if (name.ends_with(":id") && targets.contains(each.value())) names.push_back(targets[each.value()]);
    }
  }
  return names;
}

// "AB12" → 27; nothing when there are no letters.
std::optional<std::size_t> column_index(std::string_view reference) {
  std::size_t column = 0;
  for (const char c : reference) {
    if (c < 'A' || c > 'Z' || column > kMaxColumn) break;
    column = column * 26 + static_cast<std::size_t>(c - 'A' + 1);
  }
  if (column == 0) return std::nullopt;
  return column - 1;
}

// Numbers as a person would write them: a year "2026" is stored as "2026.0" or "2.026E3" by some writers.
std::string number_text(std::string_view text) {
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size()) return std::string(text);
  char buffer[32];
  const auto shortest = std::to_chars(buffer, buffer + sizeof buffer, value, std::chars_format::fixed);
  return shortest.ec == std::errc() ? std::string(buffer, shortest.ptr) : std::string(text);
}

std::string cell_text(const pugi::xml_node& cell, const std::vector<std::string>& strings) {
  const std::string_view type = cell.attribute("t").value();
  if (type == "inlineStr") return rich_text(child(cell, "is"));
  const std::string_view value = child(cell, "v").text().get();
  if (type == "s") {
    std::size_t index = 0;
    const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), index);
    return error == std::errc() && index < strings.size() ? strings[index] : std::string();
  }
  if (type == "b") return value == "1" ? "true" : "false";
  if (type == "e") return {};  // "#REF!" is no answer
  if (type.empty() || type == "n") return number_text(value);
  return std::string(value);
}

void read_row(const pugi::xml_node& node, const std::vector<std::string>& strings, CellRow& row) {
  std::size_t next = 0;
  for (const pugi::xml_node cell : node.children()) {
    if (local(cell.name()) != "c") continue;
    const std::size_t column = column_index(attribute(cell, "r").value()).value_or(next);
    next = column + 1;
    if (column >= kMaxColumn) continue;
    if (row.cells.size() <= column) row.cells.resize(column + 1);
    row.cells[column] = cell_text(cell, strings);
  }
}

Result<std::vector<CellRow>> read_sheet(Parts& parts, const std::string& part,
                                        const std::vector<std::string>& strings, std::size_t& cells) {
  pugi::xml_document document;
  if (auto parsed = parse(parts, part, document); !parsed) return std::unexpected(std::move(parsed.error()));
  std::vector<CellRow> rows;
  int number = 0;
  for (const pugi::xml_node node : child(document.document_element(), "sheetData").children()) {
    if (local(node.name()) != "row") continue;
    CellRow row;
    row.number = number = std::max(number + 1, node.attribute("r").as_int(number + 1));
    read_row(node, strings, row);
    cells += row.cells.size();
    if (rows.size() > kMaxRows || cells > kMaxCells) {
      return fail(ErrorKind::invalid, "import_too_many_rows",
                  "The spreadsheet has more than 100,000 rows or more than 1,000,000 cells.");
    }
    const bool empty =
        std::ranges::all_of(row.cells, [](const std::string& cell) { return trim(cell).empty(); });
    if (!empty) rows.push_back(std::move(row));
  }
  return rows;
}

}  // namespace

Result<std::vector<std::vector<CellRow>>> read_xlsx(std::string_view bytes) {
  auto parts = unpack_xml(bytes, kMaxUnpackedBytes);
  if (!parts) return std::unexpected(std::move(parts.error()));
  const auto strings = shared_strings(*parts);
  if (!strings) return std::unexpected(strings.error());
  const auto names = sheet_parts(*parts);
  if (!names) return std::unexpected(names.error());
  std::vector<std::vector<CellRow>> sheets;
  std::size_t cells = 0;
  for (const std::string& name : *names) {
    // Charts and other sheets without cells have parts of another kind.
    if (!name.starts_with("xl/worksheets/")) continue;
    auto sheet = read_sheet(*parts, name, *strings, cells);
    if (!sheet) return std::unexpected(std::move(sheet.error()));
    sheets.push_back(std::move(*sheet));
  }
  if (sheets.empty()) return unreadable("it has no sheet");
  return sheets;
}

}  // namespace yingda::importer
