#include "importer/jsonl.hpp"

#include <set>
#include <string>
#include <utility>

#include "base/json.hpp"
#include "base/text.hpp"

namespace yingda::importer {
namespace {

std::optional<std::string> scalar(const Json& value) {
  if (value.is_string()) return value.get<std::string>();
  if (value.is_number() || value.is_boolean()) return value.dump();
  return std::nullopt;
}

RefusedRow wrong_type(int line, const std::string& key) {
  return {line, key, "wrong_type", "The value must be a text or a list of texts.", ""};
}

// {"zh":"…","en":"…"} as an answer.
bool add_languages(const Json& value, const std::string& key, RawRow& row) {
  for (const auto& [language, text] : value.items()) {
    if (!text.is_string()) return false;
    row.fields.push_back({{Column::Kind::answer, language}, key, {text.get<std::string>()}});
  }
  return true;
}

bool add_field(const Json& value, Column column, const std::string& key, RawRow& row) {
  if (value.is_null()) return true;
  if (value.is_object()) return column.kind == Column::Kind::answer && add_languages(value, key, row);
  Field field{std::move(column), key, {}};
  if (value.is_array()) {
    for (const Json& item : value) {
      auto text = scalar(item);
      if (!text) return false;
      field.values.push_back(std::move(*text));
    }
  } else {
    field.values.push_back(*scalar(value));
  }
  row.fields.push_back(std::move(field));
  return true;
}

RawRow read_line(std::string_view line, int number, const Subject& subject, RawTable& table,
                 std::set<std::string>& unknown) {
  RawRow row;
  row.number = number;
  row.text = excerpt(line);
  if (!is_utf8(line)) {
    row.refused = RefusedRow{number, "", "invalid_utf8", "The line is not valid UTF-8.", ""};
    return row;
  }
  const Json object = Json::parse(line, nullptr, false);
  if (!object.is_object()) {
    row.refused = RefusedRow{number, "", "invalid_json", "The line is not a JSON object.", row.text};
    return row;
  }
  for (const auto& [key, value] : object.items()) {
    Column column = subject.column_of(key);
    if (column.kind == Column::Kind::unknown) {
      if (unknown.insert(key).second) {
        table.notices.push_back(
            {number, key, "unknown_field", "The field is not known; it was left out.", row.text});
      }
      continue;
    }
    if (!add_field(value, std::move(column), key, row)) {
      row.refused = wrong_type(number, key);
      row.refused->text = row.text;
      row.fields.clear();
      return row;
    }
  }
  return row;
}

}  // namespace

Result<RawTable> parse_jsonl(std::string_view text, const Subject& subject) {
  RawTable table;
  std::set<std::string> unknown;
  int number = 0;
  while (!text.empty()) {
    const std::string_view line = text.substr(0, text.find('\n'));
    text.remove_prefix(std::min(text.size(), line.size() + 1));
    ++number;
    if (trim(line).empty()) continue;
    table.rows.push_back(read_line(line, number, subject, table, unknown));
    if (table.rows.size() > kMaxRows) {
      return fail(ErrorKind::invalid, "import_too_many_rows", "The file has more than 100,000 rows.");
    }
  }
  return table;
}

}  // namespace yingda::importer
