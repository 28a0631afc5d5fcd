#include "importer/drafts.hpp"

#include <algorithm>
#include <array>
#include <unordered_map>
#include <utility>

#include "base/text.hpp"
#include "importer/cells.hpp"
#include "importer/dates.hpp"

namespace yingda::importer {
namespace {

using Kind = Column::Kind;

// As api/openapi.yaml limits them, in code points.
constexpr std::size_t kQuestion = 500, kAnswer = 8000, kCategory = 100, kKeyword = 100, kExternalId = 100,
                      kSourceTitle = 300, kSourceUrl = 2000;
constexpr std::size_t kSimilarCount = 500, kKeywordCount = 100, kAnswerCount = 30;

constexpr std::array<std::string_view, 6> kSimilarMarks = {"\n", "\r", "|", "｜", "；", "\v"};
class RowReader {
 public:
  RowReader(const ImportOptions& options, DateReader& dates) : options_(options), dates_(dates) {}

  // Gives the draft, or says why there is none.
  Check read(const RawRow& row, EntryDraft& draft) {
    draft.row = row.number;
    if (Check refused = check_utf8(row)) return refused;
    for (const Field& field : row.fields) {
      if (Check refused = read_field(field, draft)) return refused;
    }
    return finish(draft);
  }

 private:
  Check read_field(const Field& field, EntryDraft& draft) {
    if (field.column.kind == Kind::similar) return read_similar(field, draft);
    if (field.column.kind == Kind::keywords) return read_keywords(field, draft);
    // A list in JSON is as many lines.
    std::string joined;
    for (const std::string& each : field.values) joined += each + "\n";
    const std::string_view value = trim(joined);
    if (value.empty()) return std::nullopt;
    switch (field.column.kind) {
      case Kind::external_id:
        return set(field, value, kExternalId, draft.external_id);
      case Kind::category:
        return set(field, value, kCategory, draft.category);
      case Kind::question:
        return set(field, value, kQuestion, draft.question);
      case Kind::source_title:
        return set(field, value, kSourceTitle, draft.source_title);
      case Kind::source_url:
        return read_url(field, value, draft);
      case Kind::language:
        return read_language(field, value, draft);
      case Kind::answer:
        return read_answer(field, value, draft);
      case Kind::valid_from:
        return read_date(field, value, false, draft.valid_from);
      case Kind::valid_until:
        return read_date(field, value, true, draft.valid_until);
      case Kind::status:
        return read_status(field, value, draft);
      default:
        return std::nullopt;
    }
  }

  static Check read_similar(const Field& field, EntryDraft& draft) {
    for (const std::string& value : field.values) split(value, kSimilarMarks, draft.similar);
    if (draft.similar.size() > kSimilarCount) {
      return Refusal{field.name, "too_many", "There are more than 500 similar questions."};
    }
    const bool fits =
        std::ranges::all_of(draft.similar, [](auto& each) { return code_points(each) <= kQuestion; });
    return fits ? std::nullopt : too_long(field, kQuestion);
  }

  static Check read_keywords(const Field& field, EntryDraft& draft) {
    for (const std::string& value : field.values) split(value, kListMarks, draft.keywords);
    if (draft.keywords.size() > kKeywordCount) {
      return Refusal{field.name, "too_many", "There are more than 100 keywords."};
    }
    const bool fits =
        std::ranges::all_of(draft.keywords, [](auto& each) { return code_points(each) <= kKeyword; });
    return fits ? std::nullopt : too_long(field, kKeyword);
  }

  static Check read_url(const Field& field, std::string_view value, EntryDraft& draft) {
    if (!value.starts_with("https://") && !value.starts_with("http://")) {
      return Refusal{field.name, "invalid_source_url", "The link must begin with https:// or http://."};
    }
    return set(field, value, kSourceUrl, draft.source_url);
  }

  static Check read_language(const Field& field, std::string_view value, EntryDraft& draft) {
    if (!is_language(value)) return bad_language(field);
    draft.language = value;
    return std::nullopt;
  }

  static Check read_answer(const Field& field, std::string_view value, EntryDraft& draft) {
    if (code_points(value) > kAnswer) return too_long(field, kAnswer);
    if (!field.column.language.empty() && !is_language(field.column.language)) return bad_language(field);
    draft.answers.push_back({field.column.language, std::string(value)});
    return std::nullopt;
  }

