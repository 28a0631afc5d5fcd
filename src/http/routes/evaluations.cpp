// The bot's evaluations on a workspace's own knowledge.

#include "http/views/evaluations.hpp"

#include <array>

#include "core/evaluations/evaluation_service.hpp"
#include "http/routes/actor.hpp"
#include "http/routes/route_table.hpp"
#include "http/routes/routes.hpp"

namespace yingda::http {
namespace {

RouteTask list_evaluations(Services& services, Request request);
RouteTask begin_evaluation(Services& services, Request request);
RouteTask get_evaluation(Services& services, Request request);
RouteTask delete_evaluation(Services& services, Request request);

constexpr std::array kEvaluationRoutes = {
    RouteRow{"listEvaluations", list_evaluations},
    RouteRow{"beginEvaluation", begin_evaluation},
    RouteRow{"getEvaluation", get_evaluation},
    RouteRow{"deleteEvaluation", delete_evaluation},
};

Json view(const Services& services, const Evaluation& evaluation) {
  return views::evaluation(evaluation, services.names.member(evaluation.started_by),
                           services.evaluations.progress(evaluation.id));
}

RouteTask list_evaluations(Services& services, Request request) {
  const auto found = co_await services.evaluations.list(request.workspace());
  if (!found) co_return std::unexpected(found.error());
  Json items = Json::array();
  for (const Evaluation& evaluation : *found) items.push_back(view(services, evaluation));
  co_return json_response({{"items", std::move(items)}});
}

RouteTask begin_evaluation(Services& services, Request request) {
  const auto begun = co_await services.evaluations.begin(request.workspace(), actor_of(request));
  if (!begun) co_return std::unexpected(begun.error());
  co_return json_response(view(services, *begun), 202);
}

RouteTask get_evaluation(Services& services, Request request) {
  const auto found =
      co_await services.evaluations.get(request.workspace(), request.id<EvaluationId>("evaluation"));
  if (!found) co_return std::unexpected(found.error());
  co_return json_response(view(services, *found));
}

RouteTask delete_evaluation(Services& services, Request request) {
  const auto removed = co_await services.evaluations.remove(
      request.workspace(), request.id<EvaluationId>("evaluation"), actor_of(request));
  if (!removed) co_return std::unexpected(removed.error());
  co_return no_content();
}

}  // namespace

void add_evaluation_routes(Router& router, Services& services) {
  add_routes(router, services, kEvaluationRoutes);
}

}  // namespace yingda::http
