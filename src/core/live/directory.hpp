#pragma once
// Workspaces, members and teams by id, in memory: what views need to show names (channels are in
// core/channels/channel_directory.hpp). Contacts are not here: there may be millions. Reads never wait; they
// may be some milliseconds behind the store. Thread-safe.

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "async/task.hpp"
#include "base/error.hpp"
#include "core/members/types.hpp"
#include "core/workspaces/types.hpp"

namespace yingda {

class Store;
class Tx;

class Directory {
 public:
  Directory();
  ~Directory();
  Directory(const Directory&) = delete;
  Directory& operator=(const Directory&) = delete;

  // Everything from the store, at start.
  async::Task<Status> load(Store& store);
  // One workspace anew; the live hub calls it when the event stream says that something changed.
  void reload(Tx& tx, WorkspaceId workspace);

  // Null when there is none (yet).
  std::shared_ptr<const Workspace> workspace(WorkspaceId id) const;
  std::shared_ptr<const Workspace> workspace_by_slug(std::string_view slug) const;
  std::shared_ptr<const Member> member(MemberId id) const;
  std::shared_ptr<const Team> team(TeamId id) const;
  std::string member_name(MemberId id) const;  // "" when unknown
  std::vector<TeamId> teams_of(MemberId id) const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace yingda
