#pragma once
// Reads the evaluation's tables: UTF-8 TSV with a header row that names the columns, no quoting.

#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.hpp"

namespace yingda::nlu {

// Rows hold the wanted columns in the order wanted; other columns are ignored, empty lines skipped. Errors
// (code "eval_input", invalid or not_found) name file, line and reason. `lines` gets each row's line number.
Result<std::vector<std::vector<std::string>>> read_table(const std::filesystem::path& file,
                                                         std::span<const std::string_view> columns,
                                                         std::vector<std::size_t>* lines = nullptr);

// The error of a line that a table's user refuses.
std::unexpected<Error> refuse_line(const std::filesystem::path& file, std::size_t line,
                                   const std::string& why);

}  // namespace yingda::nlu
