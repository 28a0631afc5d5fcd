// Full-text search over the messages of a workspace.

#include <array>

#include "core/conversations/desk_service.hpp"
#include "http/routes/cursor.hpp"
#include "http/routes/route_table.hpp"
#include "http/routes/routes.hpp"
#include "http/views/conversations.hpp"

namespace yingda::http {
namespace {

RouteTask search_messages(Services& services, Request request);

constexpr std::array kSearchRoutes = {
    RouteRow{"searchMessages", search_messages},
};

RouteTask search_messages(Services& services, Request request) {
  const auto before = cursor_id<MessageId>(request.text("cursor"));
  if (!before) co_return std::unexpected(before.error());
  const int limit = static_cast<int>(request.integer("limit", 50));
  const auto hits = co_await services.desk.search(request.workspace(), request.text("q"), *before, limit);
  if (!hits) co_return std::unexpected(hits.error());
  Json items = Json::array();
  for (const DeskHit& hit : hits->items) items.push_back(views::search_hit(hit, services.names));
  Json body = {{"items", std::move(items)}};
  if (hits->next) body["next_cursor"] = encode_cursor({hits->next.value});
  co_return json_response(body);
}

}  // namespace

void add_search_routes(Router& router, Services& services) { add_routes(router, services, kSearchRoutes); }

}  // namespace yingda::http
