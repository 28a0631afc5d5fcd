// Canned replies of a workspace.

#include <array>

#include "core/knowledge/canned_service.hpp"
#include "http/routes/actor.hpp"
#include "http/routes/route_table.hpp"
#include "http/routes/routes.hpp"
#include "http/views/knowledge.hpp"

namespace yingda::http {
namespace {

RouteTask list_canned_replies(Services& services, Request request);
RouteTask create_canned_reply(Services& services, Request request);
RouteTask update_canned_reply(Services& services, Request request);
RouteTask delete_canned_reply(Services& services, Request request);

constexpr std::array kCannedRoutes = {
    RouteRow{"listCannedReplies", list_canned_replies},
    RouteRow{"createCannedReply", create_canned_reply},
    RouteRow{"updateCannedReply", update_canned_reply},
    RouteRow{"deleteCannedReply", delete_canned_reply},
};

CannedReply parse_canned(const Json& body) {
  CannedReply reply;
  reply.shortcut = body.at("shortcut");
  reply.title = body.at("title");
  reply.text = body.at("text");
  return reply;
}

RouteTask list_canned_replies(Services& services, Request request) {
  const auto replies = co_await services.canned_replies.list(request.workspace());
  if (!replies) co_return std::unexpected(replies.error());
  Json items = Json::array();
  for (const CannedReply& reply : *replies) items.push_back(views::canned_reply(reply));
  co_return json_response({{"items", std::move(items)}});
}

RouteTask create_canned_reply(Services& services, Request request) {
  const auto made = co_await services.canned_replies.create(request.workspace(), parse_canned(request.body),
                                                            actor_of(request));
  if (!made) co_return std::unexpected(made.error());
  co_return json_response(views::canned_reply(*made), 201);
}

RouteTask update_canned_reply(Services& services, Request request) {
  const auto changed =
      co_await services.canned_replies.update(request.workspace(), request.id<CannedId>("canned_reply"),
                                              parse_canned(request.body), actor_of(request));
  if (!changed) co_return std::unexpected(changed.error());
  co_return json_response(views::canned_reply(*changed));
}

RouteTask delete_canned_reply(Services& services, Request request) {
  const auto removed = co_await services.canned_replies.remove(
      request.workspace(), request.id<CannedId>("canned_reply"), actor_of(request));
  if (!removed) co_return std::unexpected(removed.error());
  co_return no_content();
}

}  // namespace

void add_canned_routes(Router& router, Services& services) { add_routes(router, services, kCannedRoutes); }

}  // namespace yingda::http
