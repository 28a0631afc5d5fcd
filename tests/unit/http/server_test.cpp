// The server over a real loopback socket.
#include "http/server.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <boost/asio/steady_timer.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <future>
#include <thread>

#include "unit/http/wire_client.hpp"

namespace yingda::http {
namespace {

using namespace std::chrono_literals;
using testing::HasSubstr;
using testing::StartsWith;

std::string get(const std::string& path) { return "GET " + path + " HTTP/1.1\r\nHost: x\r\n\r\n"; }
std::string post(const std::string& path, const std::string& body) {
  return "POST " + path + " HTTP/1.1\r\nHost: x\r\nContent-Length: " + std::to_string(body.size()) +
         "\r\n\r\n" + body;
}

TEST(ServerTest, KeepAliveAndPipelining) {
  TestServer test;
  WireClient client(test.start());
  client.send(get("/one") + post("/two", "body") + get("/three"));
  EXPECT_THAT(client.receive(), HasSubstr("GET /one "));
  EXPECT_THAT(client.receive(), HasSubstr("POST /two body"));
  EXPECT_THAT(client.receive(), HasSubstr("Connection: keep-alive"));
  client.send("GET /last HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
  EXPECT_THAT(client.receive(), HasSubstr("Connection: close"));
  EXPECT_TRUE(client.closed_within(5s));
}

TEST(ServerTest, HeadHasTheLengthButNoBody) {
  TestServer test;
  WireClient client(test.start());
  client.send("HEAD /x HTTP/1.1\r\nHost: x\r\n\r\n" + get("/y"));
  EXPECT_THAT(client.receive(false), HasSubstr("Content-Length: 8\r\n"));
  EXPECT_THAT(client.receive(), HasSubstr("GET /y"));
}

TEST(ServerTest, ChunkedBodiesAndExpect) {
  TestServer test;
  WireClient client(test.start());
  client.send(
      "POST /c HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n");
  EXPECT_THAT(client.receive(), HasSubstr("POST /c abcde"));
  client.send("POST /e HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\nExpect: 100-continue\r\n\r\n");
  EXPECT_THAT(client.receive(), StartsWith("HTTP/1.1 100 "));
  client.send("hi");
  EXPECT_THAT(client.receive(), HasSubstr("POST /e hi"));
}

TEST(ServerTest, LimitsHaveTheirCodes) {
  TestServer test;
  const auto port = test.start();
  const auto answer = [port](const std::string& request) {
    WireClient client(port);
    client.send(request);
    return client.receive();
  };
  EXPECT_THAT(answer(post("/x", std::string(1001, 'x'))), HasSubstr("\"code\":\"body_too_large\""));
  EXPECT_THAT(answer("POST /x HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n1000\r\n" +
                     std::string(4096, 'x')),
              HasSubstr("body_too_large"));
  EXPECT_THAT(answer("GET / HTTP/1.1\r\nHost: x\r\nX: " + std::string(20'000, 'x') + "\r\n\r\n"),
              StartsWith("HTTP/1.1 431 "));
  EXPECT_THAT(answer("nonsense\r\n\r\n"), HasSubstr("\"code\":\"bad_request\""));
  EXPECT_THAT(answer("GET /%ff HTTP/1.1\r\nHost: x\r\n\r\n"), HasSubstr("bad_request"));
  EXPECT_THAT(answer("GET / HTTP/1.1\r\n\r\n"), HasSubstr("Host header"));
  EXPECT_THAT(answer("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n"),
              HasSubstr("bad_request"));
}

TEST(ServerTest, ARefusedRequestKeepsTheConnectionWhereItCan) {
  TestServer test;
  WireClient client(test.start());
  client.send(post("/refused", "small") + get("/next"));
  EXPECT_THAT(client.receive(), StartsWith("HTTP/1.1 401 "));
  EXPECT_THAT(client.receive(), HasSubstr("GET /next"));
  client.send("POST /refused HTTP/1.1\r\nHost: x\r\nContent-Length: 10000000\r\n\r\n" +
              std::string(100'000, 'x'));
  const std::string last = client.receive();
  EXPECT_THAT(last, StartsWith("HTTP/1.1 401 "));
  EXPECT_THAT(last, HasSubstr("Connection: close"));
}

TEST(ServerTest, ExceptionsBecome500) {
  TestServer test;
  test.service.answer = [](Head, std::string) -> async::Task<Response> {
    throw std::runtime_error("secret inside");
    co_return Response();
  };
  WireClient client(test.start());
  client.send(get("/throws") + get("/x"));
  for (int i = 0; i < 2; ++i) {
    const std::string answer = client.receive();
    EXPECT_THAT(answer, StartsWith("HTTP/1.1 500 "));
    EXPECT_THAT(answer, testing::Not(HasSubstr("secret inside")));
  }
}

TEST(ServerTest, TimeOutsCutSlowPeersOff) {
  ServerOptions options;
  options.header_timeout = 50ms;
  options.idle_timeout = 100ms;
  options.body_timeout = 50ms;
  TestServer test(options);
  const auto port = test.start();
  WireClient idle(port);
  EXPECT_TRUE(idle.closed_within(10s));
  WireClient slow_head(port);
  slow_head.send("GET / HTTP/1.1\r\n");
  EXPECT_TRUE(slow_head.closed_within(10s));
  WireClient slow_body(port);
  slow_body.send("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\nab");
  EXPECT_TRUE(slow_body.closed_within(10s));
}

TEST(ServerTest, APeerThatDoesNotReadIsCutOff) {
  ServerOptions options;
  options.write_timeout = 100ms;
  TestServer test(options);
  std::promise<void> entered;
  test.service.answer = [&entered](Head, std::string) -> async::Task<Response> {
    entered.set_value();
    Response response;
    response.body.assign(50'000'000, 'x');
    co_return response;
  };
  WireClient client(test.start());
  client.send(get("/big"));
  entered.get_future().wait();
  const auto is_open = [&test] {
    return test.metrics.render().find("yingda_http_connections_open 1\n") != std::string::npos;
  };
  EXPECT_TRUE(is_open());
  while (is_open()) std::this_thread::yield();
}

TEST(ServerTest, ConnectionsOverTheLimitAreTurnedAway) {
  ServerOptions options;
  options.max_connections = 1;
  TestServer test(options);
  const auto port = test.start();
  WireClient first(port);
  first.send(get("/a"));
  EXPECT_THAT(first.receive(), HasSubstr("GET /a"));
  WireClient second(port);
  second.send(get("/b"));
  const auto answer = second.receive();
  EXPECT_THAT(answer, StartsWith("HTTP/1.1 503 "));
  EXPECT_THAT(answer, HasSubstr("too_many_connections"));
  EXPECT_THAT(answer, HasSubstr("Retry-After: "));
}

TEST(ServerTest, StopsGracefully) {
  TestServer test;
  std::promise<void> entered;
  test.service.answer = [&entered](Head, std::string) -> async::Task<Response> {
    entered.set_value();
    boost::asio::steady_timer work(co_await boost::asio::this_coro::executor, 100ms);
    co_await work.async_wait(boost::asio::use_awaitable);
    Response response;
    response.body = "finished";
    co_return response;
  };
  const auto port = test.start();
  WireClient idle(port);
  WireClient busy(port);
  busy.send(get("/work"));
  entered.get_future().wait();
  std::jthread stopping([&] { test.server.stop(); });
  const std::string answer = busy.receive();
  EXPECT_THAT(answer, HasSubstr("finished"));
  EXPECT_THAT(answer, HasSubstr("Connection: close"));
  EXPECT_TRUE(idle.closed_within(5s));
  stopping.join();
  EXPECT_THROW(WireClient{port}, boost::system::system_error);
}

TEST(ServerTest, ForwardedHeadersOnlyFromTrustedProxies) {
  for (const bool trusted : {false, true}) {
    ServerOptions options;
    if (trusted) options.trusted_proxies = {"127.0.0.1"};
    TestServer test(options);
    test.service.answer = [](Head head, std::string) -> async::Task<Response> {
      Response response;
      response.body = head.remote_address + (head.secure ? " secure" : " plain");
      co_return response;
    };
    WireClient client(test.start());
    client.send(
        "GET / HTTP/1.1\r\nHost: x\r\nX-Forwarded-For: 6.6.6.6, 9.9.9.9\r\nX-Forwarded-Proto: https\r\n\r\n");
    EXPECT_THAT(client.receive(), HasSubstr(trusted ? "9.9.9.9 secure" : "127.0.0.1 plain"));
  }
}

TEST(ServerTest, SaysWhyItCannotListen) {
  TestServer first;
  ServerOptions options;
  options.port = first.start();
  TestServer second(options);
  const auto started = second.server.start();
  ASSERT_FALSE(started);
  EXPECT_EQ(started.error().code, "listen_failed");
  options.port = 0;
  options.tls_certificate = "/nowhere.pem";
  TestServer third(options);
  EXPECT_EQ(third.server.start().error().code, "tls_invalid");
}

}  // namespace
}  // namespace yingda::http
