#pragma once
// A plain blocking client, and a server around a service that the test defines.

#include <poll.h>

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/read_until.hpp>
#include <boost/asio/write.hpp>
#include <functional>
#include <memory>
#include <string>

#include "async/runtime.hpp"
#include "http/server.hpp"

namespace yingda::http {

class WireClient {
 public:
  explicit WireClient(std::uint16_t port) : socket_(context_) {
    socket_.connect({boost::asio::ip::make_address("127.0.0.1"), port});
  }
  void send(std::string_view text) {
    boost::system::error_code ignored;  // the server may have closed already
    boost::asio::write(socket_, boost::asio::buffer(text.data(), text.size()), ignored);
  }
  // One response with Content-Length, as it came; "" when the connection was closed.
  std::string receive(bool with_body = true) {
    boost::system::error_code failed;
    const auto head =
        boost::asio::read_until(socket_, boost::asio::dynamic_buffer(input_), "\r\n\r\n", failed);
    if (failed) return {};
    std::string text = input_.substr(0, head);
    input_.erase(0, head);
    const auto field = text.find("Content-Length: ");
    const std::size_t length =
        field == std::string::npos || !with_body ? 0 : std::stoul(text.substr(field + 16));
    while (input_.size() < length) {
      char piece[4096];
      input_.append(piece, socket_.read_some(boost::asio::buffer(piece), failed));
      if (failed) return text + input_;
    }
    text += input_.substr(0, length);
    input_.erase(0, length);
    return text;
  }
  // Whether the server closes the connection within `limit`.
  bool closed_within(std::chrono::milliseconds limit) {
    pollfd wait{socket_.native_handle(), POLLIN, 0};
    if (::poll(&wait, 1, static_cast<int>(limit.count())) <= 0) return false;
    char byte = 0;
    boost::system::error_code failed;
    socket_.read_some(boost::asio::buffer(&byte, 1), failed);
    return failed.failed();
  }
  boost::asio::ip::tcp::socket& socket() { return socket_; }

 private:
  boost::asio::io_context context_;
  boost::asio::ip::tcp::socket socket_;
  std::string input_;
};

// Answers by functions of the test.
class TestService final : public Service {
 public:
  std::function<async::Task<Response>(Head, std::string)> answer;
  std::size_t limit = 1000;

  async::Task<std::expected<std::unique_ptr<Prepared>, Response>> prepare(Head head) override {
    if (head.path == "/refused") {
      Response response;
      response.status = 401;
      co_return std::unexpected(response);
    }
    if (head.path == "/throws") throw std::runtime_error("on purpose");
    co_return std::make_unique<Call>(*this, std::move(head));
  }

 private:
  struct Call final : Prepared {
    Call(TestService& to, Head with) : service(to), head(std::move(with)) {}
    std::size_t body_limit() const override { return service.limit; }
    async::Task<Response> run(std::string body) override {
      return service.answer(std::move(head), std::move(body));
    }
    TestService& service;
    Head head;
  };
};

inline async::Task<Response> echo(Head head, std::string body) {
  Response response;
  response.body = head.method + ' ' + head.path + ' ' + body;
  response.content_type = "text/plain";
  co_return response;
}

struct TestServer {
  explicit TestServer(ServerOptions options = {})
      : runtime(2), server(runtime.executor(), options, service, metrics, {}) {
    service.answer = echo;
  }
  ~TestServer() { server.stop(); }
  std::uint16_t start() {
    const auto started = server.start();
    if (!started) throw std::runtime_error(started.error().detail);
    return server.port();
  }
  TestService service;
  Metrics metrics;
  async::Runtime runtime;
  Server server;
};

}  // namespace yingda::http
