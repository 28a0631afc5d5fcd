// Companies on this installation.

#include <array>

#include "core/channels/channel_directory.hpp"
#include "core/store_await.hpp"
#include "core/workspaces/workspace_service.hpp"
#include "http/routes/actor.hpp"
#include "http/routes/route_table.hpp"
#include "http/routes/routes.hpp"
#include "http/views/people.hpp"

namespace yingda::http {
namespace {

RouteTask list_workspaces(Services& services, Request request);
RouteTask create_workspace_route(Services& services, Request request);
RouteTask get_workspace(Services& services, Request request);
RouteTask update_workspace(Services& services, Request request);

constexpr std::array kWorkspacesRoutes = {
    RouteRow{"listWorkspaces", list_workspaces},
    RouteRow{"createWorkspace", create_workspace_route},
    RouteRow{"getWorkspace", get_workspace},
    RouteRow{"updateWorkspace", update_workspace},
};

// A key belongs to one workspace and sees that one.
async::Task<Result<std::vector<Workspace>>> workspace_of_key(Store& store, ApiKeyId id) {
  return read<std::vector<Workspace>>(store, [id](Tx& tx) -> Result<std::vector<Workspace>> {
    const auto key = tx.members().api_key(id);
    auto workspace = key ? tx.workspaces().find(key->workspace) : std::nullopt;
    std::vector<Workspace> found;
    if (workspace) found.push_back(std::move(*workspace));
    return found;
  });
}

RouteTask list_workspaces(Services& services, Request request) {
  const Caller& caller = request.caller;
  const auto found = caller.kind == Caller::Kind::api_key
                         ? co_await workspace_of_key(services.store, caller.api_key)
                         : co_await services.workspaces.list_for(caller.account);
  if (!found) co_return std::unexpected(found.error());
  Json items = Json::array();
  for (const Workspace& workspace : *found) items.push_back(to_json(workspace));
  co_return json_response({{"items", std::move(items)}});
}

RouteTask create_workspace_route(Services& services, Request request) {
  NewWorkspace wanted;
  wanted.slug = request.body.at("slug");
  wanted.name = request.body.at("name");
  wanted.locale = request.body.value("locale", request.language);
  auto made =
      co_await services.workspaces.create(std::move(wanted), request.caller.account, actor_of(request));
  if (!made) co_return std::unexpected(made.error());
  // The new channel's key works as soon as the answer is there.
  if (const auto loaded = co_await services.channel_directory.refresh(); !loaded) {
    co_return std::unexpected(loaded.error());
  }
  co_return json_response(to_json(made->workspace), 201);
}

RouteTask get_workspace(Services&, Request request) {
  co_return json_response(to_json(*request.caller.workspace));
}

RouteTask update_workspace(Services& services, Request request) {
  Edit<Workspace> edit = [body = request.body](Workspace& workspace) -> Status {
    workspace.name = body.value("name", workspace.name);
    workspace.locale = body.value("locale", workspace.locale);
    workspace.time_zone = body.value("time_zone", workspace.time_zone);
    if (body.contains("bot")) workspace.bot = parse_bot_settings(body.at("bot"), workspace.bot);
    return {};
  };
  const auto changed =
      co_await services.workspaces.update(request.workspace(), std::move(edit), actor_of(request));
  if (!changed) co_return std::unexpected(changed.error());
  co_return json_response(to_json(*changed));
}

}  // namespace

void add_workspace_routes(Router& router, Services& services) {
  add_routes(router, services, kWorkspacesRoutes);
}

}  // namespace yingda::http
