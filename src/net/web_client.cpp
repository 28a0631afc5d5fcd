#include "net/web_client.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <map>
#include <mutex>

#include "net/web_connection.hpp"

namespace yingda::net {
namespace {

namespace ssl = async::asio::ssl;

std::shared_ptr<ssl::context> make_context(const std::string& ca_file) {
  auto context = std::make_shared<ssl::context>(ssl::context::tls_client);
  context->set_options(ssl::context::no_tlsv1 | ssl::context::no_tlsv1_1);
  context->set_default_verify_paths();
  // Throws where the file is none: the owner named it, so a start without it would be a surprise later.
  if (!ca_file.empty()) context->load_verify_file(ca_file);
  return context;
}

}  // namespace

struct WebClient::Impl {
  Impl(async::asio::any_io_executor on, Options with)
      : executor(std::move(on)), options(std::move(with)), context(make_context(options.ca_file)) {}

  std::unique_ptr<WebConnection> take(const WebUrl& url) {
    const std::string key = (url.tls ? "https://" : "http://") + url.authority();
    {
      const std::scoped_lock lock(mutex);
      auto& idle = pools[key];
      while (!idle.empty()) {
        auto last = std::move(idle.back());
        idle.pop_back();
        if (last->reusable()) return last;
      }
    }
    return std::make_unique<WebConnection>(executor, url, url.tls ? context : nullptr, options);
  }

  void give_back(const WebUrl& url, std::unique_ptr<WebConnection> connection) {
    if (!connection->reusable()) return;
    const std::string key = (url.tls ? "https://" : "http://") + url.authority();
    const std::scoped_lock lock(mutex);
    auto& idle = pools[key];
    if (idle.size() < options.limits.kept) idle.push_back(std::move(connection));
  }

  async::asio::any_io_executor executor;
  const Options options;
  std::shared_ptr<ssl::context> context;
  std::mutex mutex;
  std::map<std::string, std::vector<std::unique_ptr<WebConnection>>> pools;
};

WebClient::WebClient(async::asio::any_io_executor executor, Options options)
    : impl_(std::make_shared<Impl>(std::move(executor), std::move(options))) {}
WebClient::~WebClient() = default;

async::Task<Result<WebAnswer>> WebClient::send(WebRequest request) {
  const auto impl = impl_;
  auto url = parse_web_url(request.url);
  if (!url) co_return std::unexpected(std::move(url.error()));
  auto connection = impl->take(*url);
  auto answer = co_await async::asio::co_spawn(
      connection->strand(), connection->exchange(request, url->target), async::asio::use_awaitable);
  impl->give_back(*url, std::move(connection));
  co_return answer;
}

}  // namespace yingda::net
