#include <fmt/format.h>

#include <memory>
#include <string>

#include "app/cli/commands.hpp"
#include "app/cli/data_option.hpp"
#include "app/local_store.hpp"

namespace yingda::app {
namespace {

std::string as_table(const Json& list) {
  std::string text;
  for (const auto& workspace : list["workspaces"]) {
    text += fmt::format("{}  {:<12} {}\n", workspace["id"].get<std::string>(),
                        workspace["slug"].get<std::string>(), workspace["name"].get<std::string>());
    for (const auto& channel : workspace["channels"]) {
      text += fmt::format("    {:<8} {}  {}\n", channel["type"].get<std::string>(),
                          channel["key"].get<std::string>(), channel["name"].get<std::string>());
    }
  }
  return text.empty() ? "no workspaces" : text;
}

}  // namespace

void add_workspace(CLI::App& root, Console& console) {
  auto* workspace = root.add_subcommand("workspace", "the companies of this installation");
  workspace->require_subcommand(1);
  auto* list = workspace->add_subcommand("list", "lists them with the public keys of their channels");
  const auto data = add_data_option(*list);
  list->callback([data, &console] {
    const auto result = administer_folder(*data, {{"command", "workspaces"}});
    if (!result) return console.failed(result.error());
    console.result(*result, as_table(*result));
  });
}

}  // namespace yingda::app
