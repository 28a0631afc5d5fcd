#include "importer/cells.hpp"

#include <algorithm>

#include "base/text.hpp"

namespace yingda::importer {

void split(std::string_view text, std::span<const std::string_view> marks, std::vector<std::string>& into) {
  std::size_t begin = 0;
  const auto add = [&](std::size_t end) {
    const auto piece = trim(text.substr(begin, end - begin));
    if (!piece.empty() && std::ranges::find(into, piece) == into.end()) into.emplace_back(piece);
  };
  for (std::size_t i = 0; i < text.size();) {
    const auto mark =
        std::ranges::find_if(marks, [&](std::string_view each) { return text.substr(i).starts_with(each); });
    if (mark == marks.end()) {
      ++i;
      continue;
    }
    add(i);
    i += mark->size();
    begin = i;
  }
  add(text.size());
}

Check check_utf8(const RawRow& row) {
  for (const Field& field : row.fields) {
    for (const std::string& value : field.values) {
      if (!is_utf8(value)) return Refusal{field.name, "invalid_utf8", "The text is not valid UTF-8."};
    }
  }
  return std::nullopt;
}

Check too_long(const Field& field, std::size_t limit) {
  return Refusal{field.name, "too_long", "The text is longer than " + std::to_string(limit) + " characters."};
}

Check set(const Field& field, std::string_view value, std::size_t limit, std::string& into) {
  if (code_points(value) > limit) return too_long(field, limit);
  into = value;
  return std::nullopt;
}

bool is_language(std::string_view text) {
  return text.size() >= 2 && text.size() <= 10 && std::ranges::all_of(text, [](char c) {
           return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-';
         });
}

Check bad_language(const Field& field) {
  return Refusal{field.name, "bad_language", "The language must be a tag such as zh, en or ja."};
}

}  // namespace yingda::importer
