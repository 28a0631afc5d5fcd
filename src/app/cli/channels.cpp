#include <fmt/format.h>

#include <fstream>
#include <memory>
#include <string>

#include "app/cli/commands.hpp"
#include "channels/registry.hpp"
#include "channels/vector_inputs.hpp"

namespace yingda::app {
namespace {

Result<channels::VectorsRun> run_file(const std::string& path) {
  std::ifstream in(path);
  if (!in) return fail(ErrorKind::not_found, "vectors_not_found", "The file cannot be read: " + path);
  const Json file = Json::parse(in, nullptr, false);
  return channels::run_vectors(file);
}

std::string yes(bool what) { return what ? "✓" : "–"; }

std::string window_of(const channels::Capabilities& can) {
  constexpr TimeMs kHour = 3600 * 1000;
  if (can.window == 0) return "–";
  std::string text = fmt::format("{} h", can.window / kHour);
  if (can.window_messages > 0) text += fmt::format(", {} messages", can.window_messages);
  return text;
}

std::string way_in(const channels::Capabilities& can) {
  std::string text;
  const auto add = [&](bool is, std::string_view name) {
    if (is) text += (text.empty() ? "" : ", ") + std::string(name);
  };
  add(can.webhook, "web hook");
  add(can.polls, "fetched");
  add(can.streams, "connection");
  return text;
}

// What docs/channels/capabilities.md holds.
std::string capability_table() {
  std::string text =
      "# What each channel can do\n\n"
      "Made by `yingda channels capabilities`. A text beyond the limit is split; pictures, files, cards and "
      "buttons that a "
      "channel\nlacks are degraded to text (a card becomes picture, text and numbered choices).\n\n"
      "| channel | type | in by | text | pictures | files | cards | buttons | typing | files in | places in "
      "| delivered | "
      "read | may be answered for |\n"
      "| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |\n";
  for (const channels::Adapter* adapter : channels::adapters()) {
    const auto can = adapter->capabilities({});
    text += fmt::format(
        "| {} | `{}` | {} | {} {} | {} | {} | {} | {} | {} | {} | {} | {} | {} | {} |\n", adapter->name_en(),
        adapter->type(), way_in(can), can.text_limit,
        can.text_unit == channels::Unit::bytes ? "bytes" : "characters", yes(can.images), yes(can.files),
        yes(can.cards), can.choices == 0 ? "numbered" : fmt::format("{}", can.choices), yes(can.typing),
        yes(can.media_in), yes(can.location_in), yes(can.delivered), yes(can.read), window_of(can));
  }
  return text;
}

}  // namespace

void add_channels(CLI::App& root, Console& console) {
  auto* channels = root.add_subcommand("channels", "the adapters of the platforms");
  channels->require_subcommand(1);
  auto* verify = channels->add_subcommand("verify", "runs a file of test vectors through the adapters");
  auto path = std::make_shared<std::string>();
  verify->add_option("--vectors", *path, "the file")->required();
  auto* capabilities =
      channels->add_subcommand("capabilities", "prints what each channel can do, as a table");
  capabilities->callback([&console] {
    const std::string table = capability_table();
    console.result({{"table", table}}, table);
  });
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
