// Channels of a workspace.

#include <array>

#include "core/channels/channel_service.hpp"
#include "http/routes/actor.hpp"
#include "http/routes/route_table.hpp"
#include "http/routes/routes.hpp"
#include "http/views/people.hpp"

namespace yingda::http {
namespace {

RouteTask list_channels(Services& services, Request request);
RouteTask create_channel_route(Services& services, Request request);
RouteTask get_channel(Services& services, Request request);
RouteTask update_channel(Services& services, Request request);
RouteTask delete_channel(Services& services, Request request);

constexpr std::array kChannelsRoutes = {
    RouteRow{"listChannels", list_channels},   RouteRow{"createChannel", create_channel_route},
    RouteRow{"getChannel", get_channel},       RouteRow{"updateChannel", update_channel},
    RouteRow{"deleteChannel", delete_channel},
};

// Keys that are absent keep their value.
void apply_body(const Json& body, Channel& channel) {
  channel.type = body.value("type", channel.type);
  channel.name = body.value("name", channel.name);
  channel.enabled = body.value("enabled", channel.enabled);
  if (body.contains("settings")) {
    channel.settings = parse_channel_settings(body.at("settings"), channel.settings);
  }
}

RouteTask list_channels(Services& services, Request request) {
  const auto channels = co_await services.channels.list(request.workspace());
  if (!channels) co_return std::unexpected(channels.error());
  Json items = Json::array();
  for (const Channel& channel : *channels) items.push_back(to_json(channel));
  co_return json_response({{"items", std::move(items)}});
}

RouteTask create_channel_route(Services& services, Request request) {
  Channel wanted;
  apply_body(request.body, wanted);
  const auto made =
      co_await services.channels.create(request.workspace(), std::move(wanted), actor_of(request));
  if (!made) co_return std::unexpected(made.error());
  co_return json_response(to_json(*made), 201);
}

RouteTask get_channel(Services& services, Request request) {
  const auto channel = co_await services.channels.get(request.workspace(), request.id<ChannelId>("channel"));
  if (!channel) co_return std::unexpected(channel.error());
  co_return json_response(to_json(*channel));
}

RouteTask update_channel(Services& services, Request request) {
  Edit<Channel> edit = [body = request.body](Channel& channel) -> Status {
    apply_body(body, channel);
    return {};
  };
  const auto changed = co_await services.channels.update(
      request.workspace(), request.id<ChannelId>("channel"), std::move(edit), actor_of(request));
  if (!changed) co_return std::unexpected(changed.error());
  co_return json_response(to_json(*changed));
}

RouteTask delete_channel(Services& services, Request request) {
  const auto removed = co_await services.channels.remove(request.workspace(),
                                                         request.id<ChannelId>("channel"), actor_of(request));
  if (!removed) co_return std::unexpected(removed.error());
  co_return no_content();
}

}  // namespace

void add_channel_routes(Router& router, Services& services) { add_routes(router, services, kChannelsRoutes); }

}  // namespace yingda::http
