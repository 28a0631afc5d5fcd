#pragma once
// Requests to other people's servers: HTTPS whose certificates are checked, over connections that are kept
// and used again, a pool for each host. Redirects are not followed. Thread-safe.

#include <boost/asio/any_io_executor.hpp>
#include <chrono>
#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "async/task.hpp"
#include "base/error.hpp"

namespace yingda::net {

using WebFields = std::vector<std::pair<std::string, std::string>>;

struct WebRequest {
  std::string method;
  std::string url;    // absolute, http or https, already encoded
  WebFields headers;  // Host and Content-Length are added
  std::string body;
  std::size_t most = 0;  // bytes of the answer's body; 0 = as WebLimits says
};

struct WebAnswer {
  int status = 0;
  WebFields headers;
  std::string body;
};

struct WebLimits {
  std::chrono::milliseconds connect{10'000};  // with the TLS handshake
  std::chrono::milliseconds answer{30'000};   // from the first byte sent to the last one received
  std::chrono::milliseconds idle{20'000};     // that a connection is kept
  std::size_t body = 4UL * 1024 * 1024;       // bytes
  std::size_t kept = 8;                       // idle connections a host
};

struct WebUrl {
  bool tls = true;
  std::string host;  // an IPv6 address without brackets
  std::string port;
  std::string target;  // path and query, at least "/"

  std::string authority() const;
};
// Code: url_invalid.
Result<WebUrl> parse_web_url(std::string_view text);

class WebClient {
 public:
  struct Options {
    WebLimits limits;
    std::string ca_file;      // PEM, believed beside the system's; "" = none
    bool plain_http = false;  // plain HTTP to public addresses too, not only inside the own network
  };
  WebClient(async::asio::any_io_executor executor, Options options);
  ~WebClient();
  WebClient(const WebClient&) = delete;
  WebClient& operator=(const WebClient&) = delete;

  // Sent once: after an error the server may have done it or not. Codes, all but url_invalid {internal, …}:
  // plain_http_refused, connect_failed, certificate_refused, connection_lost, timeout, answer_too_large.
  async::Task<Result<WebAnswer>> send(WebRequest request);

 private:
  struct Impl;
  std::shared_ptr<Impl> impl_;
};

}  // namespace yingda::net
