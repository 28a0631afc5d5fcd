#pragma once
// The columns that an import knows, by their Chinese and English names. Pure.

#include <string>
#include <string_view>

namespace yingda::importer {

struct Column {
  enum class Kind {
    unknown,
    external_id,
    category,
    language,
    question,
    similar,
    keywords,
    answer,
    source_title,
    source_url,
    valid_from,
    valid_until,
    status
  };
  Kind kind = Kind::unknown;
  std::string language;  // of an answer in a named language ("answer_en", "英文答案"); "" = the row's own
  bool operator==(const Column&) const = default;
};

// Case, spaces, underscores, brackets and a number at the end ("相似问2") do not matter.
Column column_of(std::string_view header);

}  // namespace yingda::importer
