#include "nlu/evaluate/table.hpp"

#include <algorithm>
#include <fstream>

#include "base/text.hpp"

namespace yingda::nlu {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

std::vector<std::string_view> cells_of(std::string_view line) {
  std::vector<std::string_view> cells;
  for (;;) {
    const auto tab = line.find('\t');
    cells.push_back(line.substr(0, tab));
    if (tab == std::string_view::npos) return cells;
    line.remove_prefix(tab + 1);
  }
}

}  // namespace

std::unexpected<Error> refuse_line(const std::filesystem::path& file, std::size_t line,
                                   const std::string& why) {
  return fail(ErrorKind::invalid, "eval_input", file.string() + ":" + std::to_string(line) + ": " + why);
}

Result<std::vector<std::vector<std::string>>> read_table(const std::filesystem::path& file,
                                                         std::span<const std::string_view> columns,
                                                         std::vector<std::size_t>* lines) {
  std::ifstream in(file, std::ios::binary);
  if (!in) return fail(ErrorKind::not_found, "eval_input", file.string() + ": the file cannot be read.");
  std::vector<std::vector<std::string>> rows;
  std::vector<std::size_t> places;
  std::string line;
  for (std::size_t number = 1; std::getline(in, line); ++number) {
    if (line.ends_with('\r')) line.pop_back();
    if (number == 1 && line.starts_with(kByteOrderMark)) line.erase(0, kByteOrderMark.size());
    if (!is_utf8(line)) return refuse_line(file, number, "the line is not valid UTF-8.");
    if (line.empty() && number > 1) continue;
    const auto cells = cells_of(line);
    if (number == 1) {
      for (const std::string_view column : columns) {
        const auto at = std::ranges::find(cells, column);
        if (at == cells.end())
          return refuse_line(file, number, "the header row names no column \"" + std::string(column) + "\".");
        places.push_back(static_cast<std::size_t>(at - cells.begin()));
      }
      continue;
    }
    auto& row = rows.emplace_back();
    if (lines != nullptr) lines->push_back(number);
    for (std::size_t c = 0; c < places.size(); ++c) {
      if (places[c] >= cells.size())
        return refuse_line(file, number, "the row has no column \"" + std::string(columns[c]) + "\".");
      row.emplace_back(cells[places[c]]);
    }
  }
  if (places.empty()) return refuse_line(file, 1, "the file is empty; a header row is missing.");
  return rows;
}

}  // namespace yingda::nlu
