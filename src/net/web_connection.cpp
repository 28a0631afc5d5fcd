#include "net/web_connection.hpp"

#include <openssl/err.h>
#include <openssl/ssl.h>
#include <sys/socket.h>

#include <algorithm>
#include <boost/asio/ip/address.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/ssl/host_name_verification.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/beast/http/read.hpp>
#include <boost/beast/http/string_body.hpp>
#include <boost/beast/http/write.hpp>
#include <cerrno>

namespace yingda::net {
namespace {

namespace asio = async::asio;
namespace beast = boost::beast;
using tcp = asio::ip::tcp;

constexpr std::size_t kMostHeader = 64UL * 1024;

auto quietly(boost::system::error_code& failed) { return asio::redirect_error(asio::use_awaitable, failed); }

std::unexpected<Error> web_failure(const char* code, const boost::system::error_code& why) {
  if (why == beast::error::timeout) code = "timeout";
  if (why == beast::http::error::body_limit) code = "answer_too_large";
  return fail(ErrorKind::internal, code, why.message());
}

// Of the own machine or network.
bool is_near(const asio::ip::address& address) {
  if (address.is_loopback()) return true;
  if (address.is_v6()) {
    const auto v6 = address.to_v6();
    if (v6.is_v4_mapped()) return is_near(asio::ip::make_address_v4(asio::ip::v4_mapped, v6));
    constexpr unsigned kUniqueLocal = 0xFC;
    constexpr unsigned kMask = 0xFE;
    return v6.is_link_local() || (v6.to_bytes()[0] & kMask) == kUniqueLocal;
  }
  const auto bytes = address.to_v4().to_bytes();
  return bytes[0] == 10 || (bytes[0] == 172 && bytes[1] >= 16 && bytes[1] < 32) ||
         (bytes[0] == 192 && bytes[1] == 168);
}

bool is_address(const std::string& host) {
  boost::system::error_code failed;
  asio::ip::make_address(host, failed);
  return !failed;
}

beast::http::request<beast::http::string_body> message_of(const WebRequest& request,
                                                          const std::string& target,
                                                          const std::string& host) {
  beast::http::request<beast::http::string_body> out;
  out.version(11);
  out.method_string(request.method);
  out.target(target);
  out.set(beast::http::field::host, host);
  out.set(beast::http::field::user_agent, "yingda");
  for (const auto& [name, value] : request.headers) out.insert(name, value);
  out.body() = request.body;
  if (!request.body.empty() || request.method == "POST" || request.method == "PUT") out.prepare_payload();
  return out;
}

}  // namespace

WebConnection::WebConnection(const asio::any_io_executor& executor, WebUrl to,
                             std::shared_ptr<asio::ssl::context> context, const WebClient::Options& options)
    : strand_(asio::make_strand(executor)),
      url_(std::move(to)),
      context_(std::move(context)),
      options_(options) {}

WebConnection::Plain& WebConnection::socket() { return secure_ ? secure_->next_layer() : *plain_; }

async::Task<Status> WebConnection::connect() {
  boost::system::error_code failed;
  tcp::resolver resolver(strand_);
  const auto found = co_await resolver.async_resolve(url_.host, url_.port, quietly(failed));
  if (failed) co_return web_failure("connect_failed", failed);
  const auto near = [](const auto& entry) { return is_near(entry.endpoint().address()); };
  if (!url_.tls && !options_.plain_http && !std::ranges::all_of(found, near)) {
    co_return fail(ErrorKind::internal, "plain_http_refused",
                   "The address begins with http:// and is not of the own network; use https://.");
  }
  input_.clear();
  secure_.reset();
  plain_.reset();
  if (url_.tls) {
    secure_.emplace(strand_, *context_);
  } else {
    plain_.emplace(strand_);
  }
  socket().expires_after(options_.limits.connect);
  co_await socket().async_connect(found, quietly(failed));
  if (failed) co_return web_failure("connect_failed", failed);
  socket().socket().set_option(tcp::no_delay(true), failed);
  if (url_.tls) co_return co_await shake_hands();
  co_return Status{};
}

async::Task<Status> WebConnection::shake_hands() {
  if (!is_address(url_.host)) SSL_set_tlsext_host_name(secure_->native_handle(), url_.host.c_str());
  secure_->set_verify_mode(asio::ssl::verify_peer);
  secure_->set_verify_callback(asio::ssl::host_name_verification(url_.host));
  boost::system::error_code failed;
  co_await secure_->async_handshake(asio::ssl::stream_base::client, quietly(failed));
  if (!failed) co_return Status{};
  const bool certificate =
      SSL_get_verify_result(secure_->native_handle()) != X509_V_OK ||
      (failed.category() == asio::error::get_ssl_category() &&
       ERR_GET_REASON(static_cast<unsigned long>(failed.value())) == SSL_R_CERTIFICATE_VERIFY_FAILED);
  co_return web_failure(certificate ? "certificate_refused" : "connect_failed", failed);
}

template <class Stream>
async::Task<Result<WebAnswer>> WebConnection::talk(Stream& stream, const WebRequest& request,
                                                   const std::string& target) {
  const auto message = message_of(request, target, url_.authority());
  boost::system::error_code failed;
  socket().expires_after(options_.limits.answer);
  co_await beast::http::async_write(stream, message, quietly(failed));
  beast::http::response_parser<beast::http::string_body> parser;
  parser.header_limit(kMostHeader);
  parser.body_limit(request.most == 0 ? options_.limits.body : request.most);
  if (!failed) co_await beast::http::async_read(stream, input_, parser, quietly(failed));
  if (failed) {
    close();
    co_return web_failure("connection_lost", failed);
  }
  socket().expires_never();
  used_ = std::chrono::steady_clock::now();
  if (!parser.keep_alive()) close();
  WebAnswer answer;
  answer.status = static_cast<int>(parser.get().result_int());
  for (const auto& field : parser.get()) answer.headers.emplace_back(field.name_string(), field.value());
  answer.body = std::move(parser.get().body());
  co_return answer;
}

async::Task<Result<WebAnswer>> WebConnection::exchange(const WebRequest& request, const std::string& target) {
  if (open_ && ended_meanwhile()) close();
  if (!open_) {
    if (auto connected = co_await connect(); !connected) {
      close();
      co_return std::unexpected(std::move(connected.error()));
    }
    open_ = true;
  }
  if (secure_) co_return co_await talk(*secure_, request, target);
  co_return co_await talk(*plain_, request, target);
}

bool WebConnection::reusable() const {
  return open_ && std::chrono::steady_clock::now() - used_ < options_.limits.idle;
}

// Whether the server has ended the connection while nothing was asked; a request would be lost on it.
bool WebConnection::ended_meanwhile() {
  char byte = 0;
  const auto got = ::recv(socket().socket().native_handle(), &byte, 1, MSG_PEEK | MSG_DONTWAIT);
  return got >= 0 || (errno != EAGAIN && errno != EWOULDBLOCK);
}

void WebConnection::close() {
  open_ = false;
  if (!plain_ && !secure_) return;
  boost::system::error_code ignored;
  socket().socket().close(ignored);
}

}  // namespace yingda::net
