#include "core/knowledge/knowledge_service.hpp"

#include <set>
#include <utility>

#include "core/journal.hpp"
#include "core/store_await.hpp"

namespace yingda {
namespace {

std::unexpected<Error> entry_not_found() {
  return fail(ErrorKind::not_found, "entry_not_found", "The workspace has no knowledge entry with this id.");
}

std::unexpected<Error> external_id_taken(const std::string& external_id) {
  return fail(ErrorKind::conflict, "external_id_taken",
              "Another entry has the external id '" + external_id + "'.", "/external_id");
}

bool taken_by_another(Tx& tx, const Entry& entry) {
  if (entry.external_id.empty()) return false;
  const auto other = tx.knowledge().find_by_external_id(entry.workspace, entry.external_id);
  return other && other->id != entry.id;
}

Result<Entry> create_entry(Tx& tx, Entry entry, const Actor& actor) {
  if (auto checked = check_entry(entry); !checked) return std::unexpected(std::move(checked.error()));
  entry.id = new_id<EntryId>();
  entry.version = 1;
  entry.created_at = entry.updated_at = now_ms();
  entry.updated_by = actor.member;
  if (!tx.knowledge().insert(entry)) return external_id_taken(entry.external_id);
  record(tx, entry.workspace, actor, "knowledge.created", to_text(entry.id));
  announce(tx, entry.workspace, EventType::knowledge_changed, entry.id.value);
  return entry;
}

Result<Entry> update_entry(Tx& tx, Entry entry, const Actor& actor) {
  if (auto checked = check_entry(entry); !checked) return std::unexpected(std::move(checked.error()));
  const auto stored = tx.knowledge().find(entry.workspace, entry.id);
  if (!stored) return entry_not_found();
  if (stored->version != entry.version) {
    return fail(ErrorKind::conflict, "entry_changed",
                "Somebody changed the entry meanwhile: it has version " + std::to_string(stored->version) +
                    ", the change was made to version " + std::to_string(entry.version) + ".",
                "/version");
  }
  if (taken_by_another(tx, entry)) return external_id_taken(entry.external_id);
  ++entry.version;
  entry.created_at = stored->created_at;
  entry.updated_at = now_ms();
  entry.updated_by = actor.member;
  tx.knowledge().update(entry);
  record(tx, entry.workspace, actor, "knowledge.updated", to_text(entry.id));
  announce(tx, entry.workspace, EventType::knowledge_changed, entry.id.value);
  return entry;
}

bool is_link(const std::string& url) { return url.starts_with("https://") || url.starts_with("http://"); }

}  // namespace

Status check_entry(const Entry& entry) {
  if (entry.valid_from != 0 && entry.valid_until != 0 && entry.valid_from >= entry.valid_until) {
    return fail(ErrorKind::invalid, "invalid_validity", "The validity must end after it begins.",
                "/valid_until");
  }
  if (!entry.source_url.empty() && !is_link(entry.source_url)) {
    return fail(ErrorKind::invalid, "invalid_source_url", "The link must begin with https:// or http://.",
                "/source_url");
  }
  std::set<std::string> languages;
  for (std::size_t i = 0; i < entry.answers.size(); ++i) {
    if (languages.insert(entry.answers[i].language).second) continue;
    return fail(ErrorKind::invalid, "duplicate_language",
                "The entry has two answers in the language '" + entry.answers[i].language + "'.",
                "/answers/" + std::to_string(i) + "/language");
  }
  return {};
}

Status insert_entries(Tx& tx, WorkspaceId workspace, std::vector<Entry> entries, const Actor& actor) {
  const TimeMs now = now_ms();
  const std::string count = std::to_string(entries.size());
  for (Entry& entry : entries) {
    entry.id = new_id<EntryId>();
    entry.workspace = workspace;
    entry.version = 1;
    entry.created_at = entry.updated_at = now;
    entry.updated_by = actor.member;
    if (!tx.knowledge().insert(entry)) return external_id_taken(entry.external_id);
  }
  record(tx, workspace, actor, "knowledge.imported", count);
  announce(tx, workspace, EventType::knowledge_changed, 0);
  return {};
}

async::Task<Result<EntryPage>> KnowledgeService::list(WorkspaceId workspace, EntryFilter filter,
                                                      EntryId before, int limit) {
  co_return co_await read<EntryPage>(
      store_, [workspace, filter = std::move(filter), before, limit](Tx& tx) -> Result<EntryPage> {
        EntryPage page;
        // One more than asked tells whether there is another page.
        page.items = tx.knowledge().list(workspace, filter, before, limit + 1);
        if (std::ssize(page.items) > limit) {
          page.items.pop_back();
          page.next = page.items.back().id;
        }
        return page;
      });
}

async::Task<Result<Entry>> KnowledgeService::get(WorkspaceId workspace, EntryId id) {
  co_return co_await read<Entry>(store_, [workspace, id](Tx& tx) -> Result<Entry> {
    auto found = tx.knowledge().find(workspace, id);
    if (!found) return entry_not_found();
    return std::move(*found);
  });
}

async::Task<Result<Entry>> KnowledgeService::create(WorkspaceId workspace, Entry wanted, Actor actor) {
  wanted.workspace = workspace;
  co_return co_await write<Entry>(
      store_, [wanted = std::move(wanted), actor = std::move(actor)](Tx& tx) mutable -> Result<Entry> {
        return create_entry(tx, std::move(wanted), actor);
      });
}

async::Task<Result<Entry>> KnowledgeService::update(WorkspaceId workspace, EntryId id, Entry wanted,
                                                    Actor actor) {
  wanted.workspace = workspace;
  wanted.id = id;
  co_return co_await write<Entry>(
      store_, [wanted = std::move(wanted), actor = std::move(actor)](Tx& tx) mutable -> Result<Entry> {
        return update_entry(tx, std::move(wanted), actor);
      });
}

async::Task<Status> KnowledgeService::remove(WorkspaceId workspace, EntryId id, Actor actor) {
  co_return co_await write<void>(store_, [workspace, id, actor = std::move(actor)](Tx& tx) -> Status {
    if (!tx.knowledge().remove(workspace, id)) return entry_not_found();
    record(tx, workspace, actor, "knowledge.removed", to_text(id));
    announce(tx, workspace, EventType::knowledge_changed, id.value);
    return {};
  });
}

async::Task<Result<std::vector<std::pair<std::string, std::int64_t>>>> KnowledgeService::categories(
    WorkspaceId workspace) {
  using Counts = std::vector<std::pair<std::string, std::int64_t>>;
  co_return co_await read<Counts>(
      store_, [workspace](Tx& tx) -> Result<Counts> { return tx.knowledge().categories(workspace); });
}

}  // namespace yingda
