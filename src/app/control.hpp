#pragma once
// The control socket <data>/control.sock: how a command of the same user reaches the running server. One JSON
// request a connection, one JSON answer ({"result":…} or {"error":{"kind","code","detail","field"}}), each a
// line. The socket's file permissions (0600) are its protection.

#include <boost/asio/any_io_executor.hpp>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>

#include "async/task.hpp"
#include "base/error.hpp"
#include "base/json.hpp"
#include "base/log.hpp"

namespace yingda::app {

class ControlServer {
 public:
  using Handler = std::function<async::Task<Result<Json>>(Json)>;
  ControlServer(async::asio::any_io_executor executor, std::filesystem::path folder, Handler handler,
                Log log);
  ~ControlServer();  // stops; removes the socket
  ControlServer(const ControlServer&) = delete;
  ControlServer& operator=(const ControlServer&) = delete;

  // Error: {internal, "control_unavailable"}.
  Status start();
  void stop();

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

// Asks the server that runs on `folder`. Nothing when none does. Blocks until it has answered.
std::optional<Result<Json>> ask_running_server(const std::filesystem::path& folder, const Json& request);

}  // namespace yingda::app
