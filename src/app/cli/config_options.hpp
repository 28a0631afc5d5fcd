#pragma once
// --config FILE, --data DIR, --listen HOST:PORT and --set NAME=VALUE, the same for every command that reads
// the settings.

#include <CLI/CLI.hpp>
#include <memory>
#include <string>
#include <vector>

#include "base/config.hpp"

namespace yingda::app {

struct ConfigOptions {
  std::string file;
  std::string data;
  std::string listen;
  std::vector<std::string> set;  // "server.io_threads=2"
};

std::shared_ptr<ConfigOptions> add_config_options(CLI::App& command);
// Code config_invalid.
Result<Config> load_config(const ConfigOptions& options);

}  // namespace yingda::app
