#include "app/admin.hpp"

#include <filesystem>
#include <fstream>
#include <iterator>
#include <utility>
#include <vector>

#include "app/backup.hpp"
#include "async/offload.hpp"
#include "core/actor.hpp"
#include "core/knowledge/knowledge_service.hpp"
#include "core/store_await.hpp"
#include "http/views/knowledge.hpp"
#include "importer/table.hpp"

namespace yingda::app {
namespace {

Json channel_json(const Channel& channel) {
  return {{"id", to_text(channel.id)}, {"type", channel.type}, {"name", channel.name}, {"key", channel.key}};
}

Result<Json> list_workspaces(Tx& tx) {
  Json workspaces = Json::array();
  for (const auto& workspace : tx.workspaces().all()) {
    Json channels = Json::array();
    for (const auto& channel : tx.channels().list(workspace.id)) channels.push_back(channel_json(channel));
    workspaces.push_back({{"id", to_text(workspace.id)},
                          {"slug", workspace.slug},
                          {"name", workspace.name},
                          {"channels", std::move(channels)}});
  }
  return Json{{"workspaces", std::move(workspaces)}};
}

Result<Workspace> find_workspace(Tx& tx, const std::string& name) {
  if (auto by_slug = tx.workspaces().find_by_slug(name)) return *by_slug;
  if (const auto id = parse_id<WorkspaceId>(name)) {
    if (auto by_id = tx.workspaces().find(*id)) return *by_id;
  }
  return fail(ErrorKind::not_found, "workspace_not_found", "There is no workspace '" + name + "'.",
              "workspace");
}

Result<std::string> read_file(const std::string& path, std::size_t limit) {
  std::error_code error;
  const auto size = std::filesystem::file_size(path, error);
  if (error) return fail(ErrorKind::invalid, "file_unreadable", path + ": " + error.message());
  if (size > limit) {
    return fail(ErrorKind::too_large, "file_too_large",
                path + " is larger than " + std::to_string(limit / 1024 / 1024) + " MiB.");
  }
  std::ifstream file(path, std::ios::binary);
  std::string bytes(std::istreambuf_iterator<char>(file), {});
  if (!file) return fail(ErrorKind::invalid, "file_unreadable", path + ": cannot be read");
  return bytes;
}

async::Task<Result<Json>> import_file(Store& store, Json request) {
  const auto name = request.value("workspace", "");
  auto workspace = co_await read<Workspace>(store, [name](Tx& tx) { return find_workspace(tx, name); });
  if (!workspace) co_return std::unexpected(std::move(workspace.error()));
  const auto path = request.value("file", "");
  const auto bytes = read_file(path, importer::kMaxBytes);
  if (!bytes) co_return std::unexpected(bytes.error());
  const auto table = importer::read_table(*bytes, std::filesystem::path(path).filename().string(),
                                          {.language = workspace->locale, .time_zone = workspace->time_zone});
  if (!table) co_return std::unexpected(table.error());
  KnowledgeService knowledge(store);
  const auto report = co_await knowledge.import(workspace->id, http::views::import_items(*table),
                                                http::views::import_refusals(table->refused),
                                                request.value("dry_run", false), Actor{});
  if (!report) co_return std::unexpected(report.error());
  co_return http::views::import_report(*report);
}

// On a thread of its own: it takes as long as the disk needs, and requests are answered meanwhile.
async::Task<Result<Json>> back_up(Store& store, std::string folder, std::string file) {
  async::Offload thread(1);
  co_return co_await thread.run<Json>([&store, folder, file]() -> Result<Json> {
    const auto made = make_backup(store, folder, file);
    if (!made) return std::unexpected(made.error());
    return Json{{"file", file}, {"bytes", made->bytes}, {"files", made->files}};
  });
}

}  // namespace

async::Task<Result<Json>> administer(Store& store, std::string folder, Json request) {
  const auto command = request.value("command", "");
  if (command == "workspaces") co_return co_await read<Json>(store, list_workspaces);
  if (command == "import") co_return co_await import_file(store, std::move(request));
  if (command == "backup") {
    co_return co_await back_up(store, std::move(folder), request.value("file", ""));
  }
  co_return fail(ErrorKind::invalid, "unknown_command", "Unknown command '" + command + "'.", "command");
}

}  // namespace yingda::app
