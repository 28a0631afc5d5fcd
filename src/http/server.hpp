#pragma once
// The HTTP/1.1 and WebSocket server: connections, TLS, limits, time-outs and the graceful stop. It knows
// nothing of operations: a Service answers requests, WebSocket routes take connections over.

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "async/task.hpp"
#include "base/config.hpp"
#include "base/error.hpp"
#include "base/log.hpp"
#include "base/metrics.hpp"
#include "http/request.hpp"
#include "http/websocket.hpp"

namespace yingda::http {

struct ServerOptions {
  std::string host = "127.0.0.1";
  std::uint16_t port = 0;       // 0 = any free one, see Server::port()
  std::string tls_certificate;  // PEM chain; "" = no TLS
  std::string tls_key;
  std::vector<std::string> trusted_proxies;  // addresses whose X-Forwarded-For and -Proto are believed
  std::size_t header_limit = 16 * 1024;      // bytes
  std::chrono::milliseconds header_timeout{10'000};
  std::chrono::milliseconds body_timeout{30'000};
  std::chrono::milliseconds idle_timeout{75'000};
  std::chrono::milliseconds write_timeout{30'000};
  std::chrono::milliseconds stop_timeout{10'000};
  std::size_t max_connections = 10'000;
  std::chrono::milliseconds ws_ping{25'000};
  std::chrono::milliseconds ws_dead{60'000};
  std::size_t ws_frame_limit = 64 * 1024;  // bytes of one frame from a peer
  std::size_t ws_queue_messages = 1'000;
  std::size_t ws_queue_bytes = 4 * 1024 * 1024;

  static ServerOptions from(const Config& config);
};

// What is known of a request before its body is read. Header names are in lower case.
struct Head {
  std::string method;
  std::string target;                                     // as sent, path and query
  std::string path;                                       // decoded, without query
  std::map<std::string, std::string, std::less<>> query;  // decoded
  std::map<std::string, std::string, std::less<>> headers;
  std::string remote_address;
  bool secure = false;  // came by TLS, or by a trusted proxy that says so
  std::string request_id;
  std::string language;  // "zh" or "en"

  std::string_view header(std::string_view name) const;
  // A cookie's value, "" where there is none.
  std::string cookie(std::string_view name) const;
};

// Answers the requests that are not WebSocket upgrades, in two steps, so that a large body is read only for
// those who may send one.
class Service {
 public:
  // A request whose head was accepted.
  class Prepared {
   public:
    virtual ~Prepared() = default;
    virtual std::size_t body_limit() const = 0;               // bytes
    virtual async::Task<Response> run(std::string body) = 0;  // at most once
  };
  virtual ~Service() = default;
  // Either a prepared request, or the final answer. Exceptions are logged and answered by 500.
  virtual async::Task<std::expected<std::unique_ptr<Prepared>, Response>> prepare(Head head) = 0;
};

// One kind of WebSocket. `pattern` is a path template: "/ws/v1/public/{channel_key}".
struct WebSocketRoute {
  std::string pattern;
  // Decides before the upgrade; an error is answered as a problem. Fills request.caller where sign-in is
  // wanted.
  std::function<async::Task<Result<Request>>(Head, Request)> admit;
  // Serves the connection until it returns.
  std::function<async::Task<void>(std::shared_ptr<WebSocket>, Request)> run;
};

class Server {
 public:
  // `executor` is that of a running io_context (async::Runtime); `service` must outlive the server.
  Server(async::asio::any_io_executor executor, ServerOptions options, Service& service, Metrics& metrics,
         Log log);
  ~Server();
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;

  // Before start().
  void on_websocket(WebSocketRoute route);

  // Binds and begins to accept. Errors: {internal, "listen_failed"} or {invalid, "tls_invalid"} with the
  // reason.
  Status start();
  // The port that is listened on; 0 before start().
  std::uint16_t port() const;

  // Stops accepting, closes idle connections and WebSockets (1001), waits a second for the peers' answers to
  // that and at most stop_timeout for running requests, then cuts what is left. Blocks; not from a thread of
  // the executor. Once stopped, a server is not started again.
  void stop();

 private:
  struct Impl;
  std::shared_ptr<Impl> impl_;
};

}  // namespace yingda::http
