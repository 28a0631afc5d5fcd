#pragma once
// One connection of net/web_client.hpp; inside of its .cpp files only.

#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/asio/strand.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <boost/beast/ssl/ssl_stream.hpp>
#include <chrono>
#include <optional>

#include "net/web_client.hpp"

namespace yingda::net {

// Used by one exchange at a time, on its own strand.
class WebConnection {
 public:
  using Strand = async::asio::strand<async::asio::any_io_executor>;

  // `context` is for TLS and null for a plain one.
  WebConnection(const async::asio::any_io_executor& executor, WebUrl to,
                std::shared_ptr<async::asio::ssl::context> context, const WebClient::Options& options);

  const Strand& strand() const { return strand_; }
  // On the strand. `target`: path and query. Connects where that is needed.
  async::Task<Result<WebAnswer>> exchange(const WebRequest& request, const std::string& target);
  // Whether another exchange may follow.
  bool reusable() const;

 private:
  using Plain = boost::beast::tcp_stream;
  using Secure = boost::beast::ssl_stream<Plain>;

  async::Task<Status> connect();
  async::Task<Status> shake_hands();
  template <class Stream>
  async::Task<Result<WebAnswer>> talk(Stream& stream, const WebRequest& request, const std::string& target);
  Plain& socket();
  bool ended_meanwhile();
  void close();

  Strand strand_;
  const WebUrl url_;  // of the first request; the host is that of all
  std::shared_ptr<async::asio::ssl::context> context_;
  const WebClient::Options& options_;
  std::optional<Plain> plain_;
  std::optional<Secure> secure_;
  boost::beast::flat_buffer input_;
  bool open_ = false;
  std::chrono::steady_clock::time_point used_;
};

}  // namespace yingda::net
