#include "app/cli/config_options.hpp"

#include <utility>

namespace yingda::app {

std::shared_ptr<ConfigOptions> add_config_options(CLI::App& command) {
  auto options = std::make_shared<ConfigOptions>();
  command.add_option("--config", options->file, "TOML file with settings (docs/config.md)");
  command.add_option("--data", options->data, "the data folder (store.data_dir)");
  command.add_option("--listen", options->listen, "HOST:PORT to listen on (server.listen)");
  command.add_option("--set", options->set, "any setting as NAME=VALUE; may be repeated");
  return options;
}

Result<Config> load_config(const ConfigOptions& options) {
  std::vector<std::pair<std::string, std::string>> overrides;
  if (!options.data.empty()) overrides.emplace_back("store.data_dir", options.data);
  if (!options.listen.empty()) overrides.emplace_back("server.listen", options.listen);
  for (const auto& pair : options.set) {
    const auto equals = pair.find('=');
    if (equals == std::string::npos) {
      return fail(ErrorKind::invalid, "config_invalid", "--set " + pair + ": write it as NAME=VALUE.", "set");
    }
    overrides.emplace_back(pair.substr(0, equals), pair.substr(equals + 1));
  }
  return Config::load(options.file, overrides);
}

}  // namespace yingda::app
