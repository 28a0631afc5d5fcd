#pragma once
// Reads a file of glossary terms, in the formats of importer/table.hpp, and writes one. Pure and thread-safe;
// never throws for any bytes.

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.hpp"
#include "importer/table.hpp"

namespace yingda::importer {

// A row that can be stored.
struct TermDraft {
  int row = 0;  // line or spreadsheet row, 1-based; 0 when it is written
  std::string term;
  std::vector<std::string> synonyms;
  std::string explanation;
  std::string kind = "term";
  std::string language;
  bool operator==(const TermDraft&) const = default;
};

struct TermTable {
  int rows = 0;  // without header and empty rows
  std::vector<TermDraft> drafts;
  std::vector<RefusedRow> refused;  // as in ImportTable
};

// Columns are known by their names (docs/importing.md); a ".tsv" file without a header holds term, synonyms,
// explanation. Codes of refused rows: missing_term, too_long, too_many, bad_language, invalid_utf8, and those
// of the readers. Errors as of read_table.
Result<TermTable> read_terms(std::string_view bytes, std::string_view file_name);

// CSV that spreadsheets open and read_terms reads back to the same terms. A cell that begins like a formula
// is written as a text.
std::string write_terms(std::span<const TermDraft> terms);

}  // namespace yingda::importer
