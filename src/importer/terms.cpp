#include "importer/terms.hpp"

#include <algorithm>
#include <utility>

#include "base/text.hpp"
#include "importer/cells.hpp"
#include "importer/raw_table.hpp"

namespace yingda::importer {
namespace {

using Kind = Column::Kind;

// As api/openapi.yaml limits them, in code points.
constexpr std::size_t kTerm = 100, kExplanation = 2000, kKind = 40;
constexpr std::size_t kSynonymCount = 50;
constexpr std::string_view kFormula = "=+-@\t\r";

// As write_terms wrote it.
std::string_view as_text(std::string_view cell) {
  if (cell.size() > 1 && cell[0] == '\'' && kFormula.find(cell[1]) != std::string_view::npos)
    cell.remove_prefix(1);
  return cell;
}

// Commas part the synonyms of a cell, but where a stronger mark does, they belong to them.
void split_synonyms(std::string_view cell, std::vector<std::string>& into) {
  constexpr std::array<std::string_view, 4> kStrong = {"\n", "\r", "|", "｜"};
  const bool strong = std::ranges::any_of(
      kStrong, [&](std::string_view mark) { return cell.find(mark) != std::string_view::npos; });
  split(as_text(trim(cell)), strong ? std::span<const std::string_view>(kStrong) : kListMarks, into);
}

Check read_synonyms(const Field& field, TermDraft& draft) {
  // Each text of a JSON list is one synonym.
  if (field.values.size() > 1) {
    for (const std::string& value : field.values) split(value, {}, draft.synonyms);
  } else {
    for (const std::string& value : field.values) split_synonyms(value, draft.synonyms);
  }
  if (draft.synonyms.size() > kSynonymCount)
    return Refusal{field.name, "too_many", "There are more than 50 synonyms."};
  const bool fits =
      std::ranges::all_of(draft.synonyms, [](auto& each) { return code_points(each) <= kTerm; });
  return fits ? std::nullopt : too_long(field, kTerm);
}

Check read_kind(const Field& field, std::string_view value, TermDraft& draft) {
  if (value == "术语") return std::nullopt;  // as the console calls the plain kind
  return set(field, value, kKind, draft.kind);
}

Check read_field(const Field& field, TermDraft& draft) {
  if (field.column.kind == Kind::synonyms) return read_synonyms(field, draft);
  std::string joined;
  for (const std::string& each : field.values) joined += each + "\n";
  const std::string_view value = as_text(trim(joined));
  if (value.empty()) return std::nullopt;
  switch (field.column.kind) {
    case Kind::term:
      return set(field, value, kTerm, draft.term);
    case Kind::explanation:
      return set(field, value, kExplanation, draft.explanation);
    case Kind::dictionary:
      return read_kind(field, value, draft);
    case Kind::language:
      if (!is_language(value)) return bad_language(field);
      draft.language = value;
      return std::nullopt;
    default:
      return std::nullopt;
  }
}

Check read_term(const RawRow& row, TermDraft& draft) {
  draft.row = row.number;
  if (Check refused = check_utf8(row)) return refused;
  for (const Field& field : row.fields) {
    if (Check refused = read_field(field, draft)) return refused;
  }
  if (draft.term.empty()) return Refusal{"", "missing_term", "The row has no term."};
  std::erase(draft.synonyms, draft.term);
  return std::nullopt;
}

std::string joined_synonyms(const std::vector<std::string>& synonyms) {
  std::string cell;
  for (const std::string& each : synonyms) cell.append(cell.empty() ? "" : "|").append(each);
  const bool parted = std::ranges::any_of(kListMarks, [&](std::string_view mark) {
    return synonyms.size() == 1 && cell.find(mark) != std::string::npos;
  });
  return parted ? cell + "|" : cell;
}

void write_cell(std::string_view text, std::string& out) {
  out += '"';
  if (!text.empty() && kFormula.find(text[0]) != std::string_view::npos) out += '\'';
  for (const char c : text) out.append(c == '"' ? 2 : 1, c);
  out += '"';
}

}  // namespace

Result<TermTable> read_terms(std::string_view bytes, std::string_view file_name) {
  auto raw = read_raw_table(bytes, file_name, glossary_subject());
  if (!raw) return std::unexpected(std::move(raw.error()));
  TermTable table;
  table.refused = std::move(raw->notices);
  for (RawRow& row : raw->rows) {
    ++table.rows;
    if (row.refused) {
      table.refused.push_back(std::move(*row.refused));
      continue;
    }
    TermDraft draft;
    if (Check refused = read_term(row, draft)) {
      table.refused.push_back({row.number, std::move(refused->column), std::move(refused->code),
                               std::move(refused->reason), std::move(row.text)});
    } else {
      table.drafts.push_back(std::move(draft));
    }
  }
  std::ranges::sort(table.refused, {}, &RefusedRow::row);
  return table;
}

std::string write_terms(std::span<const TermDraft> terms) {
  std::string out = "\xEF\xBB\xBFterm,synonyms,explanation,kind,language\r\n";
  for (const TermDraft& each : terms) {
    const std::string synonyms = joined_synonyms(each.synonyms);
    bool first = true;
    for (const std::string_view cell :
         {std::string_view(each.term), std::string_view(synonyms), std::string_view(each.explanation),
          std::string_view(each.kind), std::string_view(each.language)}) {
      if (!std::exchange(first, false)) out += ',';
      write_cell(cell, out);
    }
    out += "\r\n";
  }
  return out;
}

}  // namespace yingda::importer
