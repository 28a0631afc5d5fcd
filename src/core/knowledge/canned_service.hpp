#pragma once
// Use cases on canned replies.

#include <string>
#include <vector>

#include "async/task.hpp"
#include "base/error.hpp"
#include "core/actor.hpp"
#include "core/knowledge/repository.hpp"

namespace yingda {

class Store;

// Thread-safe. Codes: shortcut_taken, canned_reply_not_found.
class CannedReplyService {
 public:
  explicit CannedReplyService(Store& store) : store_(store) {}

  async::Task<Result<std::vector<CannedReply>>> list(WorkspaceId workspace);
  // `wanted` without id, workspace and time.
  async::Task<Result<CannedReply>> create(WorkspaceId workspace, CannedReply wanted, Actor actor);
  async::Task<Result<CannedReply>> update(WorkspaceId workspace, CannedId id, CannedReply wanted,
                                          Actor actor);
  async::Task<Status> remove(WorkspaceId workspace, CannedId id, Actor actor);

 private:
  Store& store_;
};

}  // namespace yingda
