#include <fmt/format.h>

#include <filesystem>
#include <memory>
#include <string>

#include "app/cli/commands.hpp"
#include "app/cli/data_option.hpp"
#include "app/local_store.hpp"

namespace yingda::app {
namespace {

std::string as_text(const Json& report) {
  std::string text =
      fmt::format("{} rows: {} created, {} updated, {} unchanged, {} refused{}\n", report["rows"].get<int>(),
                  report["created"].get<int>(), report["updated"].get<int>(), report["unchanged"].get<int>(),
                  report["refused"].size(), report["dry_run"].get<bool>() ? " (dry run)" : "");
  for (const auto& row : report["refused"]) {
    text += fmt::format("  row {}: {} ({})\n", row["row"].get<int>(), row["reason"].get<std::string>(),
                        row["code"].get<std::string>());
  }
  return text;
}

}  // namespace

void add_import(CLI::App& root, Console& console) {
  struct Options {
    std::string file;
    std::string workspace;
    bool dry_run = false;
  };
  auto* command = root.add_subcommand("import", "brings knowledge in");
  command->require_subcommand(1);
  auto* faq = command->add_subcommand("faq", "imports questions and answers from CSV, XLSX or JSONL");
  const auto options = std::make_shared<Options>();
  const auto data = add_data_option(*faq);
  faq->add_option("FILE", options->file, "the file")->required();
  faq->add_option("--workspace", options->workspace, "slug or id of the workspace")->required();
  faq->add_flag("--dry-run", options->dry_run, "only report what would happen");
  faq->callback([options, data, &console] {
    const auto path = std::filesystem::absolute(options->file).string();
    const auto report = administer_folder(*data, {{"command", "import"},
                                                  {"workspace", options->workspace},
                                                  {"file", path},
                                                  {"dry_run", options->dry_run}});
    if (!report) return console.failed(report.error());
    console.result(*report, as_text(*report));
    // Rows that were refused are bad input, though the others were taken.
    if (!(*report)["refused"].empty()) console.set_status(2);
  });
}

}  // namespace yingda::app
