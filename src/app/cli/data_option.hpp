#pragma once
// --data DIR, the same for every command that works on a data folder.

#include <CLI/CLI.hpp>
#include <memory>
#include <string>

namespace yingda::app {

inline std::shared_ptr<std::string> add_data_option(CLI::App& command) {
  auto data = std::make_shared<std::string>("data");
  command.add_option("--data", *data, "the data folder")
      ->envname("YINGDA_STORE_DATA_DIR")
      ->capture_default_str();
  return data;
}

}  // namespace yingda::app
