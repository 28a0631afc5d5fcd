// WebSockets over a real loopback socket, and TLS.
#include "http/websocket.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/websocket.hpp>
#include <cstdlib>
#include <filesystem>
#include <future>
#include <thread>

#include "unit/http/wire_client.hpp"

namespace yingda::http {
namespace {

namespace beast = boost::beast;
namespace websocket = boost::beast::websocket;
using namespace std::chrono_literals;
using testing::HasSubstr;

class Peer {
 public:
  explicit Peer(std::uint16_t port, const std::string& target = "/ws/room") : ws_(context_) {
    ws_.next_layer().connect({boost::asio::ip::make_address("127.0.0.1"), port});
    ws_.handshake(response_, "localhost", target, failed_);
  }
  int status() const { return static_cast<int>(response_.result_int()); }
  std::string body() const { return response_.body(); }
  void send(std::string_view text) { ws_.write(boost::asio::buffer(text.data(), text.size()), failed_); }
  void send_binary(std::string_view text) {
    ws_.binary(true);
    send(text);
  }
  std::string receive() {
    beast::flat_buffer buffer;
    ws_.read(buffer, failed_);
    return beast::buffers_to_string(buffer.data());
  }
  // Reads to the end; the code of the close frame.
  int close_code() {
    while (!failed_) receive();
    return ws_.reason().code;
  }
  websocket::stream<boost::asio::ip::tcp::socket>& stream() { return ws_; }

