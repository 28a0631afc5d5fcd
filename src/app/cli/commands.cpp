#include "app/cli/commands.hpp"

#include <iostream>

namespace yingda::app {
namespace {

constexpr int kBadUsage = 2;

// Input that a user can mend, as opposed to a failure on the way.
bool is_bad_input(ErrorKind kind) {
  return kind == ErrorKind::invalid || kind == ErrorKind::not_found || kind == ErrorKind::too_large ||
         kind == ErrorKind::unsupported;
}

}  // namespace

void Console::result(const Json& object, const std::string& text) {
  if (json) {
    std::cout << object.dump() << '\n';
  } else {
    std::cout << text << (text.ends_with('\n') ? "" : "\n");
  }
}

void Console::failed(const Error& error) {
  status_ = is_bad_input(error.kind) ? kBadUsage : 1;
  if (json) {
    Json problem = {{"code", error.code}, {"detail", error.detail}};
    if (!error.field.empty()) problem["field"] = error.field;
    std::cout << Json{{"error", problem}}.dump() << '\n';
  } else {
    std::cerr << "yingda: " << error.detail << " (" << error.code << ")\n";
  }
}

int run_commands(int argc, const char* const* argv) {
  CLI::App root("Yingda 应答: customer service on every channel", "yingda");
  root.set_version_flag("--version", YINGDA_VERSION);
  root.require_subcommand(1);
  root.fallthrough();
  Console console;
  root.add_flag("--json", console.json, "print one JSON object on stdout; logs go to stderr");
  for (const auto add : {add_serve, add_eval, add_import, add_workspace, add_backup, add_restore, add_doctor,
                         add_bench, add_channels}) {
    add(root, console);
  }
  try {
    root.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return root.exit(error) == 0 ? 0 : kBadUsage;
  }
  return console.status();
}

}  // namespace yingda::app
