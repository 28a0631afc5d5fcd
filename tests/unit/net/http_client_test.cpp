#include "net/http_client.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/read.hpp>
#include <boost/asio/read_until.hpp>
#include <boost/asio/use_future.hpp>
#include <boost/asio/write.hpp>
#include <thread>
#include <vector>

namespace yingda::net {
namespace {

namespace asio = boost::asio;
using tcp = asio::ip::tcp;

TEST(UrlTest, TakesHostPortAndPath) {
  const auto url = parse_url("http://example.com:8080/shop/").value();
  EXPECT_EQ(url.host, "example.com");
  EXPECT_EQ(url.port, "8080");
  EXPECT_EQ(url.path, "/shop");
  EXPECT_EQ(url.authority(), "example.com:8080");
  EXPECT_EQ(parse_url("http://example.com").value().authority(), "example.com");
  EXPECT_EQ(parse_url("http://[::1]:80/").value().host, "[::1]");
  for (const char* wrong : {"", "example.com", "https://example.com", "http://", "http://:80", "http://x:y",
                            "http://x:", "http://x:999999", "http://x/a b", "http://x/?q"}) {
    const auto refused = parse_url(wrong);
    ASSERT_FALSE(refused) << wrong;
    EXPECT_EQ(refused.error().code, "url_invalid");
  }
}

// Answers each connection's requests with the texts in its turn, then closes it.
class ScriptedServer {
 public:
  explicit ScriptedServer(std::vector<std::vector<std::string>> script)
      : acceptor_(context_, {asio::ip::make_address("127.0.0.1"), 0}),
        thread_([this, script = std::move(script)] { serve(script); }) {}

  Url url() const { return {"127.0.0.1", std::to_string(acceptor_.local_endpoint().port()), "/base"}; }
  // All requests as they came; waits until the script is through.
  std::string heard() {
    thread_.join();
    return heard_;
  }
  // Connections that it has closed.
  int ended() const { return ended_; }

 private:
  void serve(const std::vector<std::vector<std::string>>& script) {
    for (const auto& answers : script) {
      tcp::socket socket = acceptor_.accept();
      std::string input;
      boost::system::error_code failed;
      for (const auto& answer : answers) {
        const auto head = asio::read_until(socket, asio::dynamic_buffer(input), "\r\n\r\n", failed);
        const bool body = input.substr(0, head).find("Content-Length: 2") != std::string::npos;
        while (body && input.size() < head + 2) {
          char byte = 0;
          asio::read(socket, asio::buffer(&byte, 1), failed);
          input += byte;
        }
        heard_ += input;
        input.clear();
        asio::write(socket, asio::buffer(answer), failed);
      }
      socket.close(failed);
      ++ended_;
    }
  }

  asio::io_context context_;
  tcp::acceptor acceptor_;
  std::string heard_;
  std::atomic<int> ended_ = 0;
  std::jthread thread_;
};

template <class T>
T run(asio::io_context& context, async::Task<T> task) {
  auto result = asio::co_spawn(context, std::move(task), asio::use_future);
  context.restart();
  context.run();
  return result.get();
}

TEST(HttpClientTest, KeepsTheConnectionAndOpensItAgainWhenItWasLost) {
  const std::string answer = "HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\n";
  ScriptedServer server({{answer + "one", answer + "two", ""}, {answer + "six"}});
  asio::io_context context;
  HttpClient client(context.get_executor(), server.url(), {});
  EXPECT_EQ(run(context, client.send("GET", "/a")).value().body, "one");
  EXPECT_EQ(run(context, client.send("POST", "/b", "{}")).value().body, "two");
  EXPECT_EQ(run(context, client.send("GET", "/c")).error().code, "connection_lost");
  EXPECT_EQ(run(context, client.send("GET", "/d")).value().body, "six");
  const auto heard = server.heard();
  EXPECT_TRUE(heard.starts_with("GET /base/a HTTP/1.1\r\nHost: 127.0.0.1:"));
  EXPECT_NE(heard.find("POST /base/b HTTP/1.1\r\n"), std::string::npos);
  EXPECT_NE(heard.find("Content-Length: 2\r\n\r\n{}"), std::string::npos);
}

TEST(HttpClientTest, SendsNothingOnAConnectionThatTheServerHasEnded) {
  const std::string answer = "HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\n";
  ScriptedServer server({{answer + "one"}, {answer + "two"}});
  asio::io_context context;
  HttpClient client(context.get_executor(), server.url(), {});
  EXPECT_EQ(run(context, client.send("GET", "/a")).value().body, "one");
  while (server.ended() == 0) std::this_thread::yield();
  const auto second = run(context, client.send("GET", "/b"));
  ASSERT_TRUE(second) << second.error().code;
  EXPECT_EQ(second->body, "two");
}

TEST(HttpClientTest, GivesTheStatusAndRefusesWhatIsTooLarge) {
  ScriptedServer server({{"HTTP/1.1 503 Busy\r\nContent-Length: 4\r\n\r\nbusy",
                          "HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n"}});
  asio::io_context context;
  HttpClient client(context.get_executor(), server.url(), {.body = 50});
  const auto busy = run(context, client.send("GET", "/")).value();
  EXPECT_EQ(busy.status, 503);
  EXPECT_EQ(busy.body, "busy");
  EXPECT_EQ(run(context, client.send("GET", "/")).error().code, "connection_lost");
}

TEST(HttpClientTest, DoesNotWaitForEver) {
  ScriptedServer server({{"", ""}});
  asio::io_context context;
  {
    HttpClient client(context.get_executor(), server.url(), {.answer = std::chrono::milliseconds(50)});
    EXPECT_EQ(run(context, client.send("GET", "/")).error().code, "timeout");
  }
  EXPECT_EQ(run(context, HttpClient(context.get_executor(), {"127.0.0.1", "1", ""}, {}).send("GET", "/"))
                .error()
                .code,
            "connect_failed");
}

}  // namespace
}  // namespace yingda::net
