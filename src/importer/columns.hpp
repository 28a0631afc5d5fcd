#pragma once
// The columns that an import knows, by their Chinese and English names. Pure.

#include <string>
#include <string_view>
#include <vector>

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
    status,
    // Of a glossary.
    term,
    synonyms,
    explanation,
    dictionary
  };
  Kind kind = Kind::unknown;
  std::string language;  // of an answer in a named language ("answer_en", "英文答案"); "" = the row's own
  bool operator==(const Column&) const = default;
};

// What a file is about: which columns it may have, and which of them make a row its header.
struct Subject {
  Column (*column_of)(std::string_view header);
  Column::Kind needed;
  Column::Kind needed_too;             // may be the same
  std::string_view no_header;          // what to say when there is none, an English sentence
  std::vector<Column> without_header;  // the columns of a ".tsv" file without one; empty = it needs one
};
const Subject& knowledge_subject();
const Subject& glossary_subject();

// Case, spaces, underscores, brackets and a number at the end ("相似问2") do not matter.
Column column_of(std::string_view header);
Column glossary_column_of(std::string_view header);

}  // namespace yingda::importer
