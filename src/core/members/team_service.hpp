#pragma once
// Use cases on teams. Exactly one team of a workspace is the default: making another one the default takes it
// from the first, and the default team can neither be removed nor unset (code default_team).

#include <string>
#include <vector>

#include "async/task.hpp"
#include "base/error.hpp"
#include "core/actor.hpp"
#include "core/members/types.hpp"

namespace yingda {

class Store;
class Tx;

// Thread-safe.
class TeamService {
 public:
  explicit TeamService(Store& store) : store_(store) {}

  async::Task<Result<std::vector<Team>>> list(WorkspaceId workspace);
  // `wanted` without id, workspace and creation time. Codes: member_not_found, unknown_time_zone,
  // invalid_hours.
  async::Task<Result<Team>> create(WorkspaceId workspace, Team wanted, Actor actor);
  async::Task<Result<Team>> update(WorkspaceId workspace, TeamId team, Edit<Team> edit, Actor actor);
  // Its open conversations and its channels move to the default team.
  async::Task<Status> remove(WorkspaceId workspace, TeamId team, Actor actor);

 private:
  Store& store_;
};

// Inside a unit of work: the team that takes what nothing sends elsewhere. Throws std::logic_error when the
// workspace has none, which no use case can bring about.
Team default_team(Tx& tx, WorkspaceId workspace);

// Refuses spans that end before they begin, impossible dates (invalid_hours) and unknown zones
// (unknown_time_zone).
Status check_hours(const BusinessHours& hours);
// Refuses what is no zone of the IANA database (unknown_time_zone).
Status check_time_zone(const std::string& name, const std::string& field);

}  // namespace yingda
