#include "app/doctor.hpp"

#include <fmt/format.h>

#include <string>

#include "app/cli/commands.hpp"
#include "app/cli/config_options.hpp"

namespace yingda::app {
namespace {

std::string_view mark(Finding::State state) {
  switch (state) {
    case Finding::State::ok:
      return "ok";
    case Finding::State::warning:
      return "warning";
    case Finding::State::wrong:
      return "wrong";
  }
  return "";
}

}  // namespace

void add_doctor(CLI::App& root, Console& console) {
  auto* command =
      root.add_subcommand("doctor", "checks settings, storage, disk, port, clock, pages and models");
  const auto options = add_config_options(*command);
  command->callback([options, &console] {
    const auto config = load_config(*options);
    if (!config) return console.failed(config.error());
    Json findings = Json::array();
    std::string text;
    bool healthy = true;
    for (const auto& finding : examine(*config)) {
      healthy = healthy && finding.state != Finding::State::wrong;
      findings.push_back({{"name", finding.name},
                          {"state", mark(finding.state)},
                          {"detail", finding.detail},
                          {"mend", finding.mend}});
      text += fmt::format("{:<8} {:<12} {}\n", mark(finding.state), finding.name, finding.detail);
      if (!finding.mend.empty()) text += fmt::format("{:<21} → {}\n", "", finding.mend);
    }
    console.result({{"healthy", healthy}, {"findings", findings}}, text);
    if (!healthy) console.set_status(1);
  });
}

}  // namespace yingda::app
