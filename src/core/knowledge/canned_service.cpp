#include "core/knowledge/canned_service.hpp"

#include <utility>

#include "core/journal.hpp"
#include "core/store_await.hpp"

namespace yingda {
namespace {

std::unexpected<Error> canned_not_found() {
  return fail(ErrorKind::not_found, "canned_reply_not_found",
              "The workspace has no canned reply with this id.");
}

std::unexpected<Error> shortcut_taken(const std::string& shortcut) {
  return fail(ErrorKind::conflict, "shortcut_taken",
              "Another canned reply has the shortcut '" + shortcut + "'.", "/shortcut");
}

}  // namespace

async::Task<Result<std::vector<CannedReply>>> CannedReplyService::list(WorkspaceId workspace) {
  co_return co_await read<std::vector<CannedReply>>(store_,
                                                    [workspace](Tx& tx) -> Result<std::vector<CannedReply>> {
                                                      return tx.knowledge().canned_replies(workspace);
                                                    });
}

async::Task<Result<CannedReply>> CannedReplyService::create(WorkspaceId workspace, CannedReply wanted,
                                                            Actor actor) {
  wanted.id = new_id<CannedId>();
  wanted.workspace = workspace;
  wanted.updated_at = now_ms();
  co_return co_await write<CannedReply>(
      store_, [wanted = std::move(wanted), actor = std::move(actor)](Tx& tx) -> Result<CannedReply> {
        if (!tx.knowledge().insert_canned(wanted)) return shortcut_taken(wanted.shortcut);
        record(tx, wanted.workspace, actor, "canned_reply.created", to_text(wanted.id));
        return wanted;
      });
}

async::Task<Result<CannedReply>> CannedReplyService::update(WorkspaceId workspace, CannedId id,
                                                            CannedReply wanted, Actor actor) {
  wanted.id = id;
  wanted.workspace = workspace;
  wanted.updated_at = now_ms();
  co_return co_await write<CannedReply>(
      store_, [wanted = std::move(wanted), actor = std::move(actor)](Tx& tx) -> Result<CannedReply> {
        if (!tx.knowledge().canned(wanted.workspace, wanted.id)) return canned_not_found();
        if (!tx.knowledge().update_canned(wanted)) return shortcut_taken(wanted.shortcut);
        record(tx, wanted.workspace, actor, "canned_reply.updated", to_text(wanted.id));
        return wanted;
      });
}

async::Task<Status> CannedReplyService::remove(WorkspaceId workspace, CannedId id, Actor actor) {
  co_return co_await write<void>(store_, [workspace, id, actor = std::move(actor)](Tx& tx) -> Status {
    if (!tx.knowledge().remove_canned(workspace, id)) return canned_not_found();
    record(tx, workspace, actor, "canned_reply.removed", to_text(id));
    return {};
  });
}

}  // namespace yingda
