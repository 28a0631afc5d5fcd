#include "http/views/knowledge.hpp"

#include <chrono>
#include <utility>

#include "bot/engine.hpp"
#include "bot/entity_notes.hpp"
#include "http/views/candidates.hpp"
#include "http/views/json_fields.hpp"

namespace yingda::http::views {
namespace {

// Candidates that the test box shows.
constexpr std::size_t kCandidates = 5;

TimeMs parse_time(const Json& body, const char* key) {
  const auto found = body.find(key);
  if (found == body.end() || found->is_null()) return 0;
  return from_rfc3339(found->get_ref<const std::string&>()).value_or(0);
}

}  // namespace

Json entry(const Entry& entry, std::string_view author) {
  Json answers = Json::array();
  for (const Answer& answer : entry.answers) {
    answers.push_back({{"language", answer.language}, {"parts", to_json(answer.parts)}});
  }
  Json view = {{"id", to_text(entry.id)},
               {"category", entry.category},
               {"language", entry.language},
               {"question", entry.question},
               {"similar", entry.similar},
               {"keywords", entry.keywords},
               {"answers", std::move(answers)},
               {"status", to_text(entry.status)},
               {"version", entry.version},
               {"created_at", to_rfc3339(entry.created_at)},
               {"updated_at", to_rfc3339(entry.updated_at)}};
  put_text(view, "external_id", entry.external_id);
  put_text(view, "source_title", entry.source_title);
  put_text(view, "source_url", entry.source_url);
  put_time(view, "valid_from", entry.valid_from);
  put_time(view, "valid_until", entry.valid_until);
  put_text(view, "updated_by_name", author);
  return view;
}

Json learnt_wording(const LearntWording& wording) {
  return {{"id", to_text(wording.id)},
          {"text", wording.text},
          {"count", wording.count},
          {"conversation_id", to_text(wording.conversation)},
          {"created_at", to_rfc3339(wording.created_at)},
          {"last_at", to_rfc3339(wording.last_at)}};
}

Json canned_reply(const CannedReply& reply) {
  return {
      {"id", to_text(reply.id)}, {"shortcut", reply.shortcut}, {"title", reply.title}, {"text", reply.text}};
}

Json import_report(const ImportReport& report) {
  Json refused = Json::array();
  for (const ImportRefusal& row : report.refused) {
    Json view = {{"row", row.row}, {"code", row.code}, {"reason", row.reason}};
    put_text(view, "column", row.column);
    put_text(view, "text", row.text);
    refused.push_back(std::move(view));
  }
  return {{"rows", report.rows},           {"created", report.created}, {"updated", report.updated},
          {"unchanged", report.unchanged}, {"dry_run", report.dry_run}, {"refused", std::move(refused)}};
}

Result<Entry> parse_entry(const Json& body) {
  Entry entry;
  entry.version = body.value("version", std::int64_t{1});
  entry.external_id = body.value("external_id", "");
  entry.category = body.value("category", "");
  entry.language = body.value("language", "zh");
  entry.question = body.at("question");
  entry.similar = body.value("similar", std::vector<std::string>());
  entry.keywords = body.value("keywords", std::vector<std::string>());
  entry.source_title = body.value("source_title", "");
  entry.source_url = body.value("source_url", "");
  entry.valid_from = parse_time(body, "valid_from");
  entry.valid_until = parse_time(body, "valid_until");
  entry.status = parse_entry_status(body.value("status", "published")).value_or(EntryStatus::published);
  std::size_t index = 0;
  for (const Json& answer : body.at("answers")) {
    auto parts = parse_parts(answer.at("parts"), "/answers/" + std::to_string(index++) + "/parts");
    if (!parts) return std::unexpected(std::move(parts.error()));
    entry.answers.push_back({answer.at("language"), std::move(*parts)});
  }
  return entry;
}

Entry entry_of(const importer::EntryDraft& draft) {
  Entry entry;
  entry.external_id = draft.external_id;
  entry.category = draft.category;
  entry.language = draft.language;
  entry.question = draft.question;
  entry.similar = draft.similar;
  entry.keywords = draft.keywords;
  for (const importer::DraftAnswer& answer : draft.answers) {
    entry.answers.push_back({answer.language, {TextPart{answer.text}}});
  }
  entry.source_title = draft.source_title;
  entry.source_url = draft.source_url;
  entry.valid_from = draft.valid_from;
  entry.valid_until = draft.valid_until;
  entry.status = draft.published ? EntryStatus::published : EntryStatus::draft;
  return entry;
}

std::vector<ImportItem> import_items(const importer::ImportTable& table) {
  std::vector<ImportItem> items;
  items.reserve(table.drafts.size());
  for (const importer::EntryDraft& draft : table.drafts) items.push_back({draft.row, entry_of(draft)});
  return items;
}

std::vector<ImportRefusal> import_refusals(const std::vector<importer::RefusedRow>& rows) {
  std::vector<ImportRefusal> refusals;
  refusals.reserve(rows.size());
  for (const importer::RefusedRow& row : rows) {
    refusals.push_back({row.row, row.column, row.code, row.reason, row.text});
  }
  return refusals;
}

Json test_result(const bot::Snapshot& snapshot, std::string_view text) {
  bot::Input input;
  input.text = text;
  input.now = now_ms();
  const auto begin = std::chrono::steady_clock::now();
  const bot::Outcome outcome = bot::step(snapshot, bot::State{}, input);
  const auto took = std::chrono::steady_clock::now() - begin;
  const auto found = bot::candidates(snapshot, text, input.now, kCandidates);
  Json view = {{"kind", to_text(outcome.kind)},
               {"parts", to_json(outcome.parts)},
               {"language", outcome.language},
               {"mood", to_text(outcome.mood)},
               {"entities", bot::entities_json(text, {input.now, snapshot.workspace().time_zone})},
               {"candidates", candidates(snapshot, found, outcome.language)},
               {"micros", std::chrono::duration_cast<std::chrono::microseconds>(took).count()}};
  if (outcome.handoff) view["handoff_reason"] = to_text(*outcome.handoff);
  if (outcome.meta.contains("sources")) view["sources"] = outcome.meta.at("sources");
  return view;
}

}  // namespace yingda::http::views
