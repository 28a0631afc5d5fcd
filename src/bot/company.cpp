#include "bot/company.hpp"

#include <filesystem>
#include <fstream>
#include <functional>

#include "base/json.hpp"
#include "base/text.hpp"
#include "bot/json_fields.hpp"

namespace yingda::bot {
namespace {

std::unexpected<Error> bad(const std::string& file, std::size_t line, const std::string& reason) {
  const std::string where = line == 0 ? file : file + ":" + std::to_string(line);
  return fail(ErrorKind::invalid, "eval_input", where + ": " + reason);
}

// Calls `row` for each line; its error text, where not empty, becomes the failure.
Status each_line(const std::string& file, const std::function<std::string(const std::string&)>& row) {
  std::ifstream in(file, std::ios::binary);
  if (!in) return bad(file, 0, "cannot be read");
  std::string line;
  for (std::size_t number = 1; std::getline(in, line); ++number) {
    if (line.ends_with('\r')) line.pop_back();
    if (line.empty()) continue;
    if (!is_utf8(line)) return bad(file, number, "is not UTF-8");
    if (const std::string error = row(line); !error.empty()) return bad(file, number, error);
  }
  return {};
}

Status each_object(const std::string& file, const std::function<std::string(const Json&)>& row) {
  return each_line(file, [&](const std::string& line) -> std::string {
    const Json json = Json::parse(line, nullptr, false);
    if (!json.is_object()) return "is not a JSON object";
    return row(json);
  });
}

std::vector<std::string> columns_of(const std::string& line) {
  std::vector<std::string> out;
  for (std::size_t at = 0; at <= line.size();) {
    const std::size_t end = std::min(line.find('\t', at), line.size());
    out.push_back(line.substr(at, end - at));
    at = end + 1;
  }
  return out;
}

std::string add_entry(Company& company, const Json& json) {
  Entry entry;
  entry.id = EntryId{static_cast<std::int64_t>(company.entries.size() + 1)};
  entry.workspace = company.workspace.id;
  entry.external_id = text_at(json, "id");
  entry.category = text_at(json, "category");
  entry.question = text_at(json, "question");
  entry.keywords = texts_at(json, "keywords");
  entry.language = company.workspace.locale;
  entry.answers = {{entry.language, {TextPart{text_at(json, "answer")}}}};
  entry.source_title = entry.question;
  if (entry.external_id.empty()) return "has no \"id\"";
  if (entry.question.empty()) return "has no \"question\"";
  if (text_at(json, "answer").empty()) return "has no \"answer\"";
  if (!company.similar.try_emplace(entry.external_id).second) return "repeats the id " + entry.external_id;
  company.entries.push_back(std::move(entry));
  return {};
}

std::string add_turn(Dialogue& dialogue, const Json& turn) {
  const std::string role = text_at(turn, "role");
  if (role == "customer") {
    dialogue.turns.push_back({text_at(turn, "text"), {}});
    return {};
  }
  if (role != "bot" || dialogue.turns.empty())
    return "has a turn that is neither customer nor a bot's after one";
  const auto found = turn.find("expect");
  if (found == turn.end() || !found->is_object()) return "has a bot turn without \"expect\"";
  Expectation& expect = dialogue.turns.back().expect;
  if (const auto entry = text_at(*found, "kb"); !entry.empty()) expect.entries = {entry};
  if (found->contains("clarify")) expect.entries = texts_at(*found, "clarify");
  expect.handoff = found->contains("handoff");
  expect.out_of_scope = found->contains("oos");
  expect.needs_tool = found->contains("slot") || found->contains("tool");
  return {};
}

bool exists(const std::string& file) {
  std::error_code error;
  return std::filesystem::exists(file, error);
}

// term<TAB>synonyms by comma<TAB>explanation; the later columns may be absent.
Status read_glossary(const std::string& file, Company& company) {
  if (!exists(file)) return {};
  return each_line(file, [&](const std::string& line) -> std::string {
    const auto columns = columns_of(line);
    if (columns[0].empty() || columns.size() > 3) return "needs a term, its synonyms and an explanation";
    GlossaryTerm term;
    term.id = TermId{static_cast<std::int64_t>(company.glossary.size() + 1)};
    term.workspace = company.workspace.id;
    term.term = columns[0];
    const std::string synonyms = columns.size() > 1 ? columns[1] : std::string();
    for (std::size_t at = 0; at < synonyms.size();) {
      const std::size_t end = std::min(synonyms.find(',', at), synonyms.size());
      if (end > at) term.synonyms.push_back(synonyms.substr(at, end - at));
      at = end + 1;
    }
    if (columns.size() > 2) term.explanation = columns[2];
    company.glossary.push_back(std::move(term));
    return {};
  });
}

}  // namespace

Result<Company> read_company(const std::string& dir) {
  Company company;
  company.workspace.id = WorkspaceId{1};
  company.workspace.slug = std::filesystem::path(dir).lexically_normal().filename().string();
  company.workspace.name = company.workspace.slug;
  if (auto read = each_object(dir + "/kb.jsonl", [&](const Json& json) { return add_entry(company, json); });
      !read) {
    return std::unexpected(read.error());
  }
  if (company.entries.empty()) return bad(dir + "/kb.jsonl", 0, "holds no entry");
  if (auto read = read_glossary(dir + "/glossary.tsv", company); !read) return std::unexpected(read.error());
  const std::string questions = dir + "/dev_questions.tsv";
  if (!exists(questions)) return company;
  auto read = each_line(questions, [&](const std::string& line) -> std::string {
    const auto columns = columns_of(line);
    if (columns.size() != 2) return "needs two columns, id and text";
    const auto at = company.similar.find(columns[0]);
    if (at == company.similar.end()) return "names the unknown entry " + columns[0];
    at->second.push_back(columns[1]);
    return {};
  });
  if (!read) return std::unexpected(read.error());
  return company;
}

Result<std::optional<std::vector<LabelledText>>> read_labelled(const std::string& file, int columns) {
  if (!exists(file)) return std::nullopt;
  std::vector<LabelledText> out;
  auto read = each_line(file, [&](const std::string& line) -> std::string {
    auto cells = columns_of(line);
    if (cells.size() != static_cast<std::size_t>(columns))
      return "needs " + std::to_string(columns) + " columns";
    out.push_back({cells[0], columns == 3 ? cells[1] : std::string(), cells.back()});
    return {};
  });
  if (!read) return std::unexpected(read.error());
  return out;
}

Result<std::optional<std::vector<HandoffCase>>> read_handoffs(const std::string& file) {
  if (!exists(file)) return std::nullopt;
  std::vector<HandoffCase> out;
  auto read = each_object(file, [&](const Json& json) -> std::string {
    HandoffCase item{text_at(json, "id"), text_at(json, "company"), texts_at(json, "turns"), std::nullopt,
                     text_at(json, "reason")};
    if (item.turns.empty()) return "has no \"turns\"";
    const auto at = json.find("handoff_at");
    if (at == json.end()) return "has no \"handoff_at\"";
    if (at->is_number_unsigned())
      item.handoff_at = at->get<std::size_t>();
    else if (!at->is_null())
      return "has a \"handoff_at\" that is neither a number nor null";
    out.push_back(std::move(item));
    return {};
  });
  if (!read) return std::unexpected(read.error());
  return out;
}

Result<std::optional<std::vector<Dialogue>>> read_dialogues(const std::string& file) {
  if (!exists(file)) return std::nullopt;
  std::vector<Dialogue> out;
  auto read = each_object(file, [&](const Json& json) -> std::string {
    Dialogue dialogue{text_at(json, "id"), {}};
    const auto turns = json.find("turns");
    if (turns == json.end() || !turns->is_array()) return "has no \"turns\"";
    for (const auto& turn : *turns) {
      if (!turn.is_object()) return "has a turn that is no object";
      if (auto error = add_turn(dialogue, turn); !error.empty()) return error;
    }
    out.push_back(std::move(dialogue));
    return {};
  });
  if (!read) return std::unexpected(read.error());
  return out;
}

std::vector<Entry> entries_with_similar(const Company& company) {
  std::vector<Entry> entries = company.entries;
  for (auto& entry : entries) entry.similar = company.similar.at(entry.external_id);
  return entries;
}

}  // namespace yingda::bot
