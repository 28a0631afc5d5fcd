#pragma once
// The running server: domain, HTTP, WebSockets and the control socket on one data folder.

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "app/setup.hpp"
#include "base/config.hpp"
#include "base/error.hpp"
#include "base/log.hpp"

namespace yingda::app {

class Application {
 public:
  // Opens or makes the data folder, loads everything and begins to listen. On an empty folder it makes the
  // administrator, and the demo workspaces where `demo.load` says so. Blocks.
  static Result<std::unique_ptr<Application>> start(const Config& config, Log log);
  // stop()
  ~Application();

  // Of the first start only.
  const std::vector<FreshAccount>& fresh_accounts() const;
  std::string url() const;  // "http://127.0.0.1:8080"
  // Ends in order: no new connections, running requests finish, everything accepted is stored. Blocks.
  // Idempotent.
  void stop();

 private:
  struct Impl;
  explicit Application(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace yingda::app
