#include "http/server_core.hpp"

#include <algorithm>

namespace yingda::http {

ServerOptions ServerOptions::from(const Config& config) {
  const auto seconds = [&config](std::string_view name) {
    return std::chrono::milliseconds(config.integer(name) * 1000);
  };
  const auto size = [&config](std::string_view name) {
    return static_cast<std::size_t>(config.integer(name));
  };
  ServerOptions options;
  const std::string& listen = config.text("server.listen");
  const auto colon = listen.rfind(':');  // the setting's check made sure that there is a port
  options.host = listen.substr(0, colon);
  if (options.host.starts_with('[')) options.host = options.host.substr(1, options.host.size() - 2);
  options.port = static_cast<std::uint16_t>(std::stoul(listen.substr(colon + 1)));
  options.tls_certificate = config.text("server.tls_certificate");
  options.tls_key = config.text("server.tls_key");
  options.trusted_proxies = config.list("server.trusted_proxies");
  options.header_limit = size("server.header_limit");
  options.header_timeout = seconds("server.header_timeout_s");
  options.body_timeout = seconds("server.body_timeout_s");
  options.idle_timeout = seconds("server.idle_timeout_s");
  options.write_timeout = seconds("server.write_timeout_s");
  options.stop_timeout = seconds("server.stop_timeout_s");
  options.max_connections = size("server.max_connections");
  options.ws_ping = seconds("websocket.ping_s");
  options.ws_dead = seconds("websocket.silent_s");
  options.ws_queue_messages = size("websocket.queue_messages");
  options.ws_queue_bytes = size("websocket.queue_bytes");
  return options;
}

ServerMetrics::ServerMetrics(Metrics& metrics)
    : connections(metrics.counter("yingda_http_connections_total", "Connections accepted.")),
      refused(metrics.counter("yingda_http_connections_refused_total", "Connections over the limit.")),
      made_room(metrics.counter("yingda_http_connections_made_room_total",
                                "Connections without a request that were ended to make room for others.")),
      received(metrics.counter("yingda_http_received_bytes_total", "Bytes of request bodies.")),
      sent(metrics.counter("yingda_http_sent_bytes_total", "Bytes of response bodies.")),
      ws_cut(metrics.counter("yingda_ws_cut_total",
                             "WebSockets cut off because they read too slowly or were silent.")),
      ws_open(metrics.gauge("yingda_ws_open", "WebSockets that are open.")),
      running(metrics.gauge("yingda_http_requests_running", "Requests that are being answered.")) {}

void ConnectionList::add(const std::shared_ptr<Connection>& connection) {
  const std::scoped_lock lock(mutex_);
  connections_.emplace(connection.get(), connection);
}

void ConnectionList::remove(const Connection* connection) {
  const std::scoped_lock lock(mutex_);
  connections_.erase(connection);
  if (connections_.empty()) empty_.notify_all();
}

std::size_t ConnectionList::size() const {
  const std::scoped_lock lock(mutex_);
  return connections_.size();
}

std::vector<std::shared_ptr<Connection>> ConnectionList::all() const {
  std::vector<std::shared_ptr<Connection>> out;
  const std::scoped_lock lock(mutex_);
  for (const auto& [key, connection] : connections_) {
    if (auto held = connection.lock()) out.push_back(std::move(held));
  }
  return out;
}

std::size_t ConnectionList::cut_waiting(std::size_t wanted, std::chrono::milliseconds least) {
  using Waiting = std::pair<std::chrono::steady_clock::time_point, std::shared_ptr<Connection>>;
  const auto latest = std::chrono::steady_clock::now() - least;
  std::vector<Waiting> waiting;
  for (auto& connection : all()) {
    const auto since = connection->waiting_since();
    if (since && *since <= latest) waiting.emplace_back(*since, std::move(connection));
  }
  const auto count = std::min(wanted, waiting.size());
  const auto chosen = waiting.begin() + static_cast<std::ptrdiff_t>(count);
  std::ranges::nth_element(waiting, chosen, {}, &Waiting::first);
  for (const auto& [since, connection] : std::ranges::subrange(waiting.begin(), chosen)) {
    connection->cut_waiting();
  }
  return count;
}

bool ConnectionList::wait_until_empty(std::chrono::milliseconds limit) {
  std::unique_lock lock(mutex_);
  return empty_.wait_for(lock, limit, [this] { return connections_.empty(); });
}

}  // namespace yingda::http
