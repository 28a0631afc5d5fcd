#include "app/backup.hpp"

#include <fmt/format.h>

#include <filesystem>
#include <memory>
#include <string>

#include "app/cli/commands.hpp"
#include "app/cli/data_option.hpp"
#include "app/local_store.hpp"

namespace yingda::app {

void add_backup(CLI::App& root, Console& console) {
  auto* command = root.add_subcommand(
      "backup", "copies the database and the uploaded files of a running or stopped server into one file");
  const auto file = std::make_shared<std::string>();
  const auto data = add_data_option(*command);
  command->add_option("FILE", *file, "the file to write; it must not exist")->required();
  command->callback([file, data, &console] {
    const auto path = std::filesystem::absolute(*file).string();
    const auto done = administer_folder(*data, {{"command", "backup"}, {"file", path}});
    if (!done) return console.failed(done.error());
    console.result(*done,
                   fmt::format("{}: the database and {} uploaded files, {} bytes", path,
                               (*done)["files"].get<std::int64_t>(), (*done)["bytes"].get<std::int64_t>()));
  });
}

void add_restore(CLI::App& root, Console& console) {
  auto* command = root.add_subcommand("restore", "puts a backup into a data folder that has no database yet");
  const auto file = std::make_shared<std::string>();
  const auto data = add_data_option(*command);
  command->add_option("FILE", *file, "the backup")->required();
  command->callback([file, data, &console] {
    const auto done = restore_backup(*file, *data);
    if (!done) return console.failed(done.error());
    console.result({{"file", *file}, {"data", *data}, {"files", *done}},
                   fmt::format("restored the database and {} uploaded files into {}", *done, *data));
  });
}

}  // namespace yingda::app
