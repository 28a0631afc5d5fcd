#include "app/local_store.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/use_future.hpp>
#include <filesystem>

#include "app/admin.hpp"
#include "app/control.hpp"
#include "storage/sqlite/open.hpp"

namespace yingda::app {

Result<Json> administer_folder(const std::string& folder, const Json& request) {
  if (!std::filesystem::exists(storage::database_file(folder))) {
    return fail(ErrorKind::invalid, "data_folder_missing", "There is no Yingda data in " + folder + ".",
                "data");
  }
  if (auto answer = ask_running_server(folder, request)) return std::move(*answer);
  auto store = storage::open_sqlite({.folder = folder, .log = Log::to_stderr(LogLevel::warn)});
  if (!store) return std::unexpected(std::move(store.error()));
  seed_ids((*store)->greatest_id());
  async::asio::io_context context;
  auto result = async::asio::co_spawn(context, administer(**store, folder, request), async::asio::use_future);
  context.run();
  return result.get();
}

}  // namespace yingda::app