  Check read_date(const Field& field, std::string_view value, bool end, TimeMs& into) {
    const auto time = dates_.read(value, end);
    if (!time) {
      return Refusal{field.name, "bad_date",
                     "The text is no date; write it as 2026-01-31 or 2026-01-31 08:30."};
    }
    into = *time;
    return std::nullopt;
  }

  static Check read_status(const Field& field, std::string_view value, EntryDraft& draft) {
    constexpr std::array<std::string_view, 4> kPublished = {"published", "已发布", "发布", "启用"};
    constexpr std::array<std::string_view, 4> kDraft = {"draft", "草稿", "未发布", "停用"};
    draft.published = std::ranges::find(kPublished, value) != kPublished.end();
    if (draft.published || std::ranges::find(kDraft, value) != kDraft.end()) return std::nullopt;
    return Refusal{field.name, "bad_status", "The status must be published (已发布) or draft (草稿)."};
  }

  Check finish(EntryDraft& draft) const {
    if (draft.language.empty()) draft.language = options_.language;
    if (draft.question.empty()) return Refusal{"", "missing_question", "The row has no question."};
    if (draft.answers.empty()) return Refusal{"", "missing_answer", "The row has no answer."};
    if (draft.valid_from != 0 && draft.valid_until != 0 && draft.valid_from >= draft.valid_until) {
      return Refusal{"", "invalid_validity", "The validity ends before it begins."};
    }
    std::erase(draft.similar, draft.question);
    return finish_answers(draft);
  }

  // One answer a language: later columns of the same language are paragraphs of it. The entry's own stands
  // first.
  static Check finish_answers(EntryDraft& draft) {
    std::vector<DraftAnswer> answers;
    for (DraftAnswer& answer : draft.answers) {
      if (answer.language.empty()) answer.language = draft.language;
      const auto same = std::ranges::find(answers, answer.language, &DraftAnswer::language);
      if (same == answers.end()) {
        answers.push_back(std::move(answer));
      } else {
        same->text += "\n" + answer.text;
        if (code_points(same->text) > kAnswer) {
          return Refusal{"", "too_long",
                         "The answers of one language are longer than 8000 characters together."};
        }
      }
    }
    if (answers.size() > kAnswerCount) return Refusal{"", "too_many", "There are more than 30 answers."};
    const auto own = std::ranges::find(answers, draft.language, &DraftAnswer::language);
    if (own != answers.end()) std::rotate(answers.begin(), own, own + 1);
    draft.answers = std::move(answers);
    return std::nullopt;
  }

  const ImportOptions& options_;
  DateReader& dates_;
};

// Rows that say again what an earlier one said.
class Repeats {
 public:
  Check check(const EntryDraft& draft) {
    if (const int row = first(questions_, draft.question, draft.row)) {
      return Refusal{"", "duplicate_question", "Row " + std::to_string(row) + " has the same question."};
    }
    if (draft.external_id.empty()) return std::nullopt;
    if (const int row = first(ids_, draft.external_id, draft.row)) {
      return Refusal{"", "duplicate_id", "Row " + std::to_string(row) + " has the same id."};
    }
    return std::nullopt;
  }

 private:
  using Rows = std::unordered_map<std::string, int>;
  static int first(Rows& rows, const std::string& key, int row) {
    const auto [at, is_new] = rows.emplace(key, row);
    return is_new ? 0 : at->second;
  }
  Rows questions_;
  Rows ids_;
};

}  // namespace

ImportTable build_drafts(RawTable raw, const ImportOptions& options) {
  DateReader dates(options.time_zone);
  RowReader reader(options, dates);
  Repeats repeats;
  ImportTable table;
  table.refused = std::move(raw.notices);
  for (RawRow& row : raw.rows) {
    ++table.rows;
    if (row.refused) {
      table.refused.push_back(std::move(*row.refused));
      continue;
    }
    EntryDraft draft;
    Check refused = reader.read(row, draft);
    if (!refused) refused = repeats.check(draft);
    if (refused) {
      table.refused.push_back({row.number, std::move(refused->column), std::move(refused->code),
                               std::move(refused->reason), std::move(row.text)});
    } else {
      table.drafts.push_back(std::move(draft));
    }
  }
  std::ranges::sort(table.refused, {}, &RefusedRow::row);
  return table;
}

}  // namespace yingda::importer
