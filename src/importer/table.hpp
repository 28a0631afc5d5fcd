#pragma once
// Reads a file of questions and answers: CSV (RFC 4180; comma, semicolon or tab; UTF-8 with or without BOM,
// UTF-16 with BOM, GB18030), XLSX (the first sheet with a header) or JSONL. Pure and thread-safe; never
// throws for any bytes.
//
// Columns are known by their Chinese or English names (docs/importing.md). A bad row is refused with a reason
// and the others go on; a file that cannot be read at all is an Error: import_empty, import_too_large,
// import_unreadable, import_no_header, import_too_many_rows.

#include <string>
#include <string_view>
#include <vector>

#include "base/clock.hpp"
#include "base/error.hpp"

namespace yingda::importer {

inline constexpr std::size_t kMaxBytes = 20 * 1024 * 1024;
inline constexpr std::size_t kMaxRows = 100'000;
inline constexpr std::size_t kMaxCells = 1'000'000;
inline constexpr std::size_t kMaxUnpackedBytes = 100 * 1024 * 1024;  // of an XLSX

struct DraftAnswer {
  std::string language;  // "zh", "en", …
  std::string text;
};

// A row that can be stored.
struct EntryDraft {
  int row = 0;  // line or spreadsheet row, 1-based
  std::string external_id;
  std::string category;
  std::string language;
  std::string question;
  std::vector<std::string> similar;
  std::vector<std::string> keywords;
  std::vector<DraftAnswer> answers;  // at least one, the entry's own language first
  std::string source_title;
  std::string source_url;
  TimeMs valid_from = 0;   // 0 = open
  TimeMs valid_until = 0;  // exclusive; 0 = open
  bool published = true;
};

struct RefusedRow {
  int row = 0;
  std::string column;  // as the file calls it; "" = the whole row
  std::string code;
  std::string reason;  // an English sentence
  std::string text;    // the start of the row
};

struct ImportTable {
  int rows = 0;  // without header and empty rows
  std::vector<EntryDraft> drafts;
  std::vector<RefusedRow>
      refused;  // by row; a row is refused once. A column that was left out stands here too
};

struct ImportOptions {
  std::string language = "zh";              // of rows that name none
  std::string time_zone = "Asia/Shanghai";  // of dates without one
};

// The format is found from the bytes; where they leave it open, ".jsonl" at the end of the name decides.
Result<ImportTable> read_table(std::string_view bytes, std::string_view file_name,
                               const ImportOptions& options = {});

}  // namespace yingda::importer
