// Channels of a workspace.

#include "http/views/channels.hpp"

#include <array>

#include "channels/registry.hpp"
#include "channels/relay/account.hpp"
#include "channels/relay/relay.hpp"
#include "core/channels/channel_service.hpp"
#include "http/routes/actor.hpp"
#include "http/routes/cursor.hpp"
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
RouteTask get_channel_health(Services& services, Request request);
RouteTask check_channel(Services& services, Request request);
RouteTask list_deliveries(Services& services, Request request);
RouteTask retry_delivery(Services& services, Request request);
RouteTask list_channel_types(Services& services, Request request);

constexpr std::array kChannelsRoutes = {
    RouteRow{"listChannels", list_channels},   RouteRow{"createChannel", create_channel_route},
    RouteRow{"getChannel", get_channel},       RouteRow{"updateChannel", update_channel},
    RouteRow{"deleteChannel", delete_channel}, RouteRow{"getChannelHealth", get_channel_health},
    RouteRow{"checkChannel", check_channel},   RouteRow{"listDeliveries", list_deliveries},
    RouteRow{"retryDelivery", retry_delivery}, RouteRow{"listChannelTypes", list_channel_types},
};

// Keys that are absent keep their value. Codes: channel_type_unknown, those of channels::put_fields.
Status apply_body(const Json& body, Channel& channel, const SecretBox& box) {
  channel.type = body.value("type", channel.type);
  channel.name = body.value("name", channel.name);
  channel.enabled = body.value("enabled", channel.enabled);
  if (body.contains("settings")) {
    channel.settings = parse_channel_settings(body.at("settings"), channel.settings);
  }
  const channels::Adapter* adapter = channels::find_adapter(channel.type);
  if (adapter == nullptr && channel.type != "web")
    return fail(ErrorKind::invalid, "channel_type_unknown", "There is no such kind of channel.", "/type");
  const Json config = body.value("config", Json::object());
  const Json secrets = body.value("secrets", Json::object());
  if (adapter != nullptr) return channels::put_fields(channel, *adapter, box, config, secrets);
  if (config.empty() && secrets.empty()) return {};
  return fail(ErrorKind::invalid, "unknown_field", "The web widget has no such fields.", "/config");
}

// By which the caller reached us.
std::string base_of(const Request& request) {
  const std::string host(request.header("host"));
  return host.empty() ? "" : (request.secure ? "https://" : "http://") + host;
}

Json view_of(const Services& services, const Request& request, const Channel& channel) {
  return views::channel(channel, services.relay, base_of(request));
}

RouteTask list_channels(Services& services, Request request) {
  const auto channels = co_await services.channels.list(request.workspace());
  if (!channels) co_return std::unexpected(channels.error());
  Json items = Json::array();
  for (const Channel& channel : *channels) items.push_back(view_of(services, request, channel));
  co_return json_response({{"items", std::move(items)}});
}

RouteTask create_channel_route(Services& services, Request request) {
  Channel wanted;
  if (auto applied = apply_body(request.body, wanted, services.relay.box()); !applied)
    co_return std::unexpected(applied.error());
  const auto made =
      co_await services.channels.create(request.workspace(), std::move(wanted), actor_of(request));
  if (!made) co_return std::unexpected(made.error());
  co_return json_response(view_of(services, request, *made), 201);
}

RouteTask get_channel(Services& services, Request request) {
  const auto channel = co_await services.channels.get(request.workspace(), request.id<ChannelId>("channel"));
  if (!channel) co_return std::unexpected(channel.error());
  co_return json_response(view_of(services, request, *channel));
}

RouteTask update_channel(Services& services, Request request) {
  Edit<Channel> edit = [body = request.body, &box = services.relay.box()](Channel& channel) {
    return apply_body(body, channel, box);
  };
  const auto changed = co_await services.channels.update(
      request.workspace(), request.id<ChannelId>("channel"), std::move(edit), actor_of(request));
  if (!changed) co_return std::unexpected(changed.error());
  co_return json_response(view_of(services, request, *changed));
}

RouteTask delete_channel(Services& services, Request request) {
  const auto removed = co_await services.channels.remove(request.workspace(),
                                                         request.id<ChannelId>("channel"), actor_of(request));
  if (!removed) co_return std::unexpected(removed.error());
  co_return no_content();
}

RouteTask get_channel_health(Services& services, Request request) {
  const auto report = co_await services.relay.health(request.workspace(), request.id<ChannelId>("channel"));
  if (!report) co_return std::unexpected(report.error());
  co_return json_response(views::health(*report));
}

RouteTask check_channel(Services& services, Request request) {
  const auto steps = co_await services.relay.check(request.workspace(), request.id<ChannelId>("channel"));
  if (!steps) co_return std::unexpected(steps.error());
  co_return json_response(views::check(*steps));
}

RouteTask list_deliveries(Services& services, Request request) {
  const auto before = cursor_id<OutboxItemId>(request.text("cursor"));
  if (!before) co_return std::unexpected(before.error());
  const int limit = static_cast<int>(request.integer("limit", 50));
  // One more than asked tells whether there is another page.
  auto found =
      co_await services.relay.deliveries(request.workspace(), request.id<ChannelId>("channel"),
                                         parse_delivery_state(request.text("state")), *before, limit + 1);
  if (!found) co_return std::unexpected(found.error());
  const bool more = std::ssize(*found) > limit;
  if (more) found->pop_back();
  Json items = Json::array();
  for (const OutboxItem& item : *found) items.push_back(views::delivery(item));
  Json body = {{"items", std::move(items)}};
  if (more) body["next_cursor"] = encode_cursor({found->back().id.value});
  co_return json_response(body);
}

RouteTask retry_delivery(Services& services, Request request) {
  const auto item = co_await services.relay.retry(request.workspace(), request.id<ChannelId>("channel"),
                                                  request.id<OutboxItemId>("delivery"));
  if (!item) co_return std::unexpected(item.error());
  co_return json_response(views::delivery(*item));
}

RouteTask list_channel_types(Services&, Request) {
  Json items = Json::array();
  for (const channels::Adapter* adapter : channels::adapters())
    items.push_back(views::channel_type(*adapter));
  co_return json_response({{"items", std::move(items)}});
}

}  // namespace

void add_channel_routes(Router& router, Services& services) { add_routes(router, services, kChannelsRoutes); }

}  // namespace yingda::http
