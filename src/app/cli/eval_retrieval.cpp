#include <memory>
#include <string>

#include "app/cli/commands.hpp"
#include "app/cli/config_options.hpp"
#include "app/models.hpp"
#include "nlu/evaluate/retrieval.hpp"

namespace yingda::app {

void add_eval_retrieval(CLI::App& eval, Console& console) {
  struct Options {
    std::string kb;
    std::string queries;
    std::string index;
  };
  const auto options = std::make_shared<Options>();
  auto* command = eval.add_subcommand("retrieval", "index one table and look the texts of another up in it");
  const auto config_options = add_config_options(*command);
  command
      ->add_option("--kb", options->kb, "TSV with the columns id and text; rows of one id are one document")
      ->required();
  command
      ->add_option("--queries", options->queries,
                   "TSV with the columns id (of the right document; empty where there is none) and text")
      ->required();
  command->add_option("--index", options->index,
                      "folder in which the index is kept; one that is there is brought up to date");
  command->callback([options, config_options, &console] {
    const auto config = load_config(*config_options);
    if (!config) return console.failed(config.error());
    const auto encoder = load_encoder(*config);
    if (!encoder) return console.failed(encoder.error());
    const auto languages = load_identifier(*config);
    if (!languages) return console.failed(languages.error());
    nlu::RetrievalEvaluation what{options->kb, options->queries, std::nullopt};
    if (!options->index.empty()) what.index = options->index;
    const auto figures = nlu::evaluate_retrieval(what, *encoder, **languages);
    if (!figures) return console.failed(figures.error());
    const std::string without =
        *encoder ? "" : "no sentence encoder was fetched: by words alone (scripts/fetch-models.sh)\n";
    console.result(*figures, without + as_lines(*figures));
  });
}

}  // namespace yingda::app
