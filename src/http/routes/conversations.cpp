// The agents' work on conversations.

#include "http/views/conversations.hpp"

#include <array>

#include "base/text.hpp"
#include "bot/engine.hpp"
#include "bot/registry.hpp"
#include "core/conversations/desk_service.hpp"
#include "http/routes/cursor.hpp"
#include "http/routes/message_body.hpp"
#include "http/routes/route_table.hpp"
#include "http/routes/routes.hpp"
#include "http/views/candidates.hpp"
#include "http/views/messages.hpp"

namespace yingda::http {
namespace {

RouteTask list_conversations(Services& services, Request request);
RouteTask count_conversations(Services& services, Request request);
RouteTask get_conversation(Services& services, Request request);
RouteTask list_messages(Services& services, Request request);
RouteTask post_message(Services& services, Request request);
RouteTask accept_conversation(Services& services, Request request);
RouteTask assign_conversation(Services& services, Request request);
RouteTask hand_back_conversation(Services& services, Request request);
RouteTask resolve_conversation(Services& services, Request request);
RouteTask reopen_conversation(Services& services, Request request);
RouteTask mark_conversation_read(Services& services, Request request);
RouteTask list_candidates(Services& services, Request request);

constexpr std::array kConversationsRoutes = {
    RouteRow{"listConversations", list_conversations},
    RouteRow{"countConversations", count_conversations},
    RouteRow{"getConversation", get_conversation},
    RouteRow{"listMessages", list_messages},
    RouteRow{"postMessage", post_message},
    RouteRow{"acceptConversation", accept_conversation},
    RouteRow{"assignConversation", assign_conversation},
    RouteRow{"handBackConversation", hand_back_conversation},
    RouteRow{"resolveConversation", resolve_conversation},
    RouteRow{"reopenConversation", reopen_conversation},
    RouteRow{"markConversationRead", mark_conversation_read},
    RouteRow{"listCandidates", list_candidates},
};

constexpr std::size_t kCandidates = 5;

ConversationId conversation_of(const Request& request) { return request.id<ConversationId>("conversation"); }

DeskActor desk_actor(const Request& request) {
  const auto& member = request.caller.member;
  return {request.workspace(), member ? member->id : MemberId{}, member ? member->name : "API"};
}

Result<Response> shown(const Result<DeskConversation>& conversation, const Services& services) {
  if (!conversation) return std::unexpected(conversation.error());
  return json_response(views::conversation(*conversation, services.names));
}

// An id of the query; a schema has checked its form.
template <class IdType>
std::optional<IdType> wanted_id(const Request& request, std::string_view name) {
  return parse_id<IdType>(request.text(name));
}

Result<DeskQuery> desk_query(const Request& request) {
  DeskQuery query;
  query.view = parse_desk_view(request.text("view", "open")).value_or(DeskView::open);
  query.channel = wanted_id<ChannelId>(request, "channel_id");
  query.contact = wanted_id<ContactId>(request, "contact_id");
  query.assignee = wanted_id<MemberId>(request, "assignee_id");
  query.from = from_rfc3339(request.text("from")).value_or(0);
  query.to = from_rfc3339(request.text("to")).value_or(0);
  query.limit = static_cast<int>(request.integer("limit", 50));
  if (const std::string cursor = request.text("cursor"); !cursor.empty()) {
    const auto numbers = decode_cursor(cursor, 2);
    if (!numbers) return std::unexpected(numbers.error());
    query.before = ConversationCursor{numbers->front(), ConversationId{numbers->back()}};
  }
  return query;
}

RouteTask list_conversations(Services& services, Request request) {
  auto query = desk_query(request);
  if (!query) co_return std::unexpected(query.error());
  const auto page = co_await services.desk.list(desk_actor(request), *query);
  if (!page) co_return std::unexpected(page.error());
  Json items = Json::array();
  for (const DeskConversation& each : page->items) items.push_back(views::conversation(each, services.names));
  Json body = {{"items", std::move(items)}};
  if (page->next) body["next_cursor"] = encode_cursor({page->next->last_message_at, page->next->id.value});
  co_return json_response(body);
}

RouteTask count_conversations(Services& services, Request request) {
  const auto counts = co_await services.desk.counts(desk_actor(request));
  if (!counts) co_return std::unexpected(counts.error());
  co_return json_response(views::counts(*counts));
}

RouteTask get_conversation(Services& services, Request request) {
  co_return shown(co_await services.desk.find(request.workspace(), conversation_of(request)), services);
}

RouteTask list_messages(Services& services, Request request) {
  std::optional<std::int64_t> after;
  if (request.query.contains("after_seq")) after = request.integer("after_seq", 0);
  const int limit = static_cast<int>(request.integer("limit", 50));
  const auto page = co_await services.desk.messages(request.workspace(), conversation_of(request),
                                                    request.integer("before_seq", 0), after, limit);
  if (!page) co_return std::unexpected(page.error());
  co_return json_response({{"items", views::messages(page->items, services.names)}});
}

RouteTask post_message(Services& services, Request request) {
  auto parts = parts_of(request.body);
  if (!parts) co_return std::unexpected(parts.error());
  AgentMessage message{request.body.value("client_message_id", ""), std::move(*parts)};
  const bool note = request.body.value("note", false);
  const auto id = conversation_of(request);
  const auto stored = note ? co_await services.desk.note(desk_actor(request), id, std::move(message))
                           : co_await services.desk.reply(desk_actor(request), id, std::move(message));
  if (!stored) co_return std::unexpected(stored.error());
  co_return json_response(views::message(*stored, services.names), 201);
}

RouteTask accept_conversation(Services& services, Request request) {
  co_return shown(co_await services.desk.accept(desk_actor(request), conversation_of(request)), services);
}

RouteTask assign_conversation(Services& services, Request request) {
  Assignment to;
  to.member = parse_id<MemberId>(request.body.value("member_id", "")).value_or(MemberId{});
  to.team = parse_id<TeamId>(request.body.value("team_id", "")).value_or(TeamId{});
  to.note = request.body.value("note", "");
  co_return shown(co_await services.desk.assign(desk_actor(request), conversation_of(request), std::move(to)),
                  services);
}

RouteTask hand_back_conversation(Services& services, Request request) {
  co_return shown(co_await services.desk.hand_back(desk_actor(request), conversation_of(request)), services);
}

RouteTask resolve_conversation(Services& services, Request request) {
  co_return shown(co_await services.desk.resolve(desk_actor(request), conversation_of(request)), services);
}

RouteTask reopen_conversation(Services& services, Request request) {
  co_return shown(co_await services.desk.reopen(desk_actor(request), conversation_of(request)), services);
}

RouteTask mark_conversation_read(Services& services, Request request) {
  const auto seq = request.body.value("seq", std::int64_t{0});
  const Status marked = co_await services.desk.mark_read(desk_actor(request), conversation_of(request), seq);
  if (!marked) co_return std::unexpected(marked.error());
  co_return no_content();
}

RouteTask list_candidates(Services& services, Request request) {
  const auto id = conversation_of(request);
  const auto shown = co_await services.desk.find(request.workspace(), id);
  if (!shown) co_return std::unexpected(shown.error());
  std::string text = request.text("text");
  if (trim(text).empty()) {
    auto question = co_await services.desk.question(request.workspace(), id);
    if (!question) co_return std::unexpected(question.error());
    text = std::move(*question);
  }
  Json items = Json::array();
  const auto snapshot = services.bots.get(request.workspace());
  if (snapshot && !trim(text).empty()) {
    items = views::candidates(*snapshot, bot::candidates(*snapshot, text, now_ms(), kCandidates),
                              shown->conversation.language);
  }
  co_return json_response({{"items", std::move(items)}});
}

}  // namespace

void add_conversation_routes(Router& router, Services& services) {
  add_routes(router, services, kConversationsRoutes);
}

}  // namespace yingda::http
