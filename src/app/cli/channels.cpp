#include <fmt/format.h>

#include <fstream>
#include <memory>
#include <string>

#include "app/cli/commands.hpp"
#include "channels/vector_inputs.hpp"

namespace yingda::app {
namespace {

Result<channels::VectorsRun> run_file(const std::string& path) {
  std::ifstream in(path);
  if (!in) return fail(ErrorKind::not_found, "vectors_not_found", "The file cannot be read: " + path);
  const Json file = Json::parse(in, nullptr, false);
  return channels::run_vectors(file);
}

}  // namespace

void add_channels(CLI::App& root, Console& console) {
  auto* channels = root.add_subcommand("channels", "the adapters of the platforms");
  channels->require_subcommand(1);
  auto* verify = channels->add_subcommand("verify", "runs a file of test vectors through the adapters");
  auto path = std::make_shared<std::string>();
  verify->add_option("--vectors", *path, "the file")->required();
  verify->callback([path, &console] {
    const auto run = run_file(*path);
    if (!run) return console.failed(run.error());
    std::string text =
        fmt::format("{} passed, {} failed, {} unsupported\n", run->passed, run->failed, run->unsupported);
    for (const auto& [channel, counts] : run->by_channel.items())
      text += fmt::format("{:<22} {}\n", channel, counts.dump());
    for (const Json& failure : run->failures)
      text += fmt::format("{}: expected {}, got {}\n", failure["id"].get<std::string>(),
                          failure["expected"].dump(), failure["actual"].dump());
    console.result({{"passed", run->passed},
                    {"failed", run->failed},
                    {"unsupported", run->unsupported},
                    {"by_channel", run->by_channel},
                    {"failures", run->failures}},
                   text);
    if (run->failed > 0) console.set_status(1);
  });
}

}  // namespace yingda::app
