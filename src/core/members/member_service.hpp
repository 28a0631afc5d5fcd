#pragma once
// Use cases on members. A workspace always keeps one active admin: code last_admin.

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "async/task.hpp"
#include "base/error.hpp"
#include "core/actor.hpp"
#include "core/members/types.hpp"

namespace yingda {

class Store;
class Tx;
namespace async {
class Offload;
}

struct NewMember {
  std::string email;
  std::string name;  // of a new account; one that exists keeps its own
  Role role = Role::agent;
  int capacity = 5;
  bool auto_accept = true;
  std::vector<TeamId> teams = {};  // empty = the default team, for roles that talk to customers
};

struct MemberPatch {
  std::optional<Role> role = {};
  std::optional<int> capacity = {};
  std::optional<bool> auto_accept = {};
  std::optional<bool> active = {};
  std::optional<std::vector<TeamId>> teams = {};
};

// A member with what lists show beside it.
struct MemberDetails {
  Member member;
  std::vector<TeamId> teams;
  int load = 0;  // open conversations
};

struct CreatedMember {
  MemberDetails details;
  std::optional<std::string> temporary_password;  // absent where the account existed before
};

// Thread-safe.
class MemberService {
 public:
  MemberService(Store& store, async::Offload& offload) : store_(store), offload_(offload) {}

  async::Task<Result<std::vector<MemberDetails>>> list(WorkspaceId workspace);
  async::Task<Result<MemberDetails>> get(WorkspaceId workspace, MemberId member);
  // Codes: member_exists, team_not_found.
  async::Task<Result<CreatedMember>> create(WorkspaceId workspace, NewMember wanted, Actor actor);
  // Codes: member_not_found, team_not_found, last_admin.
  async::Task<Result<MemberDetails>> update(WorkspaceId workspace, MemberId member, MemberPatch patch,
                                            Actor actor);
  // Gives the new password and ends the account's sessions. An account that also belongs to a workspace whose
  // admin the actor is not must change it itself: code account_shared.
  async::Task<Result<std::string>> reset_password(WorkspaceId workspace, MemberId member, Actor actor);

 private:
  Store& store_;
  async::Offload& offload_;
};

}  // namespace yingda
