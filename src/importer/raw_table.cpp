#include "importer/raw_table.hpp"

#include <utility>

#include "base/text.hpp"
#include "importer/csv.hpp"
#include "importer/encoding.hpp"
#include "importer/jsonl.hpp"
#include "importer/xlsx.hpp"

namespace yingda::importer {
namespace {

using std::string_view_literals::operator""sv;

std::unexpected<Error> no_header(const Subject& subject) {
  return fail(ErrorKind::invalid, "import_no_header", std::string(subject.no_header));
}

Result<RawTable> from_csv(std::string_view text, bool by_tabs, const Subject& subject) {
  auto rows = parse_csv(text, by_tabs ? std::optional('\t') : std::nullopt);
  if (!rows) return std::unexpected(std::move(rows.error()));
  const bool may_lack_header = by_tabs && !subject.without_header.empty();
  if (auto table = name_cells(may_lack_header ? *rows : std::move(*rows), subject)) return std::move(*table);
  if (!may_lack_header) return no_header(subject);
  return name_cells_by_place(std::move(*rows), subject.without_header);
}

Result<RawTable> from_xlsx(std::string_view bytes, const Subject& subject) {
  auto sheets = read_xlsx(bytes);
  if (!sheets) return std::unexpected(std::move(sheets.error()));
  for (auto& sheet : *sheets) {
    if (auto table = name_cells(std::move(sheet), subject)) return std::move(*table);
  }
  return no_header(subject);
}

Result<RawTable> read_rows(std::string_view bytes, std::string_view file_name, const Subject& subject) {
  if (bytes.starts_with("PK\x03\x04"sv)) return from_xlsx(bytes, subject);
  if (bytes.starts_with("\xD0\xCF\x11\xE0"sv)) {
    return fail(ErrorKind::invalid, "import_unreadable",
                "This is an old .xls or an encrypted spreadsheet; save it as .xlsx or as CSV.");
  }
  const std::string text = to_utf8(bytes);
  if (trim(text).starts_with('{') || file_name.ends_with(".jsonl")) return parse_jsonl(text, subject);
  return from_csv(text, file_name.ends_with(".tsv"), subject);
}

}  // namespace

Result<RawTable> read_raw_table(std::string_view bytes, std::string_view file_name, const Subject& subject) {
  if (bytes.size() > kMaxBytes) {
    return fail(ErrorKind::too_large, "import_too_large", "The file is larger than 20 MiB.");
  }
  if (trim(bytes).empty()) return fail(ErrorKind::invalid, "import_empty", "The file has no content.");
  return read_rows(bytes, file_name, subject);
}

}  // namespace yingda::importer
