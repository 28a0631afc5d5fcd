// Knowledge entries, their import and the test box.

#include "http/views/knowledge.hpp"

#include <array>

#include "async/offload.hpp"
#include "async/timeout.hpp"
#include "bot/registry.hpp"
#include "core/knowledge/knowledge_service.hpp"
#include "http/routes/actor.hpp"
#include "http/routes/cursor.hpp"
#include "http/routes/route_table.hpp"
#include "http/routes/routes.hpp"

namespace yingda::http {
namespace {

RouteTask list_entries(Services& services, Request request);
RouteTask create_entry(Services& services, Request request);
RouteTask get_entry(Services& services, Request request);
RouteTask update_entry(Services& services, Request request);
RouteTask delete_entry(Services& services, Request request);
RouteTask list_categories(Services& services, Request request);
RouteTask import_entries(Services& services, Request request);
RouteTask test_knowledge(Services& services, Request request);

constexpr std::array kKnowledgeRoutes = {
    RouteRow{"listEntries", list_entries},     RouteRow{"createEntry", create_entry},
    RouteRow{"getEntry", get_entry},           RouteRow{"updateEntry", update_entry},
    RouteRow{"deleteEntry", delete_entry},     RouteRow{"listCategories", list_categories},
    RouteRow{"importEntries", import_entries}, RouteRow{"testKnowledge", test_knowledge},
};

Json view(const Services& services, const Entry& entry) {
  return views::entry(entry, services.names.member(entry.updated_by));
}

EntryFilter filter_of(const Request& request) {
  EntryFilter filter;
  filter.query = request.text("q");
  if (request.query.contains("category")) filter.category = request.text("category");
  filter.status = parse_entry_status(request.text("status"));
  return filter;
}

RouteTask list_entries(Services& services, Request request) {
  EntryId before;
  if (const std::string cursor = request.text("cursor"); !cursor.empty()) {
    const auto numbers = decode_cursor(cursor, 1);
    if (!numbers) co_return std::unexpected(numbers.error());
    before = EntryId{numbers->front()};
  }
  const int limit = static_cast<int>(request.integer("limit", 50));
  const auto page = co_await services.knowledge.list(request.workspace(), filter_of(request), before, limit);
  if (!page) co_return std::unexpected(page.error());
  Json items = Json::array();
  for (const Entry& entry : page->items) items.push_back(view(services, entry));
  Json body = {{"items", std::move(items)}};
  if (page->next) body["next_cursor"] = encode_cursor({page->next.value});
  co_return json_response(body);
}

RouteTask create_entry(Services& services, Request request) {
  auto wanted = views::parse_entry(request.body);
  if (!wanted) co_return std::unexpected(wanted.error());
  const auto made =
      co_await services.knowledge.create(request.workspace(), std::move(*wanted), actor_of(request));
  if (!made) co_return std::unexpected(made.error());
  co_return json_response(view(services, *made), 201);
}

RouteTask get_entry(Services& services, Request request) {
  const auto found = co_await services.knowledge.get(request.workspace(), request.id<EntryId>("entry"));
  if (!found) co_return std::unexpected(found.error());
  co_return json_response(view(services, *found));
}

RouteTask update_entry(Services& services, Request request) {
  auto wanted = views::parse_entry(request.body);
  if (!wanted) co_return std::unexpected(wanted.error());
  const auto changed = co_await services.knowledge.update(request.workspace(), request.id<EntryId>("entry"),
                                                          std::move(*wanted), actor_of(request));
  if (!changed) co_return std::unexpected(changed.error());
  co_return json_response(view(services, *changed));
}

RouteTask delete_entry(Services& services, Request request) {
  const auto removed = co_await services.knowledge.remove(request.workspace(), request.id<EntryId>("entry"),
                                                          actor_of(request));
  if (!removed) co_return std::unexpected(removed.error());
  co_return no_content();
}

RouteTask list_categories(Services& services, Request request) {
  const auto categories = co_await services.knowledge.categories(request.workspace());
  if (!categories) co_return std::unexpected(categories.error());
  Json items = Json::array();
  for (const auto& [name, count] : *categories) items.push_back({{"name", name}, {"count", count}});
  co_return json_response({{"items", std::move(items)}});
}

RouteTask import_entries(Services& services, Request request) {
  if (!request.file) {
    co_return fail(ErrorKind::invalid, "missing_field", "The body must hold a file in the part 'file'.",
                   "/file");
  }
  const Workspace& workspace = *request.caller.workspace;
  importer::ImportOptions options{workspace.locale, workspace.time_zone};
  // A large file takes a second to read, which would hold up the connections of this thread.
  const auto table = co_await services.offload.run<importer::ImportTable>(
      [file = std::move(*request.file), options = std::move(options)] {
        return importer::read_table(file.bytes, file.name, options);
      });
  if (!table) co_return std::unexpected(table.error());
  auto report = co_await services.knowledge.import(request.workspace(), views::import_items(*table),
                                                   views::import_refusals(table->refused),
                                                   request.text("dry_run") == "true", actor_of(request));
  if (!report) co_return std::unexpected(report.error());
  report->rows = table->rows;
  co_return json_response(views::import_report(*report));
}

// Who has just saved an entry wants to see what the bot makes of it, but not to wait for a whole manual.
async::Task<void> await_edits(const bot::SnapshotRegistry& bots, WorkspaceId workspace) {
  constexpr std::chrono::milliseconds kLook{10};
  constexpr int kLooks = 200;
  for (int i = 0; i < kLooks && !bots.is_settled(workspace); ++i) co_await async::sleep_for(kLook);
}

RouteTask test_knowledge(Services& services, Request request) {
  co_await await_edits(services.bots, request.workspace());
  const auto snapshot = services.bots.get(request.workspace());
  if (!snapshot) {
    co_return fail(ErrorKind::overloaded, "not_ready", "The workspace's knowledge is still being loaded.");
  }
  co_return json_response(
      views::test_result(*snapshot, request.body.at("text").get_ref<const std::string&>()));
}

}  // namespace

void add_knowledge_routes(Router& router, Services& services) {
  add_routes(router, services, kKnowledgeRoutes);
}

}  // namespace yingda::http
