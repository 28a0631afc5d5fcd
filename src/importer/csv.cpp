#include "importer/csv.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "base/text.hpp"

namespace yingda::importer {
namespace {

// Rows wider than this are no table of questions.
constexpr std::size_t kMaxColumns = 1000;

class Parser {
 public:
  Parser(std::string_view text, char separator) : text_(text), separator_(separator) {}

  Result<std::vector<CellRow>> run() {
    std::vector<CellRow> rows;
    std::size_t cells = 0;
    while (at_ < text_.size()) {
      CellRow row = next_row();
      cells += row.cells.size();
      const bool empty =
          std::ranges::all_of(row.cells, [](const std::string& cell) { return trim(cell).empty(); });
      if (empty && !row.refused) continue;
      rows.push_back(std::move(row));
      // One more row than rows may be: the header.
      if (rows.size() > kMaxRows + 1 || cells > kMaxCells) {
        return fail(ErrorKind::invalid, "import_too_many_rows",
                    "The file has more than 100,000 rows or more than 1,000,000 cells.");
      }
    }
    return rows;
  }

 private:
  CellRow next_row() {
    const std::size_t begin = at_;
    const int line = line_;
    CellRow row;
    row.number = line;
    for (;;) {
      std::string cell;
      if (!read_cell(cell)) {
        // Only the damaged line is lost. From here on no cell runs over a line's end: reading to the end of
        // the file again for every damaged line would take for ever.
        single_line_ = true;
        at_ = std::min(text_.find_first_of("\r\n", begin), text_.size());
        line_ = line;
        const std::string start = excerpt(text_.substr(begin, at_ - begin));
        row.cells.clear();
        row.refused =
            RefusedRow{line, "", "unclosed_quote", "A quotation mark is opened and never closed.", start};
        end_line();
        return row;
      }
      if (row.cells.size() < kMaxColumns) row.cells.push_back(std::move(cell));
      if (at_ < text_.size() && text_[at_] == separator_) {
        ++at_;
        continue;
      }
      end_line();
      return row;
    }
  }

  // False when a quote stays open.
  bool read_cell(std::string& cell) {
    if (at_ < text_.size() && text_[at_] == '"') return read_quoted(cell);
    const std::size_t end = std::min(text_.find_first_of(stops(), at_), text_.size());
    cell = text_.substr(at_, end - at_);
    at_ = end;
    return true;
  }

  bool read_quoted(std::string& cell) {
    ++at_;
    while (at_ < text_.size()) {
      const char c = text_[at_++];
      if (c == '"') {
        if (at_ < text_.size() && text_[at_] == '"') {
          cell += text_[at_++];
          continue;
        }
        // What follows a closing quote belongs to the cell, as spreadsheets read it.
        const std::size_t end = std::min(text_.find_first_of(stops(), at_), text_.size());
        cell += text_.substr(at_, end - at_);
        at_ = end;
        return true;
      }
      if (c == '\n') {
        if (single_line_) return false;
        ++line_;
      }
      cell += c;
    }
    return false;
  }

  void end_line() {
    if (at_ < text_.size() && text_[at_] == '\r') ++at_;
    if (at_ < text_.size() && text_[at_] == '\n') ++at_;
    ++line_;
  }

  std::string stops() const { return {separator_, '\r', '\n'}; }

  std::string_view text_;
  char separator_;
  std::size_t at_ = 0;
  int line_ = 1;
  bool single_line_ = false;
};

}  // namespace

char detect_separator(std::string_view text) {
  constexpr std::array kSeparators = {',', ';', '\t'};
  std::array<int, kSeparators.size()> counts{};
  bool quoted = false;
  for (const char c : text) {
    if (c == '"') quoted = !quoted;
    if ((c == '\n' || c == '\r') && !quoted) break;
    for (std::size_t i = 0; i < kSeparators.size(); ++i) {
      if (c == kSeparators[i] && !quoted) ++counts[i];
    }
  }
  return kSeparators[static_cast<std::size_t>(std::ranges::max_element(counts) - counts.begin())];
}

Result<std::vector<CellRow>> parse_csv(std::string_view text, std::optional<char> separator) {
  return Parser(text, separator ? *separator : detect_separator(text)).run();
}

}  // namespace yingda::importer
