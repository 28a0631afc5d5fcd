// The import half of KnowledgeService: files of many thousand rows, in units that leave the writer free for
// others.

#include <algorithm>
#include <memory>
#include <span>
#include <tuple>
#include <utility>

#include "core/journal.hpp"
#include "core/knowledge/knowledge_service.hpp"
#include "core/store_await.hpp"

namespace yingda {
namespace {

constexpr std::size_t kUnit = 200;

// What one unit did.
struct UnitReport {
  int created = 0;
  int updated = 0;
  int unchanged = 0;
  std::vector<ImportRefusal> refused;
};

// Shared by the units: the caller may be gone while the last one runs.
struct Import {
  WorkspaceId workspace;
  std::vector<ImportItem> items;
  bool dry_run = false;
  Actor actor;
};

std::optional<Entry> find_match(Tx& tx, const Import& import, const Entry& entry) {
  if (!entry.external_id.empty()) {
    if (auto found = tx.knowledge().find_by_external_id(import.workspace, entry.external_id)) return found;
  }
  return tx.knowledge().find_by_question(import.workspace, entry.question);
}

void store_new(Tx& tx, const Import& import, Entry entry, UnitReport& report) {
  ++report.created;
  if (import.dry_run) return;
  entry.id = new_id<EntryId>();
  entry.workspace = import.workspace;
  entry.version = 1;
  entry.created_at = entry.updated_at = now_ms();
  entry.updated_by = import.actor.member;
  tx.knowledge().insert(entry);
}

void replace(Tx& tx, const Import& import, const Entry& stored, Entry entry, UnitReport& report) {
  // A file without ids must not take an entry's id away.
  if (entry.external_id.empty()) entry.external_id = stored.external_id;
  if (same_content(stored, entry)) {
    ++report.unchanged;
    return;
  }
  ++report.updated;
  if (import.dry_run) return;
  entry.id = stored.id;
  entry.workspace = import.workspace;
  entry.version = stored.version + 1;
  entry.created_at = stored.created_at;
  entry.updated_at = now_ms();
  entry.updated_by = import.actor.member;
  tx.knowledge().update(entry);
}

Result<UnitReport> run_unit(Tx& tx, const Import& import, std::span<const ImportItem> items) {
  UnitReport report;
  for (const ImportItem& item : items) {
    if (auto checked = check_entry(item.entry); !checked) {
      report.refused.push_back(
          {item.row, "", checked.error().code, checked.error().detail, item.entry.question});
      continue;
    }
    const auto stored = find_match(tx, import, item.entry);
    if (stored) {
      replace(tx, import, *stored, item.entry, report);
    } else {
      store_new(tx, import, item.entry, report);
    }
  }
  const int changed = report.created + report.updated;
  if (import.dry_run || changed == 0) return report;
  record(tx, import.workspace, import.actor, "knowledge.imported", std::to_string(changed));
  announce(tx, import.workspace, EventType::knowledge_changed, 0);
  return report;
}

bool same_answer(const Answer& a, const Answer& b) { return a.language == b.language && a.parts == b.parts; }

}  // namespace

bool same_content(const Entry& a, const Entry& b) {
  const auto key = [](const Entry& e) {
    return std::tie(e.external_id, e.category, e.language, e.question, e.similar, e.keywords, e.source_title,
                    e.source_url, e.valid_from, e.valid_until, e.status);
  };
  return key(a) == key(b) && std::ranges::equal(a.answers, b.answers, same_answer);
}

async::Task<Result<ImportReport>> KnowledgeService::import(WorkspaceId workspace,
                                                           std::vector<ImportItem> items,
                                                           std::vector<ImportRefusal> refused, bool dry_run,
                                                           Actor actor) {
  ImportReport report;
  report.rows = static_cast<int>(items.size() + refused.size());
  report.dry_run = dry_run;
  report.refused = std::move(refused);
  const auto import =
      std::make_shared<const Import>(Import{workspace, std::move(items), dry_run, std::move(actor)});
  for (std::size_t at = 0; at < import->items.size(); at += kUnit) {
    const auto unit = [import, at](Tx& tx) {
      const auto size = std::min(kUnit, import->items.size() - at);
      return run_unit(tx, *import, std::span(import->items).subspan(at, size));
    };
    auto done = dry_run ? co_await read<UnitReport>(store_, unit) : co_await write<UnitReport>(store_, unit);
    if (!done) co_return std::unexpected(std::move(done.error()));
    report.created += done->created;
    report.updated += done->updated;
    report.unchanged += done->unchanged;
    std::ranges::move(done->refused, std::back_inserter(report.refused));
  }
  std::ranges::sort(report.refused, {}, &ImportRefusal::row);
  co_return report;
}

}  // namespace yingda
