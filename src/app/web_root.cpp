#include "app/web_root.hpp"

#include <array>
#include <string>

namespace yingda::app {
namespace {

namespace fs = std::filesystem;

constexpr int kLevels = 4;

fs::path program_folder() {
  std::error_code error;
  const auto program = fs::read_symlink("/proc/self/exe", error);
  return error ? fs::current_path() : program.parent_path();
}

// The first existing folder <ancestor>/<name> going up from the program; otherwise where it would be.
fs::path find_upwards(const std::array<fs::path, 2>& names) {
  auto folder = program_folder();
  for (int level = 0; level < kLevels; ++level, folder = folder.parent_path()) {
    for (const auto& name : names) {
      std::error_code error;
      if (fs::is_directory(folder / name, error)) return folder / name;
    }
  }
  return program_folder() / names[0];
}

fs::path setting_or(const std::string& setting, const std::array<fs::path, 2>& names) {
  return setting.empty() ? find_upwards(names) : fs::path(setting);
}

}  // namespace

fs::path web_root(const Config& config) {
  return setting_or(config.text("server.web_root"), {"web", "share/yingda/web"});
}

fs::path models_root(const Config& config) {
  return setting_or(config.text("nlu.models_dir"), {"models", "share/yingda/models"});
}

fs::path examples_root(const Config& config) {
  return setting_or(config.text("demo.folder"), {"examples/companies", "share/yingda/examples/companies"});
}

}  // namespace yingda::app
