#pragma once
// The server under load, as its address tells it.

#include <cstdint>
#include <map>
#include <optional>
#include <string>

#include "base/error.hpp"
#include "base/json.hpp"
#include "net/http_client.hpp"

namespace yingda::app::bench {

struct Target {
  net::Url url;
  std::string channel_key;

  std::string messages_path() const { return "/api/v1/public/" + channel_key + "/messages"; }
};

// `channel`: a public key, or the name of a demo company. Codes: url_invalid, connect_failed …,
// channel_not_found.
async::Task<Result<Target>> find_target(net::Url url, std::string channel);

// What /metrics says of the process and its database, where this machine may read it.
struct ServerFigures {
  double cpu_seconds = 0;
  std::map<std::string, double> thread_cpu_seconds;  // by what the threads do
  std::int64_t memory_bytes = 0;
  std::int64_t database_bytes = 0;
};
async::Task<std::optional<ServerFigures>> read_figures(net::Url url);

}  // namespace yingda::app::bench
