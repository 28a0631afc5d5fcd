#include "app/demo_company.hpp"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <map>
#include <optional>
#include <utility>

#include "base/json.hpp"
#include "http/views/glossary.hpp"
#include "http/views/knowledge.hpp"
#include "importer/table.hpp"
#include "importer/terms.hpp"

namespace yingda::app {
namespace {

namespace fs = std::filesystem;

std::unexpected<Error> unreadable(const fs::path& file, const std::string& reason) {
  return fail(ErrorKind::invalid, "demo_unreadable", file.string() + ": " + reason);
}

Result<std::string> read_file(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::string text(std::istreambuf_iterator<char>(file), {});
  if (!file) return unreadable(path, "cannot be read");
  return text;
}

Localized localized(const Json& json) { return {json.value("zh", ""), json.value("en", "")}; }

// {"from":"09:00","to":"18:00","weekdays":[1,…]}: the same hours on each of the days.
BusinessHours hours_of(const Json& json) {
  const auto minutes = [](const std::string& text) {
    return std::stoi(text.substr(0, 2)) * 60 + std::stoi(text.substr(3, 2));
  };
  BusinessHours hours;
  hours.always = false;
  hours.time_zone = json.at("time_zone");
  const int from = minutes(json.at("from")), to = minutes(json.at("to"));
  for (const Json& weekday : json.at("weekdays")) hours.spans.push_back({weekday.get<int>(), from, to});
  return hours;
}

ChannelSettings settings_of(const Json& json) {
  ChannelSettings settings;
  settings.greeting = localized(json.at("greeting"));
  settings.offhours_message = localized(json.at("offhours_message"));
  settings.accent_color = json.at("accent_color");
  for (const Json& question : json.at("suggested_questions")) {
    settings.suggested_questions.push_back(localized(question));
  }
  return settings;
}

DemoMember member_of(const Json& json) {
  DemoMember member;
  member.email = json.at("email");
  member.name = json.at("name");
  member.role = parse_role(json.at("role").get_ref<const std::string&>()).value_or(Role::agent);
  member.teams = json.at("teams").get<std::vector<std::string>>();
  return member;
}

CannedReply canned_of(const Json& json) {
  CannedReply reply;
  reply.shortcut = json.at("shortcut");
  reply.title = json.at("title");
  reply.text = json.at("text");
  return reply;
}

// Throws nlohmann's exceptions; the caller turns them into the error.
DemoCompany company_of(const Json& json) {
  DemoCompany company;
  company.name = localized(json.at("name")).zh;
  company.bot_name = localized(json.at("bot_name"));
  company.channel = settings_of(json);
  company.handoff_topics = json.at("handoff_topics").get<std::vector<std::string>>();
  for (const Json& each : json.at("teams")) {
    DemoTeam team{each.at("name"), each.value("default", false), {}};
    if (each.contains("hours")) team.hours = hours_of(each.at("hours"));
    company.teams.push_back(std::move(team));
  }
  for (const Json& each : json.at("members")) company.members.push_back(member_of(each));
  for (const Json& each : json.at("canned_replies")) company.canned_replies.push_back(canned_of(each));
  return company;
}

using Entries = std::map<std::string, Entry>;  // by external id

Result<Entries> read_entries(const fs::path& file) {
  const auto text = read_file(file);
  if (!text) return std::unexpected(text.error());
  const auto table = importer::read_table(*text, file.filename().string());
  if (!table) return unreadable(file, table.error().detail);
  if (!table->refused.empty()) {
    const auto& row = table->refused.front();
    return unreadable(file, "line " + std::to_string(row.row) + ": " + row.reason);
  }
  Entries entries;
  for (const auto& draft : table->drafts) entries.emplace(draft.external_id, http::views::entry_of(draft));
  return entries;
}

// "id<TAB>question" lines, as similar questions.
Status add_questions(const fs::path& file, Entries& entries) {
  std::ifstream lines(file);
  if (!lines) return unreadable(file, "cannot be read");
  std::string line;
  for (int number = 1; std::getline(lines, line); ++number) {
    const auto tab = line.find('\t');
    const auto entry = entries.find(line.substr(0, tab));
    if (tab == std::string::npos || entry == entries.end()) {
      return unreadable(file, "line " + std::to_string(number) + " does not name an entry");
    }
    entry->second.similar.push_back(line.substr(tab + 1));
  }
  return {};
}

// The English of some entries; a folder may have none.
Status add_translations(const fs::path& file, Entries& entries) {
  if (!fs::exists(file)) return {};
  auto english = read_entries(file);
  if (!english) return std::unexpected(std::move(english.error()));
  for (auto& [id, translation] : *english) {
    const auto entry = entries.find(id);
    if (entry == entries.end()) return unreadable(file, "there is no entry '" + id + "'");
    entry->second.answers.push_back({"en", std::move(translation.answers.front().parts)});
    entry->second.similar.push_back(std::move(translation.question));
    std::ranges::move(translation.similar, std::back_inserter(entry->second.similar));
  }
  return {};
}

Status add_entries(const fs::path& folder, const Json& sources, DemoCompany& company) {
  auto entries = read_entries(folder / "kb.jsonl");
  if (!entries) return std::unexpected(std::move(entries.error()));
  if (auto added = add_questions(folder / "dev_questions.tsv", *entries); !added) return added;
  if (auto added = add_translations(folder / "translations.en.jsonl", *entries); !added) return added;
  for (auto& [id, entry] : *entries) {
    entry.source_title = sources.value(entry.category, "");
    company.entries.push_back(std::move(entry));
  }
  return {};
}

// A folder may have none.
Status add_glossary(const fs::path& file, DemoCompany& company) {
  if (!fs::exists(file)) return {};
  const auto text = read_file(file);
  if (!text) return std::unexpected(text.error());
  const auto table = importer::read_terms(*text, file.filename().string());
  if (!table) return unreadable(file, table.error().detail);
  if (!table->refused.empty()) {
    const auto& row = table->refused.front();
    return unreadable(file, "line " + std::to_string(row.row) + ": " + row.reason);
  }
  for (const auto& draft : table->drafts) company.glossary.push_back(http::views::term_of(draft));
  return {};
}

}  // namespace

Result<DemoCompany> read_demo_company(const fs::path& folder) {
  const auto file = folder / "company.json";
  const auto text = read_file(file);
  if (!text) return std::unexpected(text.error());
  DemoCompany company;
  Json json;
  try {
    json = Json::parse(*text);
    company = company_of(json);
  } catch (const std::exception& error) {
    return unreadable(file, error.what());
  }
  company.slug = folder.filename().string();
  if (auto added = add_entries(folder, json.value("sources", Json::object()), company); !added) {
    return std::unexpected(std::move(added.error()));
  }
  if (auto added = add_glossary(folder / "glossary.tsv", company); !added)
    return std::unexpected(std::move(added.error()));
  return company;
}

}  // namespace yingda::app
