// Teams of a workspace.

#include <array>

#include "core/members/team_service.hpp"
#include "http/routes/actor.hpp"
#include "http/routes/route_table.hpp"
#include "http/routes/routes.hpp"
#include "http/views/people.hpp"

namespace yingda::http {
namespace {

RouteTask list_teams(Services& services, Request request);
RouteTask create_team(Services& services, Request request);
RouteTask update_team(Services& services, Request request);
RouteTask delete_team(Services& services, Request request);

constexpr std::array kTeamsRoutes = {
    RouteRow{"listTeams", list_teams},
    RouteRow{"createTeam", create_team},
    RouteRow{"updateTeam", update_team},
    RouteRow{"deleteTeam", delete_team},
};

// Keys that are absent keep their value.
void apply_body(const Json& body, Team& team) {
  team.name = body.value("name", team.name);
  team.is_default = body.value("is_default", team.is_default);
  if (body.contains("hours")) team.hours = parse_business_hours(body.at("hours"));
  if (body.contains("member_ids")) team.members = parse_ids<MemberId>(body.at("member_ids"));
}

RouteTask list_teams(Services& services, Request request) {
  const auto teams = co_await services.teams.list(request.workspace());
  if (!teams) co_return std::unexpected(teams.error());
  Json items = Json::array();
  for (const Team& team : *teams) items.push_back(to_json(team, now_ms()));
  co_return json_response({{"items", std::move(items)}});
}

RouteTask create_team(Services& services, Request request) {
  Team wanted;
  apply_body(request.body, wanted);
  const auto made = co_await services.teams.create(request.workspace(), std::move(wanted), actor_of(request));
  if (!made) co_return std::unexpected(made.error());
  co_return json_response(to_json(*made, now_ms()), 201);
}

RouteTask update_team(Services& services, Request request) {
  Edit<Team> edit = [body = request.body](Team& team) -> Status {
    apply_body(body, team);
    return {};
  };
  const auto changed = co_await services.teams.update(request.workspace(), request.id<TeamId>("team"),
                                                      std::move(edit), actor_of(request));
  if (!changed) co_return std::unexpected(changed.error());
  co_return json_response(to_json(*changed, now_ms()));
}

RouteTask delete_team(Services& services, Request request) {
  const auto removed =
      co_await services.teams.remove(request.workspace(), request.id<TeamId>("team"), actor_of(request));
  if (!removed) co_return std::unexpected(removed.error());
  co_return no_content();
}

}  // namespace

void add_team_routes(Router& router, Services& services) { add_routes(router, services, kTeamsRoutes); }

}  // namespace yingda::http