 private:
  boost::asio::io_context context_;
  websocket::stream<boost::asio::ip::tcp::socket> ws_;
  websocket::response_type response_;
  boost::system::error_code failed_;
};

async::Task<Result<Request>> admit_all(Head head, Request request) {
  if (head.query.contains("no")) co_return fail(ErrorKind::forbidden, "origin_not_allowed", "No.");
  co_return request;
}

async::Task<void> echo_frames(std::shared_ptr<WebSocket> socket, Request request) {
  socket->send("hello " + request.path_params.at("room") + request.text("q"));
  for (;;) {
    const auto frame = co_await socket->read();
    if (!frame) co_return;
    if (*frame == "bye") co_return socket->close(4001, "as asked");
    if (*frame == "throw") throw std::runtime_error("on purpose");
    socket->send(*frame);
  }
}

struct SocketServer : TestServer {
  explicit SocketServer(ServerOptions options = {}) : TestServer(options) {
    server.on_websocket({"/ws/{room}", admit_all, echo_frames});
  }
};

TEST(WebSocketTest, EchoesInOrderAndCloses) {
  SocketServer test;
  Peer peer(test.start(), "/ws/lounge?q=%20x");
  EXPECT_EQ(peer.receive(), "hello lounge x");
  for (int i = 0; i < 200; ++i) peer.send(std::to_string(i));
  for (int i = 0; i < 200; ++i) EXPECT_EQ(peer.receive(), std::to_string(i));
  peer.send("bye");
  EXPECT_EQ(peer.close_code(), 4001);
}

TEST(WebSocketTest, RefusedBeforeTheUpgrade) {
  SocketServer test;
  const auto port = test.start();
  Peer refused(port, "/ws/room?no=1");
  EXPECT_EQ(refused.status(), 403);
  EXPECT_THAT(refused.body(), HasSubstr("origin_not_allowed"));
  WireClient plain(port);
  plain.send("GET /ws/room HTTP/1.1\r\nHost: x\r\n\r\n");
  EXPECT_THAT(plain.receive(), HasSubstr("upgrade_required"));
}

TEST(WebSocketTest, GarbageIsCutOffWithItsCode) {
  SocketServer test;
  const auto port = test.start();
  Peer binary(port);
  binary.send_binary("x");
  EXPECT_EQ(binary.close_code(), 1003);
  Peer large(port);
  large.send(std::string(65 * 1024, 'x'));
  EXPECT_EQ(large.close_code(), 1009);
  Peer malformed(port);
  malformed.send("\xff\xfe");
  EXPECT_EQ(malformed.close_code(), 1007);
  Peer thrown(port);
  thrown.send("throw");
  EXPECT_EQ(thrown.close_code(), 1011);
}

TEST(WebSocketTest, AReaderThatNeverReadsIsCutOff) {
  ServerOptions options;
  options.ws_queue_messages = 50;
  options.ws_queue_bytes = 1'000'000;
  TestServer test(options);
  std::promise<std::pair<std::uint16_t, std::size_t>> ended;
  const auto flood = [&ended](std::shared_ptr<WebSocket> socket, Request) -> async::Task<void> {
    const auto text = std::make_shared<const std::string>(60'000, 'x');
    std::size_t most = 0;
    while (socket->send(text)) most = std::max(most, socket->queued_bytes());
    EXPECT_FALSE(socket->send("more"));
    const auto frame = co_await socket->read();
    ended.set_value({frame ? std::uint16_t{0} : frame.error().code, most});
  };
  test.server.on_websocket({"/ws/{room}", admit_all, flood});
  Peer peer(test.start());
  const auto [code, most] = ended.get_future().get();
  EXPECT_EQ(code, 1013);
  EXPECT_LE(most, 1'000'000U);
}

async::Task<void> speak_later(std::shared_ptr<WebSocket> socket, std::chrono::milliseconds after) {
  boost::asio::steady_timer timer(socket->executor(), after);
  co_await timer.async_wait(boost::asio::use_awaitable);
  socket->send("still here");
}

TEST(WebSocketTest, PingsAndDropsTheSilent) {
  ServerOptions options;
  options.ws_ping = 20ms;
  options.ws_dead = 1s;
  TestServer test(options);
  const auto serve = [](std::shared_ptr<WebSocket> socket, Request) -> async::Task<void> {
    boost::asio::co_spawn(socket->executor(), speak_later(socket, 1500ms), [](const std::exception_ptr&) {});
    while (co_await socket->read()) {
    }
  };
  test.server.on_websocket({"/ws/{room}", admit_all, serve});
  const auto port = test.start();
  // It reads, and so answers pings: it outlives the limit for the silent.
  Peer lively(port);
  int pings = 0;
  lively.stream().control_callback([&pings](websocket::frame_type kind, beast::string_view) {
    pings += kind == websocket::frame_type::ping ? 1 : 0;
  });
  EXPECT_EQ(lively.receive(), "still here");
  EXPECT_GT(pings, 2);
  Peer silent(port);
  pollfd wait{silent.stream().next_layer().native_handle(), POLLRDHUP, 0};
  EXPECT_EQ(::poll(&wait, 1, 30'000), 1);
}

TEST(WebSocketTest, StopClosesWithGoingAway) {
  SocketServer test;
  Peer peer(test.start());
  EXPECT_EQ(peer.receive(), "hello room");
  std::jthread stopping([&] { test.server.stop(); });
  EXPECT_EQ(peer.close_code(), 1001);
}

TEST(WebSocketTest, StopDoesNotWaitForAPeerThatDoesNotAnswer) {
  ServerOptions options;
  options.stop_timeout = 60s;
  SocketServer test(options);
  Peer peer(test.start());
  EXPECT_EQ(peer.receive(), "hello room");
  const auto begin = std::chrono::steady_clock::now();
  test.server.stop();  // the peer reads nothing, and so does not answer the close frame
  EXPECT_LT(std::chrono::steady_clock::now() - begin, 20s);
}

TEST(TlsTest, AnswersOverAGeneratedCertificate) {
  const auto folder = std::filesystem::temp_directory_path() / ("yingda-tls-" + std::to_string(::getpid()));
  std::filesystem::create_directories(folder);
  const std::string make =
      "openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 -subj /CN=localhost"
      " -keyout " +
      (folder / "key.pem").string() + " -out " + (folder / "cert.pem").string() + " 2>/dev/null";
  ASSERT_EQ(std::system(make.c_str()), 0);
  ServerOptions options;
  options.tls_certificate = (folder / "cert.pem").string();
  options.tls_key = (folder / "key.pem").string();
  TestServer test(options);
  test.service.answer = [](Head head, std::string) -> async::Task<Response> {
    Response response;
    response.body = head.secure ? "secure" : "plain";
    co_return response;
  };
  const std::string ask =
      "printf 'GET / HTTP/1.1\\r\\nHost: x\\r\\nConnection: close\\r\\n\\r\\n' | timeout 10 openssl s_client "
      "-quiet "
      "-verify_quiet -CAfile " +
      options.tls_certificate + " -connect 127.0.0.1:" + std::to_string(test.start()) + " > " +
      (folder / "out").string() + " 2>/dev/null; grep -q secure " + (folder / "out").string();
  EXPECT_EQ(std::system(ask.c_str()), 0);
  std::filesystem::remove_all(folder);
}

}  // namespace
}  // namespace yingda::http
