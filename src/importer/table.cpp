#include "importer/table.hpp"

#include <utility>

#include "base/text.hpp"
#include "importer/csv.hpp"
#include "importer/drafts.hpp"
#include "importer/encoding.hpp"
#include "importer/jsonl.hpp"
#include "importer/xlsx.hpp"

namespace yingda::importer {
namespace {

using std::string_view_literals::operator""sv;

std::unexpected<Error> no_header() {
  return fail(ErrorKind::invalid, "import_no_header",
              "None of the first ten rows names the columns 'question' (问题) and 'answer' (答案).");
}

Result<RawTable> from_csv(std::string_view text) {
  auto rows = parse_csv(text);
  if (!rows) return std::unexpected(std::move(rows.error()));
  auto table = name_cells(std::move(*rows));
  if (!table) return no_header();
  return std::move(*table);
}

Result<RawTable> from_xlsx(std::string_view bytes) {
  auto sheets = read_xlsx(bytes);
  if (!sheets) return std::unexpected(std::move(sheets.error()));
  for (auto& sheet : *sheets) {
    if (auto table = name_cells(std::move(sheet))) return std::move(*table);
  }
  return no_header();
}

Result<RawTable> read_rows(std::string_view bytes, std::string_view file_name) {
  if (bytes.starts_with("PK\x03\x04"sv)) return from_xlsx(bytes);
  if (bytes.starts_with("\xD0\xCF\x11\xE0"sv)) {
    return fail(ErrorKind::invalid, "import_unreadable",
                "This is an old .xls or an encrypted spreadsheet; save it as .xlsx or as CSV.");
  }
  const std::string text = to_utf8(bytes);
  return trim(text).starts_with('{') || file_name.ends_with(".jsonl") ? parse_jsonl(text) : from_csv(text);
}

}  // namespace

Result<ImportTable> read_table(std::string_view bytes, std::string_view file_name,
                               const ImportOptions& options) {
  if (bytes.size() > kMaxBytes) {
    return fail(ErrorKind::too_large, "import_too_large", "The file is larger than 20 MiB.");
  }
  if (trim(bytes).empty()) return fail(ErrorKind::invalid, "import_empty", "The file has no content.");
  auto raw = read_rows(bytes, file_name);
  if (!raw) return std::unexpected(std::move(raw.error()));
  return build_drafts(std::move(*raw), options);
}

}  // namespace yingda::importer
