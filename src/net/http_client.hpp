#pragma once
// A client's side of HTTP/1.1: one keep-alive connection that is opened when it is needed, and opened again
// when it was lost. Plain HTTP only. Used from one strand.

#include <boost/asio/any_io_executor.hpp>
#include <chrono>
#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

#include "async/task.hpp"
#include "base/error.hpp"

namespace yingda::net {

// "http://HOST[:PORT][/PATH]"
struct Url {
  std::string host;
  std::string port = "80";
  std::string path;  // without a slash at the end; "" for the root

  std::string authority() const;
};
// Code: url_invalid.
Result<Url> parse_url(std::string_view text);

struct Answer {
  int status = 0;
  std::string body;
};

class HttpClient {
 public:
  struct Limits {
    std::chrono::milliseconds connect{10'000};
    std::chrono::milliseconds answer{30'000};  // from the first byte sent to the last one received
    std::size_t body = 16UL * 1024 * 1024;     // bytes
  };

  HttpClient(async::asio::any_io_executor executor, Url url, Limits limits);
  ~HttpClient();
  HttpClient(const HttpClient&) = delete;
  HttpClient& operator=(const HttpClient&) = delete;

  // One request at a time; `target` is appended to the URL's path and already encoded, a body is JSON. It is
  // sent once: after an error the server may have done it or not. Codes, all {internal, …}: connect_failed,
  // connection_lost, timeout.
  async::Task<Result<Answer>> send(std::string_view method, std::string_view target,
                                   std::string_view body = {});

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace yingda::net
