#include "core/knowledge/learnt_service.hpp"

#include <algorithm>

#include "core/journal.hpp"
#include "core/store_await.hpp"

namespace yingda {
namespace {

constexpr std::size_t kMostSimilar = 500;  // as in the schema EntryIn

Result<LearntWording> find_learnt(Tx& tx, WorkspaceId workspace, EntryId entry, LearntId id) {
  auto found = tx.learnt().find(workspace, id);
  if (!found || found->dismissed || found->entry != entry) {
    return fail(ErrorKind::not_found, "learnt_not_found", "The entry has no learnt wording with this id.");
  }
  return std::move(*found);
}

Status dismiss_learnt(Tx& tx, LearntWording wording, const Actor& actor) {
  wording.dismissed = true;
  wording.count = 0;
  tx.learnt().update(wording);
  tx.learnt().remove_older(wording.workspace, wording.entry, kMostLearnt);
  record(tx, wording.workspace, actor, "knowledge.learnt_removed", to_text(wording.entry));
  announce(tx, wording.workspace, EventType::learning_changed, wording.entry.value);
  return {};
}

Result<Entry> adopt_learnt(Tx& tx, const LearntWording& wording, const Actor& actor) {
  auto entry = tx.knowledge().find(wording.workspace, wording.entry);
  if (!entry) return fail(ErrorKind::not_found, "entry_not_found", "The entry was removed.");
  if (entry->similar.size() >= kMostSimilar) {
    return fail(ErrorKind::conflict, "too_many_similar",
                "The entry has " + std::to_string(kMostSimilar) + " similar questions already.");
  }
  if (std::ranges::find(entry->similar, wording.text) == entry->similar.end())
    entry->similar.push_back(wording.text);
  ++entry->version;
  entry->updated_at = now_ms();
  entry->updated_by = actor.member;
  tx.knowledge().update(*entry);
  tx.learnt().remove(wording.workspace, wording.id);
  record(tx, wording.workspace, actor, "knowledge.learnt_adopted", to_text(wording.entry));
  announce(tx, wording.workspace, EventType::knowledge_changed, wording.entry.value);
  announce(tx, wording.workspace, EventType::learning_changed, wording.entry.value);
  return std::move(*entry);
}

}  // namespace

async::Task<Result<std::vector<LearntWording>>> LearntService::list(WorkspaceId workspace, EntryId entry) {
  using Wordings = std::vector<LearntWording>;
  co_return co_await read<Wordings>(store_, [workspace, entry](Tx& tx) -> Result<Wordings> {
    if (!tx.knowledge().find(workspace, entry)) {
      return fail(ErrorKind::not_found, "entry_not_found",
                  "The workspace has no knowledge entry with this id.");
    }
    return tx.learnt().of_entry(workspace, entry);
  });
}

async::Task<Status> LearntService::dismiss(WorkspaceId workspace, EntryId entry, LearntId id, Actor actor) {
  co_return co_await write<void>(store_, [workspace, entry, id, actor = std::move(actor)](Tx& tx) -> Status {
    auto found = find_learnt(tx, workspace, entry, id);
    if (!found) return std::unexpected(std::move(found.error()));
    return dismiss_learnt(tx, std::move(*found), actor);
  });
}

async::Task<Result<Entry>> LearntService::adopt(WorkspaceId workspace, EntryId entry, LearntId id,
                                                Actor actor) {
  co_return co_await write<Entry>(store_,
                                  [workspace, entry, id, actor = std::move(actor)](Tx& tx) -> Result<Entry> {
                                    const auto found = find_learnt(tx, workspace, entry, id);
                                    if (!found) return std::unexpected(found.error());
                                    return adopt_learnt(tx, *found, actor);
                                  });
}

}  // namespace yingda
