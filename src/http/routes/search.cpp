// Full-text search over the messages of a workspace.

#include <array>

#include "core/store_await.hpp"
#include "http/routes/cursor.hpp"
#include "http/routes/route_table.hpp"
#include "http/routes/routes.hpp"
#include "http/views/messages.hpp"

namespace yingda::http {
namespace {

async::Task<Result<Response>> search_messages(Services& services, Request request);

constexpr std::array kRoutes = {
    RouteRow{"searchMessages", search_messages},
};

Result<Json> search_page(Tx& tx, WorkspaceId workspace, const std::string& query, MessageId before,
                         int limit) {
  // One more than asked tells whether there is another page.
  auto hits = tx.conversations().search(workspace, query, before, limit + 1);
  const bool more = std::ssize(hits) > limit;
  if (more) hits.pop_back();
  views::Names names(tx, workspace);
  Json items = Json::array();
  for (const MessageHit& hit : hits) {
    // The index follows the store; a hit whose conversation is not there any more is none.
    const auto conversation = tx.conversations().find(workspace, hit.message.conversation);
    if (conversation) items.push_back(views::search_hit(hit, *conversation, names));
  }
  Json body = {{"items", std::move(items)}};
  if (more) body["next_cursor"] = encode_cursor({hits.back().message.id.value});
  return body;
}

async::Task<Result<Response>> search_messages(Services& services, Request request) {
  MessageId before;
  if (const std::string cursor = request.text("cursor"); !cursor.empty()) {
    const auto numbers = decode_cursor(cursor, 1);
    if (!numbers) co_return std::unexpected(numbers.error());
    before = MessageId{numbers->front()};
  }
  const int limit = static_cast<int>(request.integer("limit", 50));
  auto page = co_await read<Json>(
      services.store, [workspace = request.workspace(), query = request.text("q"), before, limit](Tx& tx) {
        return search_page(tx, workspace, query, before, limit);
      });
  if (!page) co_return std::unexpected(page.error());
  co_return json_response(*page);
}

}  // namespace

void add_search_routes(Router& router, Services& services) { add_routes(router, services, kRoutes); }

}  // namespace yingda::http
