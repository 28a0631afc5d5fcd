// The bodies of HttpConnection; included by http_connection_plain.cpp and http_connection_tls.cpp, so that
// the two are compiled side by side.
#pragma once

#include <array>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/http/read.hpp>
#include <boost/beast/websocket/rfc6455.hpp>

#include "http/http_connection.hpp"
#include "http/problem.hpp"
#include "http/websocket_session.hpp"

namespace yingda::http {

namespace beast = boost::beast;

// What is left of a body that nobody wants is read and dropped up to this size, to keep the connection.
inline constexpr std::size_t kDrainLimit = 64 * 1024;
// After an answer that came before all of the request was read: how long and how much is still taken.
inline constexpr std::chrono::seconds kLingerTime{2};
inline constexpr std::size_t kLingerLimit = 1024 * 1024;
inline constexpr std::size_t kWritePiece = 256 * 1024;
// A body may take the body time-out for each of these many bytes that it has.
inline constexpr std::size_t kBodyPiece = 2 * 1024 * 1024;

// co_await that puts its error into `failed`.
inline auto no_throw(boost::system::error_code& failed) {
  return async::asio::redirect_error(async::asio::use_awaitable, failed);
}

template <class Stream>
HttpConnection<Stream>::HttpConnection(Stream stream, std::string peer, std::shared_ptr<ServerCore> core)
    : core_(std::move(core)),
      stream_(std::move(stream)),
      strand_(stream_.get_executor()),
      peer_(std::move(peer)),
      buffer_(core_->options.header_limit + kDrainLimit) {}

template <class Stream>
HttpConnection<Stream>::~HttpConnection() {
  core_->connections.remove(this);
}

template <class Stream>
void HttpConnection<Stream>::stop() {
  async::asio::post(strand_, [self = this->shared_from_this()] {
    self->stopping_ = true;
    if (self->end_socket_) {
      self->end_socket_(false);
    } else if (self->idle_) {
      beast::get_lowest_layer(self->stream_).cancel();
    }
  });
}

template <class Stream>
void HttpConnection<Stream>::cut() {
  async::asio::post(strand_, [self = this->shared_from_this()] {
    if (self->end_socket_) {
      self->end_socket_(true);
    } else {
      beast::get_lowest_layer(self->stream_).close();
    }
  });
}

template <class Stream>
void HttpConnection<Stream>::cut_socket() {
  async::asio::post(strand_, [self = this->shared_from_this()] {
    if (self->end_socket_) self->end_socket_(true);
  });
}

template <class Stream>
void HttpConnection<Stream>::cut_waiting() {
  async::asio::post(strand_, [self = this->shared_from_this()] {
    if (self->waiting_since_ != kServing) beast::get_lowest_layer(self->stream_).close();
  });
}

template <class Stream>
std::optional<std::chrono::steady_clock::time_point> HttpConnection<Stream>::waiting_since() const {
  using Clock = std::chrono::steady_clock;
  const auto since = waiting_since_.load(std::memory_order_relaxed);
  if (since == kServing) return std::nullopt;
  return Clock::time_point(Clock::duration(since));
}

template <class Stream>
async::Task<void> HttpConnection<Stream>::run() {
  if constexpr (kTls) {
    boost::system::error_code failed;
    beast::get_lowest_layer(stream_).expires_after(core_->options.header_timeout);
    co_await stream_.async_handshake(boost::asio::ssl::stream_base::server, no_throw(failed));
    if (failed) co_return;
  }
  while (!stopping_ && !core_->stopping && co_await serve_request()) {
  }
  if (!end_socket_) co_await finish();
}

// The wait for a request may be long; from its first byte on it must come quickly.
template <class Stream>
async::Task<boost::system::error_code> HttpConnection<Stream>::read_head_of(Parser& parser) {
  boost::system::error_code failed;
  if (buffer_.size() == 0) {
    idle_ = true;
    beast::get_lowest_layer(stream_).expires_after(core_->options.idle_timeout);
    const std::size_t n = co_await stream_.async_read_some(buffer_.prepare(4096), no_throw(failed));
    idle_ = false;
    if (failed) co_return beast::http::make_error_code(beast::http::error::end_of_stream);
    buffer_.commit(n);
  }
  beast::get_lowest_layer(stream_).expires_after(core_->options.header_timeout);
  co_await beast::http::async_read_header(stream_, buffer_, parser, no_throw(failed));
  co_return failed;
}

template <class Stream>
async::Task<bool> HttpConnection<Stream>::serve_request() {
  Parser parser;
  parser.header_limit(static_cast<std::uint32_t>(core_->options.header_limit));
  parser.body_limit(boost::none);  // decided by the operation
  waiting_since_.store(std::chrono::steady_clock::now().time_since_epoch().count(),
                       std::memory_order_relaxed);
  const auto failed = co_await read_head_of(parser);
  waiting_since_.store(kServing, std::memory_order_relaxed);
  if (failed) co_return co_await refuse_head(failed);
  auto head = http::read_head(parser.get(), peer_, kTls, core_->options);
  if (!head) co_return co_await refuse(std::move(head.error()), Trace());
  const RunningRequest running(core_->metrics.running);
  co_return co_await answer(parser, std::move(*head));
}

template <class Stream>
async::Task<bool> HttpConnection<Stream>::refuse_head(boost::system::error_code failed) {
  using Problem = beast::http::error;
  if (failed == Problem::header_limit || failed == Problem::buffer_overflow) {
    const std::string limit = std::to_string(core_->options.header_limit);
    co_return co_await refuse(
        {ErrorKind::too_large, "header_too_large", "At most " + limit + " bytes are taken.", {}}, Trace());
  }
  // Anything but a parser's complaint means that the peer is gone or too slow: Beast has closed the socket by
  // then.
  const bool malformed = failed.category() == beast::http::make_error_code(Problem::bad_method).category() &&
                         failed != Problem::end_of_stream && failed != Problem::partial_message;
  if (!malformed) co_return false;
  co_return co_await refuse({ErrorKind::invalid, "bad_request", "The request cannot be parsed.", {}},
                            Trace());
}

template <class Stream>
async::Task<bool> HttpConnection<Stream>::answer(Parser& parser, Head head) {
  const bool head_only = head.method == "HEAD";
  const Trace trace{head.path, head.request_id, head.language};
  Request request;
  if (const WebSocketRoute* route = core_->sockets.find(head.path, request.path_params)) {
    if (!beast::websocket::is_upgrade(parser.get())) {
      co_return co_await refuse({ErrorKind::invalid, "upgrade_required", "This is a WebSocket.", {}}, trace);
    }
    co_await serve_socket(parser.release(), std::move(head), *route, std::move(request));
    co_return false;
  }
  const bool expects = head.header("expect") == "100-continue";
  auto prepared = co_await prepare_guarded(std::move(head), trace);
  if (!prepared) {
    linger_ = expects || !co_await drain(parser);
    co_return co_await write(std::move(prepared.error()), head_only,
                             parser.keep_alive() && !linger_ && !stopping_);
  }
  if (expects && !co_await write_all("HTTP/1.1 100 Continue\r\n\r\n")) co_return false;
  if (auto read = co_await read_body_of(parser, (*prepared)->body_limit()); !read) {
    co_return co_await refuse(std::move(read.error()), trace);
  }
  const bool keep_alive = parser.keep_alive();
  std::string body = std::move(parser.get().body());
  core_->metrics.received.add(body.size());
  Response response = co_await run_guarded(**prepared, std::move(body), trace);
  co_return co_await write(std::move(response), head_only, keep_alive && !stopping_ && !core_->stopping);
}

template <class Stream>
Response HttpConnection<Stream>::failed(const std::exception& error, const Trace& trace) {
  core_->log.error("request failed",
                   {{"request_id", trace.request_id}, {"path", trace.path}, {"what", error.what()}});
  return problem_response({ErrorKind::internal, "internal", "", {}}, trace.language, trace.request_id);
}

template <class Stream>
async::Task<std::expected<std::unique_ptr<Service::Prepared>, Response>>
HttpConnection<Stream>::prepare_guarded(Head head, Trace trace) {
  try {
    co_return co_await core_->service.prepare(std::move(head));
  } catch (const std::exception& error) {
    co_return std::unexpected(failed(error, trace));
  }
}

template <class Stream>
async::Task<Response> HttpConnection<Stream>::run_guarded(Service::Prepared& prepared, std::string body,
                                                          Trace trace) {
  try {
    co_return co_await prepared.run(std::move(body));
  } catch (const std::exception& error) {
    co_return failed(error, trace);
  }
}

template <class Stream>
async::Task<Status> HttpConnection<Stream>::read_body_of(Parser& parser, std::size_t limit) {
  const auto too_large = [limit] {
    return fail(ErrorKind::too_large, "body_too_large",
                "At most " + std::to_string(limit) + " bytes are taken.");
  };
  const std::size_t length = parser.content_length().value_or(0);
  if (length > limit) co_return too_large();
  parser.body_limit(limit);
  if (parser.is_done()) co_return Status();
  const auto pieces = static_cast<int>((length > 0 ? length : limit) / kBodyPiece) + 1;
  beast::get_lowest_layer(stream_).expires_after(core_->options.body_timeout * pieces);
  boost::system::error_code failed;
  co_await beast::http::async_read(stream_, buffer_, parser, no_throw(failed));
  if (failed == beast::http::error::body_limit) co_return too_large();
  if (failed) co_return fail(ErrorKind::invalid, "bad_request", "The body is malformed or ended too early.");
  co_return Status();
}

// Whether the rest of an unwanted body is read and dropped, so that the next request can follow.
template <class Stream>
async::Task<bool> HttpConnection<Stream>::drain(Parser& parser) {
  if (parser.is_done()) co_return true;
  const auto length = parser.content_length();
  if (!length || *length > kDrainLimit) co_return false;
  co_return (co_await read_body_of(parser, kDrainLimit)).has_value();
}

template <class Stream>
async::Task<bool> HttpConnection<Stream>::write_all(std::string_view bytes) {
  while (!bytes.empty()) {
    const std::string_view piece = bytes.substr(0, kWritePiece);
    bytes.remove_prefix(piece.size());
    boost::system::error_code failed;
    beast::get_lowest_layer(stream_).expires_after(core_->options.write_timeout);
    co_await boost::asio::async_write(stream_, boost::asio::buffer(piece.data(), piece.size()),
                                      no_throw(failed));
    if (failed) co_return false;
  }
  co_return true;
}

template <class Stream>
async::Task<bool> HttpConnection<Stream>::write(Response response, bool head_only, bool keep_alive) {
  const std::string_view body = response.shared ? response.shared->bytes : std::string_view(response.body);
  std::string head = head_text(response, body.size(), keep_alive);
  const bool with_body = !head_only && response.status != 204 && response.status != 304;
  core_->metrics.sent.add(with_body ? body.size() : 0);
  // A small answer goes out in one piece.
  const bool joined = with_body && body.size() <= kDrainLimit;
  if (joined) head += body;
  if (!co_await write_all(head)) co_return false;
  if (with_body && !joined && !co_await write_all(body)) co_return false;
  co_return keep_alive;
}

template <class Stream>
async::Task<bool> HttpConnection<Stream>::refuse(Error error, Trace trace) {
  linger_ = true;
  co_await write(problem_response(error, trace.language, trace.request_id), false, false);
  co_return false;
}

template <class Stream>
async::Task<void> HttpConnection<Stream>::serve_socket(WireRequest wire, Head head,
                                                       const WebSocketRoute& route, Request request) {
  const Trace trace{head.path, head.request_id, head.language};
  request.method = head.method;
  request.path = head.path;
  request.query = head.query;
  request.headers = head.headers;
  request.request_id = head.request_id;
  request.remote_address = head.remote_address;
  request.secure = head.secure;
  request.language = head.language;
  auto admitted = co_await route.admit(std::move(head), std::move(request));
  if (!admitted) {
    co_await refuse(std::move(admitted.error()), trace);
    co_return;
  }
  auto session = std::make_shared<WebSocketSession<Stream>>(std::move(stream_), core_);
  end_socket_ = [session](bool now) {
    now ? session->cut(1001, "the server stops") : session->close(1001, "the server stops");
  };
  if (!co_await session->accept(std::move(wire))) co_return;
  if (stopping_ || core_->stopping) session->close(1001, "the server stops");
  try {
    co_await route.run(session, std::move(*admitted));
  } catch (const std::exception& error) {
    core_->log.error("websocket failed", {{"request_id", trace.request_id}, {"what", error.what()}});
    session->close(1011, "something went wrong");
  }
  session->close(1000, "");
  co_await session->finished();
}

template <class Stream>
async::Task<void> HttpConnection<Stream>::finish() {
  auto& tcp = beast::get_lowest_layer(stream_);
  boost::system::error_code failed;
  tcp.expires_after(kLingerTime);
  if constexpr (kTls) {
    if (linger_) co_await stream_.async_shutdown(no_throw(failed));
  }
  boost::system::error_code ignored;
  tcp.socket().shutdown(boost::asio::socket_base::shutdown_send, ignored);
  // Closing with unread input would reset the connection and could destroy the answer on its way.
  std::array<char, 4096> dropped{};
  for (std::size_t total = 0; linger_ && !failed && total < kLingerLimit; total += dropped.size()) {
    co_await tcp.async_read_some(boost::asio::buffer(dropped), no_throw(failed));
  }
  tcp.close();
}

}  // namespace yingda::http
