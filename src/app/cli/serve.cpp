#include <fmt/format.h>

#include <csignal>
#include <iostream>
#include <memory>

#include "app/application.hpp"
#include "app/cli/commands.hpp"
#include "app/cli/config_options.hpp"

namespace yingda::app {
namespace {

// What a person needs at the first start, on stdout; the log goes to stderr.
std::string welcome(const Application& server) {
  auto text = fmt::format("Yingda 应答: {}\n", server.url());
  if (server.fresh_accounts().empty()) return text;
  text += "\nSign-in 登录 (shown only now 只显示这一次):\n";
  for (const auto& account : server.fresh_accounts()) {
    text += fmt::format("  {:<28} {}   {}\n", account.email, account.password, account.what);
  }
  return text;
}

Json welcome_json(const Application& server) {
  Json accounts = Json::array();
  for (const auto& account : server.fresh_accounts()) {
    accounts.push_back({{"email", account.email}, {"password", account.password}, {"what", account.what}});
  }
  return {{"url", server.url()}, {"accounts", std::move(accounts)}};
}

// Blocked before any thread starts, so that only this thread gets them.
sigset_t block_stop_signals() {
  sigset_t signals;
  sigemptyset(&signals);
  sigaddset(&signals, SIGINT);
  sigaddset(&signals, SIGTERM);
  pthread_sigmask(SIG_BLOCK, &signals, nullptr);
  return signals;
}

}  // namespace

void add_serve(CLI::App& root, Console& console) {
  auto* command = root.add_subcommand("serve", "runs the server until SIGTERM or Ctrl-C");
  const auto options = add_config_options(*command);
  const auto demo = std::make_shared<bool>(false);
  command->add_flag("--demo", *demo, "load the demo workspaces into an empty data folder");
  command->callback([options, demo, &console] {
    if (*demo) options->set.emplace_back("demo.load=true");
    const auto config = load_config(*options);
    if (!config) return console.failed(config.error());
    const auto level = parse_log_level(config->text("log.level")).value_or(LogLevel::info);
    const auto signals = block_stop_signals();
    // A log whose reader has gone and a file that may not grow are failed writes, and no reason to end.
    std::signal(SIGPIPE, SIG_IGN);
    std::signal(SIGXFSZ, SIG_IGN);
    auto server = Application::start(*config, Log::to_stderr(level));
    if (!server) return console.failed(server.error());
    console.result(welcome_json(**server), welcome(**server));
    std::cout.flush();
    int signal = 0;
    sigwait(&signals, &signal);
    (*server)->stop();
  });
}

}  // namespace yingda::app
