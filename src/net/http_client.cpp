#include "net/http_client.hpp"

#include <sys/socket.h>

#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <boost/beast/http/read.hpp>
#include <boost/beast/http/string_body.hpp>
#include <cerrno>

namespace yingda::net {
namespace {

namespace asio = async::asio;
namespace beast = boost::beast;
using tcp = asio::ip::tcp;

auto no_throw(boost::system::error_code& failed) { return asio::redirect_error(asio::use_awaitable, failed); }

std::unexpected<Error> failure(const char* code, const boost::system::error_code& why) {
  const bool late = why == beast::error::timeout;
  return fail(ErrorKind::internal, late ? "timeout" : code, why.message());
}

}  // namespace

std::string Url::authority() const { return port == "80" ? host : host + ":" + port; }

Result<Url> parse_url(std::string_view text) {
  constexpr std::string_view kScheme = "http://";
  const auto invalid = [text] {
    return fail(ErrorKind::invalid, "url_invalid",
                "'" + std::string(text) + "' is no address of the form http://HOST[:PORT][/PATH].", "url");
  };
  if (!text.starts_with(kScheme)) return invalid();
  std::string_view rest = text.substr(kScheme.size());
  Url url;
  const auto slash = std::min(rest.find('/'), rest.size());
  url.path = rest.substr(slash);
  while (url.path.ends_with('/')) url.path.pop_back();
  rest = rest.substr(0, slash);
  const auto bracket = rest.find(']');  // of an IPv6 address
  const auto colon = rest.find(':', bracket == std::string_view::npos ? 0 : bracket);
  url.host = rest.substr(0, colon);
  if (colon != std::string_view::npos) url.port = rest.substr(colon + 1);
  const bool digits = !url.port.empty() && url.port.find_first_not_of("0123456789") == std::string::npos;
  if (url.host.empty() || !digits || url.port.size() > 5 ||
      url.path.find_first_of(" ?#") != std::string::npos) {
    return invalid();
  }
  return url;
}

struct HttpClient::Impl {
  Impl(asio::any_io_executor executor, Url to, Limits with)
      : url(std::move(to)), limits(with), resolver(executor), stream(executor) {}

  async::Task<boost::system::error_code> connect() {
    boost::system::error_code failed;
    std::string host = url.host;
    if (host.starts_with('[')) host = host.substr(1, host.size() - 2);
    const auto found = co_await resolver.async_resolve(host, url.port, no_throw(failed));
    if (failed) co_return failed;
    stream.expires_after(limits.connect);
    co_await stream.async_connect(found, no_throw(failed));
    if (failed) co_return failed;
    stream.socket().set_option(tcp::no_delay(true));
    input.clear();
    open = true;
    co_return failed;
  }

  void fill_request(std::string_view method, std::string_view target, std::string_view body) {
    output.assign(method).append(" ").append(url.path).append(target).append(" HTTP/1.1\r\nHost: ");
    output.append(url.authority()).append("\r\n");
    if (!body.empty()) {
      output.append("Content-Type: application/json\r\nContent-Length: ")
          .append(std::to_string(body.size()))
          .append("\r\n");
    }
    output.append("\r\n").append(body);
  }

  // Whether the server has ended the connection while nothing was asked; then a request would be lost on it.
  bool ended_meanwhile() {
    char byte = 0;
    const auto got = ::recv(stream.socket().native_handle(), &byte, 1, MSG_PEEK | MSG_DONTWAIT);
    return got >= 0 || (errno != EAGAIN && errno != EWOULDBLOCK);
  }

  void close() {
    boost::system::error_code ignored;
    stream.socket().close(ignored);
    open = false;
  }

  const Url url;
  const Limits limits;
  tcp::resolver resolver;
  beast::tcp_stream stream;
  beast::flat_buffer input;
  std::string output;
  bool open = false;
};

HttpClient::HttpClient(asio::any_io_executor executor, Url url, Limits limits)
    : impl_(std::make_unique<Impl>(std::move(executor), std::move(url), limits)) {}

HttpClient::~HttpClient() = default;

async::Task<Result<Answer>> HttpClient::send(std::string_view method, std::string_view target,
                                             std::string_view body) {
  Impl& impl = *impl_;
  impl.fill_request(method, target, body);
  boost::system::error_code failed;
  if (impl.open && impl.ended_meanwhile()) impl.close();
  if (!impl.open) failed = co_await impl.connect();
  if (failed) {
    impl.close();
    co_return failure("connect_failed", failed);
  }
  impl.stream.expires_after(impl.limits.answer);
  co_await asio::async_write(impl.stream, asio::buffer(impl.output), no_throw(failed));
  beast::http::response_parser<beast::http::string_body> parser;
  parser.body_limit(impl.limits.body);
  if (!failed) co_await beast::http::async_read(impl.stream, impl.input, parser, no_throw(failed));
  if (failed) {
    impl.close();
    co_return failure("connection_lost", failed);
  }
  if (!parser.keep_alive()) impl.close();
  co_return Answer{static_cast<int>(parser.get().result_int()), std::move(parser.get().body())};
}

}  // namespace yingda::net
