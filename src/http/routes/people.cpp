// Members of a workspace.

#include "http/views/people.hpp"

#include <array>

#include "core/members/member_service.hpp"
#include "core/routing/presence_board.hpp"
#include "core/routing/routing_service.hpp"
#include "http/routes/actor.hpp"
#include "http/routes/route_table.hpp"
#include "http/routes/routes.hpp"

namespace yingda::http {
namespace {

RouteTask list_members(Services& services, Request request);
RouteTask create_member(Services& services, Request request);
RouteTask update_member(Services& services, Request request);
RouteTask reset_member_password(Services& services, Request request);
RouteTask get_me(Services& services, Request request);
RouteTask update_me(Services& services, Request request);

constexpr std::array kPeopleRoutes = {
    RouteRow{"listMembers", list_members},
    RouteRow{"createMember", create_member},
    RouteRow{"updateMember", update_member},
    RouteRow{"resetMemberPassword", reset_member_password},
    RouteRow{"getMe", get_me},
    RouteRow{"updateMe", update_me},
};

Json view(Services& services, const MemberDetails& details) {
  const Presence effective = services.routing.board().effective(details.member.id);
  return to_json(details.member, effective, details.load, details.teams);
}

MemberPatch parse_patch(const Json& body) {
  MemberPatch patch;
  if (body.contains("role")) patch.role = parse_role(body.at("role").get_ref<const std::string&>());
  if (body.contains("capacity")) patch.capacity = body.at("capacity").get<int>();
  if (body.contains("auto_accept")) patch.auto_accept = body.at("auto_accept").get<bool>();
  if (body.contains("active")) patch.active = body.at("active").get<bool>();
  if (body.contains("team_ids")) patch.teams = parse_ids<TeamId>(body.at("team_ids"));
  return patch;
}

NewMember parse_new_member(const Json& body) {
  NewMember wanted;
  wanted.email = body.at("email");
  wanted.name = body.at("name");
  wanted.role = parse_role(body.at("role").get_ref<const std::string&>()).value_or(Role::agent);
  wanted.capacity = body.value("capacity", wanted.capacity);
  wanted.auto_accept = body.value("auto_accept", wanted.auto_accept);
  if (body.contains("team_ids")) wanted.teams = parse_ids<TeamId>(body.at("team_ids"));
  return wanted;
}

RouteTask list_members(Services& services, Request request) {
  const auto members = co_await services.members.list(request.workspace());
  if (!members) co_return std::unexpected(members.error());
  Json items = Json::array();
  for (const MemberDetails& details : *members) items.push_back(view(services, details));
  co_return json_response({{"items", std::move(items)}});
}

RouteTask create_member(Services& services, Request request) {
  const auto made = co_await services.members.create(request.workspace(), parse_new_member(request.body),
                                                     actor_of(request));
  if (!made) co_return std::unexpected(made.error());
  Json body = {{"member", view(services, made->details)}};
  if (made->temporary_password) body["temporary_password"] = *made->temporary_password;
  co_return json_response(body, 201);
}

RouteTask change(Services& services, Request request, MemberId member) {
  const auto changed = co_await services.members.update(request.workspace(), member,
                                                        parse_patch(request.body), actor_of(request));
  if (!changed) co_return std::unexpected(changed.error());
  co_return json_response(view(services, *changed));
}

RouteTask update_member(Services& services, Request request) {
  const auto member = request.id<MemberId>("member");
  return change(services, std::move(request), member);
}

RouteTask reset_member_password(Services& services, Request request) {
  const auto password = co_await services.members.reset_password(
      request.workspace(), request.id<MemberId>("member"), actor_of(request));
  if (!password) co_return std::unexpected(password.error());
  co_return json_response({{"temporary_password", *password}});
}

std::unexpected<Error> no_member() {
  return fail(ErrorKind::forbidden, "session_required", "An API key is no member of the workspace.");
}

RouteTask get_me(Services& services, Request request) {
  if (!request.caller.member) co_return no_member();
  const auto me = co_await services.members.get(request.workspace(), request.caller.member->id);
  if (!me) co_return std::unexpected(me.error());
  co_return json_response(view(services, *me));
}

RouteTask update_me(Services& services, Request request) {
  if (!request.caller.member) co_return no_member();
  const auto me = request.caller.member->id;
  if (request.body.contains("presence")) {
    const auto wanted = parse_presence(request.body.at("presence").get_ref<const std::string&>());
    const auto chosen = co_await services.routing.choose_presence(request.workspace(), me, *wanted);
    if (!chosen) co_return std::unexpected(chosen.error());
    request.body.erase("presence");
  }
  if (request.body.empty()) co_return co_await get_me(services, std::move(request));
  co_return co_await change(services, std::move(request), me);
}

}  // namespace

void add_people_routes(Router& router, Services& services) { add_routes(router, services, kPeopleRoutes); }

}  // namespace yingda::http
