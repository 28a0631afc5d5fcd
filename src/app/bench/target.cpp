#include "app/bench/target.hpp"

#include <cstdlib>
#include <utility>

namespace yingda::app::bench {
namespace {

constexpr std::size_t kKeyLength = 16;  // public keys are longer than the names of demo companies

async::Task<Result<net::Answer>> get(net::Url url, std::string target) {
  net::HttpClient client(co_await async::asio::this_coro::executor, std::move(url), {});
  co_return co_await client.send("GET", target);
}

// The value of a line "name value"; -1 when there is none.
double figure(const std::string& page, const std::string& name) {
  const auto at = page.find('\n' + name + ' ');
  return at == std::string::npos ? -1 : std::strtod(page.c_str() + at + name.size() + 2, nullptr);
}

}  // namespace

async::Task<Result<Target>> find_target(net::Url url, std::string channel) {
  if (channel.size() > kKeyLength) co_return Target{std::move(url), std::move(channel)};
  const auto answer = co_await get(url, "/demo/config.json");
  if (!answer) co_return std::unexpected(answer.error());
  const auto page = Json::parse(answer->body, nullptr, false);
  if (answer->status == 200 && page.is_object()) {
    for (const auto& company : page.value("companies", Json::array())) {
      if (company.value("slug", "") == channel)
        co_return Target{std::move(url), company.value("channel_key", "")};
    }
  }
  co_return fail(
      ErrorKind::not_found, "channel_not_found",
      "The server has no demo company '" + channel + "'; name a channel's public key by --channel.",
      "channel");
}

async::Task<std::optional<ServerFigures>> read_figures(net::Url url) {
  const auto answer = co_await get(std::move(url), "/metrics");
  if (!answer || answer->status != 200) co_return std::nullopt;
  ServerFigures figures;
  figures.cpu_seconds = figure(answer->body, "process_cpu_seconds_total");
  for (const std::string name : {"io", "bot", "writer", "reader", "search", "checkpoint"}) {
    const auto line = "yingda_thread_cpu_seconds_total{thread=\"" + name + "\"}";
    figures.thread_cpu_seconds[name] = figure(answer->body, line);
  }
  figures.memory_bytes = static_cast<std::int64_t>(figure(answer->body, "process_resident_memory_bytes"));
  figures.database_bytes = static_cast<std::int64_t>(figure(answer->body, "yingda_store_database_bytes"));
  co_return figures;
}

}  // namespace yingda::app::bench
