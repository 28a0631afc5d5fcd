#pragma once
// Where the built web pages lie.

#include <filesystem>

#include "base/config.hpp"

namespace yingda::app {

// The setting, or else the folder `web` beside or up to three levels above the program (build/web in a
// checkout, share/yingda/web where it is installed).
std::filesystem::path web_root(const Config& config);

// The demo companies' folder, found the same way: examples/companies.
std::filesystem::path examples_root(const Config& config);

}  // namespace yingda::app
