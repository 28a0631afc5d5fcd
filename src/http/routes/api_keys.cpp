// API keys of a workspace.

#include <array>

#include "core/members/api_key_service.hpp"
#include "http/routes/actor.hpp"
#include "http/routes/route_table.hpp"
#include "http/routes/routes.hpp"
#include "http/views/people.hpp"

namespace yingda::http {
namespace {

RouteTask list_api_keys(Services& services, Request request);
RouteTask create_api_key(Services& services, Request request);
RouteTask revoke_api_key(Services& services, Request request);

constexpr std::array kApiKeysRoutes = {
    RouteRow{"listApiKeys", list_api_keys},
    RouteRow{"createApiKey", create_api_key},
    RouteRow{"revokeApiKey", revoke_api_key},
};

RouteTask list_api_keys(Services& services, Request request) {
  const auto keys = co_await services.api_keys.list(request.workspace());
  if (!keys) co_return std::unexpected(keys.error());
  Json items = Json::array();
  for (const ApiKey& key : *keys) items.push_back(to_json(key));
  co_return json_response({{"items", std::move(items)}});
}

RouteTask create_api_key(Services& services, Request request) {
  auto scopes = request.body.at("scopes").get<std::vector<std::string>>();
  const auto made = co_await services.api_keys.create(request.workspace(), request.body.at("name"),
                                                      std::move(scopes), actor_of(request));
  if (!made) co_return std::unexpected(made.error());
  co_return json_response({{"key", to_json(made->key)}, {"secret", made->secret}}, 201);
}

RouteTask revoke_api_key(Services& services, Request request) {
  const auto revoked = co_await services.api_keys.revoke(request.workspace(), request.id<ApiKeyId>("api_key"),
                                                         actor_of(request));
  if (!revoked) co_return std::unexpected(revoked.error());
  co_return no_content();
}

}  // namespace

void add_api_key_routes(Router& router, Services& services) { add_routes(router, services, kApiKeysRoutes); }

}  // namespace yingda::http
