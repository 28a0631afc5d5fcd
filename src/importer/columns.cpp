#include "importer/columns.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <span>

#include "base/text.hpp"

namespace yingda::importer {
namespace {

using Kind = Column::Kind;

struct Name {
  std::string_view name;  // folded
  Kind kind;
};

constexpr std::array kNames = {
    Name{"id", Kind::external_id},
    Name{"externalid", Kind::external_id},
    Name{"编号", Kind::external_id},
    Name{"序号", Kind::external_id},
    Name{"category", Kind::category},
    Name{"分类", Kind::category},
    Name{"类别", Kind::category},
    Name{"目录", Kind::category},
    Name{"language", Kind::language},
    Name{"lang", Kind::language},
    Name{"语言", Kind::language},
    Name{"语种", Kind::language},
    Name{"question", Kind::question},
    Name{"standardquestion", Kind::question},
    Name{"title", Kind::question},
    Name{"问题", Kind::question},
    Name{"标准问", Kind::question},
    Name{"标准问题", Kind::question},
    Name{"问", Kind::question},
    Name{"similar", Kind::similar},
    Name{"similarquestion", Kind::similar},
    Name{"similarquestions", Kind::similar},
    Name{"variants", Kind::similar},
    Name{"相似问", Kind::similar},
    Name{"相似问题", Kind::similar},
    Name{"相似问法", Kind::similar},
    Name{"扩展问", Kind::similar},
    Name{"keyword", Kind::keywords},
    Name{"keywords", Kind::keywords},
    Name{"tag", Kind::keywords},
    Name{"tags", Kind::keywords},
    Name{"关键词", Kind::keywords},
    Name{"关键字", Kind::keywords},
    Name{"标签", Kind::keywords},
    Name{"answer", Kind::answer},
    Name{"answers", Kind::answer},
    Name{"reply", Kind::answer},
    Name{"答案", Kind::answer},
    Name{"回答", Kind::answer},
    Name{"回复", Kind::answer},
    Name{"答", Kind::answer},
    Name{"source", Kind::source_title},
    Name{"sourcetitle", Kind::source_title},
    Name{"来源", Kind::source_title},
    Name{"出处", Kind::source_title},
    Name{"sourceurl", Kind::source_url},
    Name{"url", Kind::source_url},
    Name{"link", Kind::source_url},
    Name{"来源链接", Kind::source_url},
    Name{"链接", Kind::source_url},
    Name{"validfrom", Kind::valid_from},
    Name{"生效", Kind::valid_from},
    Name{"生效日期", Kind::valid_from},
    Name{"生效时间", Kind::valid_from},
    Name{"validuntil", Kind::valid_until},
    Name{"validto", Kind::valid_until},
    Name{"expires", Kind::valid_until},
    Name{"失效", Kind::valid_until},
    Name{"失效日期", Kind::valid_until},
    Name{"失效时间", Kind::valid_until},
    Name{"有效期至", Kind::valid_until},
    Name{"status", Kind::status},
    Name{"状态", Kind::status},
};

constexpr std::array kGlossaryNames = {
    Name{"term", Kind::term},
    Name{"word", Kind::term},
    Name{"name", Kind::term},
    Name{"术语", Kind::term},
    Name{"标准词", Kind::term},
    Name{"词语", Kind::term},
    Name{"名称", Kind::term},
    Name{"synonym", Kind::synonyms},
    Name{"synonyms", Kind::synonyms},
    Name{"alias", Kind::synonyms},
    Name{"aliases", Kind::synonyms},
    Name{"同义词", Kind::synonyms},
    Name{"近义词", Kind::synonyms},
    Name{"别名", Kind::synonyms},
    Name{"explanation", Kind::explanation},
    Name{"definition", Kind::explanation},
    Name{"meaning", Kind::explanation},
    Name{"解释", Kind::explanation},
    Name{"说明", Kind::explanation},
    Name{"释义", Kind::explanation},
    Name{"含义", Kind::explanation},
    Name{"kind", Kind::dictionary},
    Name{"type", Kind::dictionary},
    Name{"dictionary", Kind::dictionary},
    Name{"类型", Kind::dictionary},
    Name{"词典", Kind::dictionary},
    Name{"language", Kind::language},
    Name{"lang", Kind::language},
    Name{"语言", Kind::language},
    Name{"语种", Kind::language},
};

struct LanguageName {
  std::string_view name;
  std::string_view tag;
};
constexpr std::array kLanguages = {
    LanguageName{"中文", "zh"},     LanguageName{"英文", "en"},     LanguageName{"英语", "en"},
    LanguageName{"日文", "ja"},     LanguageName{"日语", "ja"},     LanguageName{"韩文", "ko"},
    LanguageName{"韩语", "ko"},     LanguageName{"法语", "fr"},     LanguageName{"德语", "de"},
    LanguageName{"西班牙语", "es"}, LanguageName{"俄语", "ru"},     LanguageName{"chinese", "zh"},
    LanguageName{"english", "en"},  LanguageName{"japanese", "ja"}, LanguageName{"korean", "ko"},
};

// Brackets, separators and case say nothing: "Answer (EN)", "answer_en" and "answer en" are one.
std::string fold(std::string_view header) {
  constexpr std::array<std::string_view, 6> kDropped = {"（", "）", "【", "】", "　", "："};
  std::string folded;
  for (std::size_t i = 0; i < header.size();) {
    const auto dropped = std::ranges::find_if(
        kDropped, [&](std::string_view mark) { return header.substr(i).starts_with(mark); });
    if (dropped != kDropped.end()) {
      i += dropped->size();
      continue;
    }
    const char c = header[i++];
    if (std::string_view(" _-()[]:*\t\r\n").find(c) != std::string_view::npos) continue;
    folded += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  }
  return folded;
}

Kind kind_of(std::string_view folded, std::span<const Name> names = kNames) {
  const auto found = std::ranges::find(names, folded, &Name::name);
  return found == names.end() ? Kind::unknown : found->kind;
}

std::string language_of(std::string_view text) {
  const auto named = std::ranges::find(kLanguages, text, &LanguageName::name);
  if (named != kLanguages.end()) return std::string(named->tag);
  const bool is_tag =
      text.size() == 2 && std::ranges::all_of(text, [](char c) { return c >= 'a' && c <= 'z'; });
  return is_tag ? std::string(text) : std::string();
}

// "answeren", "英文答案": an answer's name with a language before or behind it.
std::optional<Column> answer_in_language(std::string_view folded) {
  for (const Name& name : kNames) {
    if (name.kind != Kind::answer || folded.size() <= name.name.size()) continue;
    std::string language;
    if (folded.starts_with(name.name)) language = language_of(folded.substr(name.name.size()));
    if (language.empty() && folded.ends_with(name.name)) {
      language = language_of(folded.substr(0, folded.size() - name.name.size()));
    }
    if (!language.empty()) return Column{Kind::answer, language};
  }
  return std::nullopt;
}

}  // namespace

Column column_of(std::string_view header) {
  const std::string folded = fold(trim(header));
  if (const Kind kind = kind_of(folded); kind != Kind::unknown) return {kind, ""};
  if (auto answer = answer_in_language(folded)) return *answer;
  // Several columns of the same kind are numbered.
  const auto digits = folded.find_last_not_of("0123456789") + 1;
  const Kind kind =
      digits < folded.size() ? kind_of(std::string_view(folded).substr(0, digits)) : Kind::unknown;
  if (kind == Kind::similar || kind == Kind::keywords) return {kind, ""};
  return {};
}

Column glossary_column_of(std::string_view header) {
  const std::string folded = fold(trim(header));
  if (const Kind kind = kind_of(folded, kGlossaryNames); kind != Kind::unknown) return {kind, ""};
  const auto digits = folded.find_last_not_of("0123456789") + 1;
  const Kind kind = digits < folded.size()
                        ? kind_of(std::string_view(folded).substr(0, digits), kGlossaryNames)
                        : Kind::unknown;
  return {kind == Kind::synonyms ? kind : Kind::unknown, ""};
}

const Subject& knowledge_subject() {
  static const Subject subject{
      column_of,
      Kind::question,
      Kind::answer,
      "None of the first ten rows names the columns 'question' (问题) and 'answer' (答案).",
      {}};
  return subject;
}

const Subject& glossary_subject() {
  static const Subject subject{glossary_column_of,
                               Kind::term,
                               Kind::term,
                               "None of the first ten rows names the column 'term' (术语).",
                               {{Kind::term, ""}, {Kind::synonyms, ""}, {Kind::explanation, ""}}};
  return subject;
}

}  // namespace yingda::importer
