#include <fmt/format.h>

#include <memory>
#include <optional>

#include "app/cli/commands.hpp"
#include "bot/evaluate.hpp"

namespace yingda::app {
namespace {

// One line a figure, in the order of the result.
std::string as_lines(const Json& figures) {
  std::string text;
  for (const auto& [name, value] : figures.items()) {
    text += fmt::format("{:<22} {}\n", name, value.is_string() ? value.get<std::string>() : value.dump());
  }
  return text;
}

void add_eval_workspace(CLI::App& eval, Console& console) {
  struct Options {
    std::string dir;
    std::string test_dir;
  };
  const auto options = std::make_shared<Options>();
  auto* command = eval.add_subcommand(
      "workspace", "learn a company folder (kb.jsonl, dev_questions.tsv, …) and ask it questions");
  command->add_option("DIR", options->dir, "the company folder")->required();
  command->add_option(
      "--test-dir", options->test_dir,
      "folder with the questions to ask; without it the company's own, each held out in turn");
  command->callback([options, &console] {
    const auto test_dir =
        options->test_dir.empty() ? std::nullopt : std::optional<std::string>(options->test_dir);
    const auto figures = bot::evaluate_workspace(options->dir, test_dir);
    if (!figures) return console.failed(figures.error());
    console.result(*figures, as_lines(*figures));
  });
}

}  // namespace

void add_eval(CLI::App& root, Console& console) {
  auto* eval = root.add_subcommand("eval", "measure how well the bot understands");
  eval->require_subcommand(1);
  add_eval_workspace(*eval, console);
  add_eval_language(*eval, console);
}

}  // namespace yingda::app
