#pragma once
// One HTTP/1.1 connection, plain or TLS; inside of the server's .cpp files only. Its coroutine runs on a
// strand of its own: requests of one connection are answered in order, those of different connections on
// every core.

#include <boost/beast/core.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/string_body.hpp>
#include <boost/beast/ssl.hpp>
#include <boost/beast/websocket/ssl.hpp>

#include "http/server_core.hpp"
#include "http/wire.hpp"

namespace yingda::http {

// Counts a request while it runs.
class RunningRequest {
 public:
  explicit RunningRequest(Gauge& gauge) : gauge_(gauge) { gauge_.add(1); }
  ~RunningRequest() { gauge_.add(-1); }
  RunningRequest(const RunningRequest&) = delete;
  RunningRequest& operator=(const RunningRequest&) = delete;

 private:
  Gauge& gauge_;
};

using PlainStream = boost::beast::basic_stream<boost::asio::ip::tcp, boost::asio::any_io_executor>;
using TlsStream = boost::beast::ssl_stream<PlainStream>;

template <class Stream>
class HttpConnection final : public Connection, public std::enable_shared_from_this<HttpConnection<Stream>> {
 public:
  HttpConnection(Stream stream, std::string peer, std::shared_ptr<ServerCore> core);
  ~HttpConnection() override;

  // Serves the connection to its end; keep the object alive meanwhile.
  async::Task<void> run();

  boost::asio::any_io_executor executor() const { return strand_; }

  void stop() override;
  void cut() override;
  void cut_socket() override;
  void cut_waiting() override;
  std::optional<std::chrono::steady_clock::time_point> waiting_since() const override;

 private:
  using Parser = boost::beast::http::request_parser<boost::beast::http::string_body>;
  static constexpr std::chrono::steady_clock::rep kServing = -1;
  static constexpr bool kTls = std::is_same_v<Stream, TlsStream>;

  // What an error's answer and log line need, once the head itself has been handed on.
  struct Trace {
    std::string path;
    std::string request_id;
    std::string language = "en";
  };
  using PrepareResult = std::expected<std::unique_ptr<Service::Prepared>, Response>;

  // The bools give whether the connection goes on.
  async::Task<bool> serve_request();
  async::Task<bool> answer(Parser& parser, Head head);
  async::Task<bool> write(Response response, bool head_only, bool keep_alive);
  async::Task<bool> write_all(std::string_view bytes);
  async::Task<bool> refuse(Error error, Trace trace);
  async::Task<bool> refuse_head(boost::system::error_code failed);
  async::Task<boost::system::error_code> read_head_of(Parser& parser);
  async::Task<Status> read_body_of(Parser& parser, std::size_t limit);
  async::Task<bool> drain(Parser& parser);
  async::Task<PrepareResult> prepare_guarded(Head head, Trace trace);
  async::Task<Response> run_guarded(Service::Prepared& prepared, std::string body, Trace trace);
  Response failed(const std::exception& error, const Trace& trace);
  async::Task<void> serve_socket(WireRequest wire, Head head, const WebSocketRoute& route, Request request);
  async::Task<void> finish();

  std::shared_ptr<ServerCore> core_;
  Stream stream_;
  boost::asio::any_io_executor strand_;
  std::string peer_;
  boost::beast::flat_buffer buffer_;
  // Since the beginning of the steady clock; kServing while a request is served.
  std::atomic<std::chrono::steady_clock::rep> waiting_since_ =
      std::chrono::steady_clock::now().time_since_epoch().count();
  // On the strand only.
  bool idle_ = false;
  bool stopping_ = false;
  bool linger_ = false;                       // the peer may still be sending
  std::function<void(bool now)> end_socket_;  // set once it is a WebSocket
};

extern template class HttpConnection<PlainStream>;
extern template class HttpConnection<TlsStream>;

}  // namespace yingda::http
