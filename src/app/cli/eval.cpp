#include <fmt/format.h>

#include <memory>
#include <optional>

#include "app/cli/commands.hpp"
#include "app/cli/config_options.hpp"
#include "app/models.hpp"
#include "bot/evaluate.hpp"

namespace yingda::app {
std::string as_lines(const Json& figures) {
  std::string text;
  for (const auto& [name, value] : figures.items()) {
    text += fmt::format("{:<22} {}\n", name, value.is_string() ? value.get<std::string>() : value.dump());
  }
  return text;
}

namespace {

void add_eval_workspace(CLI::App& eval, Console& console) {
  struct Options {
    std::string dir;
    std::string test_dir;
    bool e5 = false;
  };
  const auto options = std::make_shared<Options>();
  auto* command = eval.add_subcommand(
      "workspace", "learn a company folder (kb.jsonl, dev_questions.tsv, …) and ask it questions");
  command->add_option("DIR", options->dir, "the company folder")->required();
  command->add_option(
      "--test-dir", options->test_dir,
      "folder with the questions to ask; without it the company's own, each held out in turn");
  command->add_flag("--e5", options->e5, "further languages by a second model, as with the setting nlu.e5");
  const auto config_options = add_config_options(*command);
  command->callback([options, config_options, &console] {
    const auto config = load_config(*config_options);
    if (!config) return console.failed(config.error());
    auto encoder = load_encoder(*config);
    if (!encoder) return console.failed(encoder.error());
    auto languages = load_identifier(*config);
    if (!languages) return console.failed(languages.error());
    std::shared_ptr<nlu::Bridge> bridge;
    if (options->e5 || config->flag("nlu.e5")) {
      auto loaded = load_bridge(*config, *encoder, *languages);
      if (!loaded) return console.failed(loaded.error());
      bridge = std::move(*loaded);
    }
    const auto test_dir =
        options->test_dir.empty() ? std::nullopt : std::optional<std::string>(options->test_dir);
    const auto figures =
        bot::evaluate_workspace(options->dir, test_dir, std::move(*encoder), std::move(*languages), bridge);
    if (!figures) return console.failed(figures.error());
    console.result(*figures, as_lines(*figures));
  });
}

}  // namespace

void add_eval(CLI::App& root, Console& console) {
  auto* eval = root.add_subcommand("eval", "measure how well the bot understands");
  eval->require_subcommand(1);
  add_eval_intent(*eval, console);
  add_eval_workspace(*eval, console);
  add_eval_language(*eval, console);
  add_eval_retrieval(*eval, console);
}

}  // namespace yingda::app
