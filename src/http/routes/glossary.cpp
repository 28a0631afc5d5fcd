// Terms of the glossary and the dictionaries, their import and export.

#include "http/views/glossary.hpp"

#include <array>

#include "async/offload.hpp"
#include "core/knowledge/glossary_service.hpp"
#include "http/routes/actor.hpp"
#include "http/routes/cursor.hpp"
#include "http/routes/route_table.hpp"
#include "http/routes/routes.hpp"
#include "http/views/knowledge.hpp"

namespace yingda::http {
namespace {

RouteTask list_terms(Services& services, Request request);
RouteTask create_term(Services& services, Request request);
RouteTask get_term(Services& services, Request request);
RouteTask update_term(Services& services, Request request);
RouteTask delete_term(Services& services, Request request);
RouteTask list_term_kinds(Services& services, Request request);
RouteTask import_terms(Services& services, Request request);
RouteTask export_terms(Services& services, Request request);

constexpr std::array kGlossaryRoutes = {
    RouteRow{"listTerms", list_terms},     RouteRow{"createTerm", create_term},
    RouteRow{"getTerm", get_term},         RouteRow{"updateTerm", update_term},
    RouteRow{"deleteTerm", delete_term},   RouteRow{"listTermKinds", list_term_kinds},
    RouteRow{"importTerms", import_terms}, RouteRow{"exportTerms", export_terms},
};

Json term_view(const Services& services, const GlossaryTerm& term) {
  return views::glossary_term(term, services.names.member(term.updated_by));
}

RouteTask list_terms(Services& services, Request request) {
  const auto before = cursor_id<TermId>(request.text("cursor"));
  if (!before) co_return std::unexpected(before.error());
  TermFilter filter{request.text("q"), std::nullopt};
  if (request.query.contains("kind")) filter.kind = request.text("kind");
  const int limit = static_cast<int>(request.integer("limit", 50));
  const auto page = co_await services.glossary.list(request.workspace(), std::move(filter), *before, limit);
  if (!page) co_return std::unexpected(page.error());
  Json items = Json::array();
  for (const GlossaryTerm& term : page->items) items.push_back(term_view(services, term));
  Json body = {{"items", std::move(items)}};
  if (page->next) body["next_cursor"] = encode_cursor({page->next.value});
  co_return json_response(body);
}

RouteTask create_term(Services& services, Request request) {
  const auto made = co_await services.glossary.create(request.workspace(), views::parse_term(request.body),
                                                      actor_of(request));
  if (!made) co_return std::unexpected(made.error());
  co_return json_response(term_view(services, *made), 201);
}

RouteTask get_term(Services& services, Request request) {
  const auto found = co_await services.glossary.get(request.workspace(), request.id<TermId>("term"));
  if (!found) co_return std::unexpected(found.error());
  co_return json_response(term_view(services, *found));
}

RouteTask update_term(Services& services, Request request) {
  const auto changed = co_await services.glossary.update(request.workspace(), request.id<TermId>("term"),
                                                         views::parse_term(request.body), actor_of(request));
  if (!changed) co_return std::unexpected(changed.error());
  co_return json_response(term_view(services, *changed));
}

RouteTask delete_term(Services& services, Request request) {
  const auto removed =
      co_await services.glossary.remove(request.workspace(), request.id<TermId>("term"), actor_of(request));
  if (!removed) co_return std::unexpected(removed.error());
  co_return no_content();
}

RouteTask list_term_kinds(Services& services, Request request) {
  const auto kinds = co_await services.glossary.kinds(request.workspace());
  if (!kinds) co_return std::unexpected(kinds.error());
  Json items = Json::array();
  for (const auto& [name, count] : *kinds) items.push_back({{"name", name}, {"count", count}});
  co_return json_response({{"items", std::move(items)}});
}

RouteTask import_terms(Services& services, Request request) {
  if (!request.file) {
    co_return fail(ErrorKind::invalid, "missing_field", "The body must hold a file in the part 'file'.",
                   "/file");
  }
  // A large file takes a second to read, which would hold up the connections of this thread.
  const auto table = co_await services.offload.run<importer::TermTable>(
      [file = std::move(*request.file)] { return importer::read_terms(file.bytes, file.name); });
  if (!table) co_return std::unexpected(table.error());
  auto report = co_await services.glossary.import(request.workspace(), views::term_items(*table),
                                                  views::import_refusals(table->refused),
                                                  request.text("dry_run") == "true", actor_of(request));
  if (!report) co_return std::unexpected(report.error());
  report->rows = table->rows;
  co_return json_response(views::import_report(*report));
}

RouteTask export_terms(Services& services, Request request) {
  const auto terms = co_await services.glossary.all(request.workspace());
  if (!terms) co_return std::unexpected(terms.error());
  Response response;
  response.body = views::terms_csv(*terms);
  response.content_type = "text/csv; charset=utf-8";
  response.headers.emplace_back("Content-Disposition", "attachment; filename=\"glossary.csv\"");
  co_return response;
}

}  // namespace

void add_glossary_routes(Router& router, Services& services) {
  add_routes(router, services, kGlossaryRoutes);
}

}  // namespace yingda::http
