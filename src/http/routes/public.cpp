// The customer's side: no sign-in, the channel's public key is in the path.

#include <array>

#include "bot/registry.hpp"
#include "core/conversations/inbox_service.hpp"
#include "core/uploads/upload_service.hpp"
#include "http/routes/public_channel.hpp"
#include "http/routes/public_message.hpp"
#include "http/routes/route_table.hpp"
#include "http/routes/routes.hpp"
#include "http/views/conversations.hpp"
#include "http/views/public_config.hpp"

namespace yingda::http {
namespace {

RouteTask get_public_config(Services& services, Request request);
RouteTask post_public_message(Services& services, Request request);
RouteTask list_public_messages(Services& services, Request request);
RouteTask get_public_state(Services& services, Request request);
RouteTask post_public_read(Services& services, Request request);
RouteTask post_public_rating(Services& services, Request request);
RouteTask post_public_feedback(Services& services, Request request);
RouteTask post_public_contact(Services& services, Request request);

constexpr std::array kPublicRoutes = {
    RouteRow{"getPublicConfig", get_public_config},       RouteRow{"postPublicMessage", post_public_message},
    RouteRow{"listPublicMessages", list_public_messages}, RouteRow{"getPublicState", get_public_state},
    RouteRow{"postPublicRead", post_public_read},         RouteRow{"postPublicRating", post_public_rating},
    RouteRow{"postPublicFeedback", post_public_feedback}, RouteRow{"postPublicContact", post_public_contact},
};

Result<std::shared_ptr<const Channel>> channel_of(const Services& services, const Request& request) {
  return public_channel(services.channel_directory, request.path_params.find("channel_key")->second,
                        request.header("origin"), request.header("host"));
}

Result<Response> done(const Status& status) {
  if (!status) return std::unexpected(status.error());
  return no_content();
}

RouteTask get_public_config(Services& services, Request request) {
  const auto channel = channel_of(services, request);
  if (!channel) co_return std::unexpected(channel.error());
  std::optional<std::string> visitor;
  if (request.query.contains("visitor_id")) visitor = request.text("visitor_id");
  const auto config = co_await services.inbox.config(**channel, visitor);
  if (!config) co_return std::unexpected(config.error());
  const auto snapshot = services.bots.get((*channel)->workspace);
  co_return json_response(
      views::public_config(*config, **channel, snapshot.get(), services.uploads.limits()));
}

RouteTask post_public_message(Services& services, Request request) {
  const auto channel = channel_of(services, request);
  if (!channel) co_return std::unexpected(channel.error());
  auto message = visitor_message(request.body, request.body.value("visitor_id", ""));
  if (!message) co_return std::unexpected(message.error());
  const auto receipt = co_await services.inbox.receive(**channel, std::move(*message));
  if (!receipt) co_return std::unexpected(receipt.error());
  co_return json_response(views::public_result(*receipt, services.names));
}

RouteTask list_public_messages(Services& services, Request request) {
  const auto channel = channel_of(services, request);
  if (!channel) co_return std::unexpected(channel.error());
  const auto after = parse_id<MessageId>(request.text("after"));
  const auto before = parse_id<MessageId>(request.text("before")).value_or(MessageId{});
  const int limit = static_cast<int>(request.integer("limit", 50));
  const auto page =
      co_await services.inbox.history(**channel, request.text("visitor_id"), after, before, limit);
  if (!page) co_return std::unexpected(page.error());
  co_return json_response(views::public_page(*page, services.names));
}

RouteTask get_public_state(Services& services, Request request) {
  const auto channel = channel_of(services, request);
  if (!channel) co_return std::unexpected(channel.error());
  const auto state = co_await services.inbox.state(**channel, request.text("visitor_id"));
  if (!state) co_return std::unexpected(state.error());
  co_return json_response(views::public_state(*state));
}

RouteTask post_public_read(Services& services, Request request) {
  const auto channel = channel_of(services, request);
  if (!channel) co_return std::unexpected(channel.error());
  const Json& body = request.body;
  const auto message = parse_id<MessageId>(body.value("message_id", "")).value_or(MessageId{});
  co_return done(co_await services.inbox.mark(**channel, body.value("visitor_id", ""), message,
                                              read_mark(body.value("state", ""))));
}

RouteTask post_public_rating(Services& services, Request request) {
  const auto channel = channel_of(services, request);
  if (!channel) co_return std::unexpected(channel.error());
  const Json& body = request.body;
  co_return done(co_await services.inbox.rate(**channel, body.value("visitor_id", ""), body.value("score", 0),
                                              body.value("comment", "")));
}

RouteTask post_public_feedback(Services& services, Request request) {
  const auto channel = channel_of(services, request);
  if (!channel) co_return std::unexpected(channel.error());
  const Json& body = request.body;
  const auto message = parse_id<MessageId>(body.value("message_id", "")).value_or(MessageId{});
  co_return done(co_await services.inbox.feedback(**channel, body.value("visitor_id", ""), message,
                                                  feedback_value(body.value("value", ""))));
}

RouteTask post_public_contact(Services& services, Request request) {
  const auto channel = channel_of(services, request);
  if (!channel) co_return std::unexpected(channel.error());
  const Json& body = request.body;
  ContactForm form{.visitor_id = body.value("visitor_id", ""),
                   .client_message_id = body.value("client_message_id", ""),
                   .name = body.value("name", ""),
                   .email = body.value("email", ""),
                   .phone = body.value("phone", ""),
                   .message = body.value("message", "")};
  const auto receipt = co_await services.inbox.leave_contact(**channel, std::move(form));
  if (!receipt) co_return std::unexpected(receipt.error());
  co_return json_response(views::public_result(*receipt, services.names));
}

}  // namespace

void add_public_routes(Router& router, Services& services) { add_routes(router, services, kPublicRoutes); }

}  // namespace yingda::http
