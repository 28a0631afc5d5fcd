#include "http/server.hpp"

#include <algorithm>
#include <array>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/strand.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>

#include "http/http_connection.hpp"
#include "http/problem.hpp"
#include "http/server_core.hpp"
#include "http/tls.hpp"

namespace yingda::http {
namespace {

using tcp = boost::asio::ip::tcp;
namespace asio = async::asio;

// When nearly all connections are taken, those without a request make room for others: this share of all at
// once, looked for that often, and none that has just come.
constexpr std::size_t kRoomShare = 20;
constexpr std::chrono::milliseconds kRoomEvery{100};
constexpr std::chrono::milliseconds kRoomAfter{1'000};
// So many of those over the limit are told at a time; the others are only closed.
constexpr int kMostTurnedAway = 32;
constexpr std::chrono::milliseconds kTurnAwayTime{1'000};

constexpr std::chrono::milliseconds kSocketStop{1'000};

}  // namespace

struct Server::Impl : std::enable_shared_from_this<Impl> {
  Impl(asio::any_io_executor on, std::shared_ptr<ServerCore> with)
      : executor(std::move(on)), core(std::move(with)), acceptor(asio::make_strand(executor)) {}

  Status listen() {
    boost::system::error_code failed;
    const auto address = asio::ip::make_address(core->options.host, failed);
    const auto refused = [&](const char* step) {
      return fail(ErrorKind::internal, "listen_failed",
                  std::string(step) + ' ' + core->options.host + ':' + std::to_string(core->options.port) +
                      ": " + failed.message());
    };
    if (failed) return refused("cannot read the address");
    const tcp::endpoint endpoint(address, core->options.port);
    acceptor.open(endpoint.protocol(), failed);
    if (failed) return refused("cannot open");
    acceptor.set_option(tcp::acceptor::reuse_address(true));
    acceptor.bind(endpoint, failed);
    if (failed) return refused("cannot bind to");
    acceptor.listen(asio::socket_base::max_listen_connections, failed);
    if (failed) return refused("cannot listen on");
    port = acceptor.local_endpoint().port();
    return {};
  }

  void accept_in_background() {
    asio::co_spawn(acceptor.get_executor(), accept_loop(shared_from_this()),
                   [self = shared_from_this()](const std::exception_ptr& error) {
                     self->report("accepting ended", error);
                   });
  }

  static asio::awaitable<void> accept_loop(std::shared_ptr<Impl> self) {
    asio::steady_timer pause(self->acceptor.get_executor());
    while (!self->core->stopping) {
      boost::system::error_code failed;
      tcp::socket socket = co_await self->acceptor.async_accept(
          asio::make_strand(self->executor), asio::redirect_error(asio::use_awaitable, failed));
      if (!failed) {
        self->take(std::move(socket));
      } else if (!self->core->stopping) {
        // Out of file descriptors, most likely: others have to end first.
        self->core->log.warn("cannot accept", {{"why", failed.message()}});
        pause.expires_after(std::chrono::milliseconds(100));
        co_await pause.async_wait(asio::redirect_error(asio::use_awaitable, failed));
      }
    }
  }

  void take(tcp::socket socket) {
    boost::system::error_code failed;
    const auto peer = socket.remote_endpoint(failed).address();
    if (failed) return;  // gone again
    socket.set_option(tcp::no_delay(true), failed);
    core->metrics.connections.add();
    make_room();
    if (core->connections.size() >= core->options.max_connections) {
      core->metrics.refused.add();
      if (tls || turned_away >= kMostTurnedAway) return;
      const auto strand = socket.get_executor();
      ++turned_away;
      asio::co_spawn(strand, turn_away(shared_from_this(), std::move(socket)),
                     [self = shared_from_this()](const std::exception_ptr& error) {
                       --self->turned_away;
                       self->report("turning away failed", error);
                     });
      return;
    }
    const auto v4 = peer.is_v6() && peer.to_v6().is_v4_mapped()
                        ? asio::ip::make_address_v4(asio::ip::v4_mapped, peer.to_v6()).to_string()
                        : peer.to_string();
    if (tls) {
      serve(std::make_shared<HttpConnection<TlsStream>>(TlsStream(PlainStream(std::move(socket)), *tls), v4,
                                                        core));
    } else {
      serve(std::make_shared<HttpConnection<PlainStream>>(PlainStream(std::move(socket)), v4, core));
    }
  }

  // Called on the acceptor's strand.
  void make_room() {
    const auto most = core->options.max_connections;
    const auto step = std::max<std::size_t>(1, most / kRoomShare);
    const auto now = std::chrono::steady_clock::now();
    if (core->connections.size() + step <= most || now < next_room) return;
    next_room = now + kRoomEvery;
    core->metrics.made_room.add(core->connections.cut_waiting(step, kRoomAfter));
  }

  static asio::awaitable<void> turn_away(std::shared_ptr<Impl> self, tcp::socket socket) {
    PlainStream stream(std::move(socket));
    stream.expires_after(kTurnAwayTime);
    const auto full = problem_response(
        {ErrorKind::overloaded, "too_many_connections", "All connections of this server are taken.", ""},
        "en", "");
    const auto answer = head_text(full, full.body.size(), false) + full.body;
    boost::system::error_code failed;
    co_await boost::asio::async_write(stream, boost::asio::buffer(answer),
                                      asio::redirect_error(asio::use_awaitable, failed));
    if (!failed) stream.socket().shutdown(asio::socket_base::shutdown_send, failed);
    // Closing with unread input would reset the connection and could destroy the answer on its way.
    std::array<char, 4096> dropped{};
    while (!failed) {
      co_await stream.async_read_some(boost::asio::buffer(dropped),
                                      asio::redirect_error(asio::use_awaitable, failed));
    }
  }

  template <class Stream>
  void serve(std::shared_ptr<HttpConnection<Stream>> connection) {
    core->connections.add(connection);
    const auto strand = connection->executor();
    // The handler holds the connection until its coroutine has ended.
    asio::co_spawn(strand, connection->run(),
                   [self = shared_from_this(), connection](const std::exception_ptr& error) {
                     self->report("connection failed", error);
                   });
  }

  void report(std::string_view what, const std::exception_ptr& error) const {
    if (!error) return;
    try {
      std::rethrow_exception(error);
    } catch (const std::exception& failed) {
      core->log.error(what, {{"what", failed.what()}});
    }
  }

  void stop() {
    if (core->stopping.exchange(true)) return;
    asio::post(acceptor.get_executor(), [self = shared_from_this()] {
      boost::system::error_code ignored;
      self->acceptor.close(ignored);
    });
    core->log.info("stopping", {{"connections", core->connections.size()}});
    for (const auto& connection : core->connections.all()) connection->stop();
    // Requests are waited for, but not peers that leave the close frame unanswered.
    const auto for_sockets = std::min(core->options.stop_timeout, kSocketStop);
    if (core->connections.wait_until_empty(for_sockets)) return;
    for (const auto& connection : core->connections.all()) connection->cut_socket();
    if (core->connections.wait_until_empty(core->options.stop_timeout - for_sockets)) return;
    core->log.warn("cutting connections that did not end", {{"connections", core->connections.size()}});
    for (const auto& connection : core->connections.all()) connection->cut();
    core->connections.wait_until_empty(std::chrono::seconds(2));
  }

  asio::any_io_executor executor;
  std::shared_ptr<ServerCore> core;
  std::shared_ptr<asio::ssl::context> tls;
  tcp::acceptor acceptor;
  std::atomic<std::uint16_t> port = 0;
  std::atomic<int> turned_away = 0;                 // that are being told
  std::chrono::steady_clock::time_point next_room;  // on the acceptor's strand
};

Server::Server(async::asio::any_io_executor executor, ServerOptions options, Service& service,
               Metrics& metrics, Log log) {
  auto core = std::make_shared<ServerCore>(std::move(options), service, metrics, std::move(log));
  metrics.gauge_from("yingda_http_connections_open", "Connections that are open.",
                     [weak = std::weak_ptr(core)] {
                       const auto held = weak.lock();
                       return held ? static_cast<double>(held->connections.size()) : 0.0;
                     });
  impl_ = std::make_shared<Impl>(std::move(executor), std::move(core));
}

Server::~Server() { stop(); }

void Server::on_websocket(WebSocketRoute route) {
  const std::string pattern = route.pattern;
  impl_->core->sockets.at(pattern) = std::move(route);
}

Status Server::start() {
  auto tls = make_tls(impl_->core->options);
  if (!tls) return std::unexpected(std::move(tls.error()));
  impl_->tls = std::move(*tls);
  if (auto listening = impl_->listen(); !listening) return listening;
  impl_->accept_in_background();
  impl_->core->log.info(
      "listening",
      {{"host", impl_->core->options.host}, {"port", impl_->port.load()}, {"tls", impl_->tls != nullptr}});
  return {};
}

std::uint16_t Server::port() const { return impl_->port; }

void Server::stop() { impl_->stop(); }

}  // namespace yingda::http
