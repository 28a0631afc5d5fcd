#pragma once
// Where the files that come with the program lie.

#include <filesystem>

#include "base/config.hpp"

namespace yingda::app {

// The setting, or else the folder `web` beside or up to three levels above the program (build/web in a
// checkout, share/yingda/web where it is installed).
std::filesystem::path web_root(const Config& config);

// The demo companies' folder, found the same way: examples/companies.
std::filesystem::path examples_root(const Config& config);

// Folder of the fetched models: nlu.models_dir or, when it is empty, the nearest "models" or
// "share/yingda/models" above the program (build/models for build/release/bin).
std::filesystem::path models_root(const Config& config);

}  // namespace yingda::app
