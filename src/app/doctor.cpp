#include "app/doctor.hpp"

#include <sqlite3.h>
#include <unistd.h>

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <filesystem>
#include <memory>
#include <utility>

#include "app/control.hpp"
#include "app/web_root.hpp"
#include "base/clock.hpp"
#include "http/server.hpp"
#include "nlu/bridge/e5_model.hpp"
#include "nlu/encoder/encoder.hpp"
#include "nlu/langid/identifier.hpp"
#include "storage/sqlite/open.hpp"

namespace yingda::app {
namespace {

namespace fs = std::filesystem;
using State = Finding::State;

constexpr std::uintmax_t kLowDisk = 1ULL << 30;    // bytes
constexpr TimeMs kBuiltAfter = 1'767'225'600'000;  // 2026-01-01: a clock before it is wrong

Finding check_folder(const fs::path& folder) {
  std::error_code error;
  if (!fs::exists(folder, error)) {
    return {"data folder", State::ok, folder.string() + " will be made at the first start", ""};
  }
  if (::access(folder.c_str(), R_OK | W_OK | X_OK) != 0) {
    return {"data folder", State::wrong, folder.string() + " cannot be written",
            "give the server's user write permission, or choose another folder with --data"};
  }
  return {"data folder", State::ok, folder.string(), ""};
}

Finding check_disk(fs::path folder) {
  std::error_code error;
  folder = fs::absolute(folder);
  while (!fs::exists(folder, error) && folder.has_parent_path()) folder = folder.parent_path();
  const auto space = fs::space(folder, error);
  const auto free = std::to_string(space.available / (1 << 20)) + " MiB free";
  if (error) return {"disk", State::warning, "free space is unknown: " + error.message(), ""};
  if (space.available < kLowDisk) {
    return {"disk", State::warning, free, "free at least 1 GiB; a full disk stops new messages"};
  }
  return {"disk", State::ok, free, ""};
}

// A quick check reads every page; it works beside a running server.
Finding check_database(const std::string& file) {
  if (!fs::exists(file)) return {"storage", State::ok, "no database yet", ""};
  sqlite3* raw = nullptr;
  const int opened = sqlite3_open_v2(file.c_str(), &raw, SQLITE_OPEN_READONLY, nullptr);
  const std::unique_ptr<sqlite3, decltype(&sqlite3_close)> database(raw, sqlite3_close);
  std::string verdict;
  const auto keep_first = [](void* text, int, char** values, char**) {
    auto& verdict_text = *static_cast<std::string*>(text);
    if (verdict_text.empty() && values[0] != nullptr) verdict_text = values[0];
    return 0;
  };
  if (opened == SQLITE_OK) sqlite3_exec(raw, "PRAGMA quick_check(1)", keep_first, &verdict, nullptr);
  if (verdict == "ok") return {"storage", State::ok, file, ""};
  return {"storage", State::wrong, file + ": " + (verdict.empty() ? sqlite3_errmsg(raw) : verdict),
          "stop the server, keep a copy of the folder and restore the newest backup with `yingda restore`"};
}

Finding check_port(const Config& config, bool running) {
  const auto options = http::ServerOptions::from(config);
  const auto address = options.host + ":" + std::to_string(options.port);
  if (running) return {"port", State::ok, "a server is running on this data folder", ""};
  boost::asio::io_context context;
  boost::system::error_code error;
  const auto ip = boost::asio::ip::make_address(options.host, error);
  if (error) {
    return {"port", State::wrong, address + ": " + error.message(),
            "set server.listen to an IP address and port"};
  }
  const boost::asio::ip::tcp::endpoint endpoint(ip, options.port);
  boost::asio::ip::tcp::acceptor acceptor(context);
  acceptor.open(endpoint.protocol(), error);
  acceptor.set_option(boost::asio::socket_base::reuse_address(true), error);
  acceptor.bind(endpoint, error);
  if (error) {
    return {"port", State::wrong, address + ": " + error.message(),
            "stop what uses the port, or choose another one with --listen"};
  }
  return {"port", State::ok, address + " is free", ""};
}

Finding check_clock() {
  const auto now = now_ms();
  if (now < kBuiltAfter) {
    return {"clock", State::wrong, to_rfc3339(now), "set the machine's clock; ids and times follow it"};
  }
  return {"clock", State::ok, to_rfc3339(now), ""};
}

Finding check_web(const Config& config) {
  const fs::path root = web_root(config);
  if (fs::exists(root / "widget.js") && fs::exists(root / "console/index.html")) {
    return {"web pages", State::ok, root.string(), ""};
  }
  return {"web pages", State::wrong, root.string() + " has no widget.js and console",
          "build them with scripts/run.sh, or set server.web_root to their folder"};
}

// Without a model the bot still answers, by words instead of by meaning.
Finding check_models(const Config& config) {
  const fs::path root = models_root(config);
  const auto encoder = nlu::Encoder::load(root);
  const auto identifier = nlu::Identifier::load(root);
  if (!encoder || !identifier) {
    return {"models", State::warning, (encoder ? identifier.error() : encoder.error()).detail,
            "fetch them with scripts/fetch-models.sh, or set nlu.models_dir to their folder"};
  }
  if (config.flag("nlu.e5")) {
    if (const auto further = nlu::E5Model::load(root); !further) {
      return {"models", State::warning, further.error().detail,
              "fetch it with scripts/fetch-models.sh --with e5, or switch nlu.e5 off"};
    }
  }
  return {"models", State::ok, root.string(), ""};
}

}  // namespace

std::vector<Finding> examine(const Config& config) {
  const std::string& folder = config.text("store.data_dir");
  const bool running = ask_running_server(folder, {{"command", "workspaces"}}).has_value();
  return {check_folder(folder), check_database(storage::database_file(folder)),
          check_disk(folder),   check_port(config, running),
          check_clock(),        check_web(config),
          check_models(config)};
}

}  // namespace yingda::app
