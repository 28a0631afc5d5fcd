#pragma once
// Use cases on workspaces. Every change writes its audit record and events in the same unit of work.

#include <optional>
#include <string>
#include <vector>

#include "async/task.hpp"
#include "base/error.hpp"
#include "core/actor.hpp"
#include "core/channels/types.hpp"
#include "core/members/types.hpp"
#include "core/workspaces/types.hpp"

namespace yingda {

class Store;
class Tx;

struct NewWorkspace {
  std::string slug;  // [a-z0-9][a-z0-9-]{1,31}
  std::string name;
  std::string locale = "zh";
};

// What a new workspace starts with.
struct CreatedWorkspace {
  Workspace workspace;
  Team team;        // the default team, open day and night
  Channel channel;  // type "web"
  std::optional<Member> owner;
};

// Inside a unit of work. Refuses a bad slug (invalid_slug), one that reads like an id (likewise) and one that
// is taken (slug_taken). `owner` becomes admin and a member of the team; null = nobody yet.
Result<CreatedWorkspace> create_workspace(Tx& tx, const NewWorkspace& wanted, const Account* owner,
                                          const Actor& actor);

// Thread-safe.
class WorkspaceService {
 public:
  explicit WorkspaceService(Store& store) : store_(store) {}

  async::Task<Result<CreatedWorkspace>> create(NewWorkspace wanted, AccountId owner, Actor actor);
  // Those in which the account is an active member, by name.
  async::Task<Result<std::vector<Workspace>>> list_for(AccountId account);
  // Codes: workspace_not_found, unknown_time_zone, thresholds_crossed (clarify above answer). Bot settings
  // are live within a second.
  async::Task<Result<Workspace>> update(WorkspaceId workspace, Edit<Workspace> edit, Actor actor);

 private:
  Store& store_;
};

}  // namespace yingda
