#pragma once
// What the console does with the wordings that were learnt from conversations.

#include <vector>

#include "async/task.hpp"
#include "base/error.hpp"
#include "core/actor.hpp"
#include "core/knowledge/learnt.hpp"
#include "core/knowledge/types.hpp"

namespace yingda {

class Store;

// Thread-safe. Codes: entry_not_found, learnt_not_found (also one of another entry).
class LearntService {
 public:
  explicit LearntService(Store& store) : store_(store) {}

  // Those of an entry, confirmed last first; at most kMostLearnt.
  async::Task<Result<std::vector<LearntWording>>> list(WorkspaceId workspace, EntryId entry);
  // The wording is not learnt for this entry again.
  async::Task<Status> dismiss(WorkspaceId workspace, EntryId entry, LearntId id, Actor actor);
  // Makes it a similar question of the entry, which is returned as it is then. Code too_many_similar.
  async::Task<Result<Entry>> adopt(WorkspaceId workspace, EntryId entry, LearntId id, Actor actor);

 private:
  Store& store_;
};

}  // namespace yingda
