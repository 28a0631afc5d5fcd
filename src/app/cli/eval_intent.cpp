#include <fmt/format.h>

#include <memory>
#include <optional>
#include <thread>

#include "app/cli/commands.hpp"
#include "app/cli/config_options.hpp"
#include "app/models.hpp"
#include "nlu/evaluate/intent.hpp"

namespace yingda::app {

void add_eval_intent(CLI::App& eval, Console& console) {
  struct Options {
    std::string train;
    std::string test;
    std::string valid;
    std::string language;
    bool e5 = false;
  };
  const auto options = std::make_shared<Options>();
  auto* command =
      eval.add_subcommand("intent", "learn intents from one table and ask the questions of another");
  const auto config_options = add_config_options(*command);
  command
      ->add_option("--train", options->train, "TSV with the columns text and label; \"oos\" = out of scope")
      ->required();
  command->add_option("--test", options->test, "TSV of the same form, to be asked")->required();
  command->add_option("--valid", options->valid, "more examples to learn from");
  command->add_option("--lang", options->language, "keeps the rows whose column lang is this");
  command->add_flag("--e5", options->e5, "further languages by a second model, as with the setting nlu.e5");
  command->callback([options, config_options, &console] {
    const auto config = load_config(*config_options);
    if (!config) return console.failed(config.error());
    const auto encoder = load_encoder(*config);
    if (!encoder) return console.failed(encoder.error());
    nlu::IntentEvaluation what{options->train,
                               options->test,
                               std::nullopt,
                               options->language,
                               std::max(1U, std::thread::hardware_concurrency()),
                               nullptr};
    if (options->e5 || config->flag("nlu.e5")) {
      auto languages = load_identifier(*config);
      if (!languages) return console.failed(languages.error());
      auto bridge = load_bridge(*config, *encoder, std::move(*languages));
      if (!bridge) return console.failed(bridge.error());
      what.bridge = std::move(*bridge);
    }
    if (!options->valid.empty()) what.valid = options->valid;
    const auto figures = nlu::evaluate_intent(what, encoder->get());
    if (!figures) return console.failed(figures.error());
    console.result(*figures, as_lines(*figures));
  });
}

}  // namespace yingda::app
