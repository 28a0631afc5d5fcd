// Wordings of an entry that were learnt from conversations.

#include <array>

#include "core/knowledge/learnt_service.hpp"
#include "http/routes/actor.hpp"
#include "http/routes/route_table.hpp"
#include "http/routes/routes.hpp"
#include "http/views/knowledge.hpp"

namespace yingda::http {
namespace {

RouteTask list_learnt(Services& services, Request request);
RouteTask dismiss_learnt(Services& services, Request request);
RouteTask adopt_learnt(Services& services, Request request);

constexpr std::array kLearntRoutes = {
    RouteRow{"listLearnt", list_learnt},
    RouteRow{"dismissLearnt", dismiss_learnt},
    RouteRow{"adoptLearnt", adopt_learnt},
};

RouteTask list_learnt(Services& services, Request request) {
  const auto found = co_await services.learnt.list(request.workspace(), request.id<EntryId>("entry"));
  if (!found) co_return std::unexpected(found.error());
  Json items = Json::array();
  for (const LearntWording& wording : *found) items.push_back(views::learnt_wording(wording));
  co_return json_response({{"items", std::move(items)}});
}

RouteTask dismiss_learnt(Services& services, Request request) {
  const auto done = co_await services.learnt.dismiss(request.workspace(), request.id<EntryId>("entry"),
                                                     request.id<LearntId>("learnt"), actor_of(request));
  if (!done) co_return std::unexpected(done.error());
  co_return no_content();
}

RouteTask adopt_learnt(Services& services, Request request) {
  const auto changed = co_await services.learnt.adopt(request.workspace(), request.id<EntryId>("entry"),
                                                      request.id<LearntId>("learnt"), actor_of(request));
  if (!changed) co_return std::unexpected(changed.error());
  co_return json_response(views::entry(*changed, services.names.member(changed->updated_by)));
}

}  // namespace

void add_learnt_routes(Router& router, Services& services) { add_routes(router, services, kLearntRoutes); }

}  // namespace yingda::http
