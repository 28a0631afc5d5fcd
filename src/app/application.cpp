#include "app/application.hpp"

#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <thread>
#include <utility>

#include "app/admin.hpp"
#include "app/blocking.hpp"
#include "app/control.hpp"
#include "app/demo_pages.hpp"
#include "app/domain.hpp"
#include "app/file_limit.hpp"
#include "app/process_figures.hpp"
#include "app/web_root.hpp"
#include "async/task_group.hpp"
#include "async/timeout.hpp"
#include "base/metrics.hpp"
#include "channels/registry.hpp"
#include "http/api.hpp"
#include "http/cors.hpp"
#include "http/hooks.hpp"
#include "http/idempotency.hpp"
#include "http/openapi_document.hpp"
#include "http/router.hpp"
#include "http/routes/routes.hpp"
#include "http/server.hpp"
#include "http/services.hpp"
#include "http/sign_in.hpp"
#include "http/site.hpp"
#include "http/ws/sockets.hpp"
#include "storage/sqlite/open.hpp"

namespace yingda::app {
namespace {

constexpr auto kHousekeepingEvery = std::chrono::minutes(10);
constexpr auto kPresenceEvery = std::chrono::seconds(1);

Result<std::unique_ptr<Store>> open_store(const Config& config, const Log& log) {
  storage::SqliteOptions options;
  options.folder = config.text("store.data_dir");
  const auto readers = config.integer("store.readers");
  options.readers = readers == 0 ? static_cast<int>(std::max(1U, std::thread::hardware_concurrency()))
                                 : static_cast<int>(readers);
  options.queue_bound = static_cast<std::size_t>(config.integer("store.write_queue"));
  options.log = log.with("module", "storage");
  auto store = storage::open_sqlite(options);
  if (store) seed_ids((*store)->greatest_id());
  return store;
}

http::ServerOptions server_options(const Config& config, const Log& log) {
  auto options = http::ServerOptions::from(config);
  const auto possible = connections_possible();
  if (possible < options.max_connections) {
    log.warn("the system's limit of open files allows fewer connections than server.max_connections",
             {{"connections", possible}});
    options.max_connections = possible;
  }
  return options;
}

async::Task<void> keep_house(Store& store) {
  for (;;) {
    co_await async::sleep_for(kHousekeepingEvery);
    store.housekeeping(now_ms());
  }
}

async::Task<void> expire_presence(PresenceBoard& board) {
  for (;;) {
    co_await async::sleep_for(kPresenceEvery);
    board.expire(now_ms());
  }
}

// Of the channel's kind.
TimeMs reply_window(const Channel& channel) {
  const auto* adapter = channels::find_adapter(channel.type);
  return adapter == nullptr ? 0 : adapter->capabilities({"", channel.config}).window;
}

Result<SecretBox> open_secret_box(const Config& config) {
  const std::string& named = config.text("secret.key_file");
  return load_secret_box(named.empty() ? std::filesystem::path(config.text("store.data_dir")) / "secret.key"
                                       : std::filesystem::path(named));
}

http::Services services_of(Domain& domain) {
  return {.store = *domain.store,
          .offload = domain.offload,
          .workspaces = domain.workspaces,
          .members = domain.members,
          .teams = domain.teams,
          .api_keys = domain.api_keys,
          .channels = domain.channels,
          .channel_directory = domain.channel_directory,
          .contacts = domain.contacts,
          .knowledge = domain.knowledge,
          .learnt = domain.learnt,
          .glossary = domain.glossary,
          .canned_replies = domain.canned_replies,
          .evaluations = domain.evaluations,
          .uploads = domain.uploads,
          .inbox = domain.inbox,
          .desk = domain.desk,
          .routing = domain.routing,
          .live = domain.live,
          .relay = domain.relay,
          .bots = domain.bots,
          .names = {.member = [&domain](MemberId id) { return domain.directory.member_name(id); },
                    .channel = [&domain](ChannelId id) { return domain.channel_directory.find(id); },
                    .reply_window = reply_window}};
}

void add_all_routes(http::Router& router, http::Services& services, AuthService& auth, const Config& config) {
  for (const auto add : {http::add_public_routes, http::add_conversation_routes, http::add_contact_routes,
                         http::add_search_routes, http::add_workspace_routes, http::add_people_routes,
                         http::add_team_routes, http::add_api_key_routes, http::add_channel_routes,
                         http::add_knowledge_routes, http::add_learnt_routes, http::add_glossary_routes,
                         http::add_canned_routes, http::add_evaluation_routes, http::add_upload_routes}) {
    add(router, services);
  }
  http::add_auth_routes(router, auth, config.integer("auth.session_hours") * 3600);
  if (const auto missing = router.unhandled(); !missing.empty()) {
    throw std::logic_error("no handler for operation " + missing.front());
  }
}

}  // namespace

struct Application::Impl {
  Impl(const Config& settings, Log logger, std::unique_ptr<Store> store, SecretBox box)
      : config(settings),
        log(std::move(logger)),
        runtime(static_cast<unsigned>(config.integer("server.threads")), log),
        hashing(static_cast<unsigned>(config.integer("auth.hash_threads"))),
        domain(std::move(store), runtime, std::move(box), config, log),
        auth(*domain.store, hashing, std::chrono::hours(config.integer("auth.session_hours"))),
        sign_in(auth),
        services(services_of(domain)),
        openapi(Json::parse(http::openapi_text())),
        router(openapi),
        frames(openapi),
        idempotency(*domain.store),
        api(router, sign_in, &idempotency, http::channel_cors(domain.channel_directory),
            http::ApiOptions::from(config), metrics, log),
        files(http::upload_files(domain.uploads)),
        site(api, *files,
             {.web_root = web_root(config), .metrics_token = config.text("server.metrics_token")}, metrics),
        pages(site, *domain.store, examples_root(config)),
        hooks(pages, domain.relay, public_url(config)),
        server(runtime.executor(), server_options(config, log), hooks, metrics, log),
        control(
            runtime.executor(), config.text("store.data_dir"),
            [this](Json request) {
              return administer(*domain.store, config.text("store.data_dir"), std::move(request));
            },
            log),
        background(runtime.executor(), log) {
    add_all_routes(router, services, auth, config);
    server.on_websocket(http::public_socket(services, frames));
    server.on_websocket(
        http::console_socket(services, frames, [this](http::Head head, http::Request request) {
          return sign_in.admit(std::move(head), std::move(request));
        }));
    register_metrics();
  }

  void register_metrics() {
    register_process_figures(metrics);
    metrics.gauge_from("yingda_messages_under_way", "Customers' messages that are being answered",
                       [this] { return static_cast<double>(domain.inbox.under_way()); });
    metrics.gauge_from("yingda_live_consoles", "Open console WebSockets",
                       [this] { return static_cast<double>(domain.live.stats().consoles); });
    metrics.gauge_from("yingda_live_widgets", "Open widget WebSockets",
                       [this] { return static_cast<double>(domain.live.stats().widgets); });
    metrics.gauge_from("yingda_live_lag_events", "Events stored but not yet handed out",
                       [this] { return static_cast<double>(domain.live.stats().lag); });
    const auto numbers = domain.store->stats();
    for (const auto& [name, value] : numbers.items()) {
      if (!value.is_number()) continue;
      metrics.gauge_from("yingda_store_" + name, "Of the store: " + name, [this, key = name] {
        const auto now = domain.store->stats();
        return now.value(key, 0.0);
      });
    }
  }

  Status start() {
    const std::filesystem::path companies = config.flag("demo.load") ? examples_root(config) : "";
    auto made = set_up(*domain.store, auth, runtime, companies);
    if (!made) return std::unexpected(std::move(made.error()));
    fresh = std::move(*made);
    if (auto done = domain.start(); !done) return done;
    if (auto done = server.start(); !done) return done;
    // Commands can do without the socket once the server is down, so its failure does not end the start.
    if (const auto done = control.start(); !done)
      log.warn("no control socket", {{"detail", done.error().detail}});
    background.spawn("housekeeping", keep_house(*domain.store));
    background.spawn("presence", expire_presence(domain.board));
    write_state();
    site.set_ready(true);
    return {};
  }

  // <data>/server.json: where the running server is; removed when it stops.
  std::filesystem::path state_file() const {
    return std::filesystem::path(config.text("store.data_dir")) / "server.json";
  }
  void write_state() const {
    const auto part = state_file().string() + ".part";
    std::ofstream(part) << Json{{"pid", ::getpid()},
                                {"port", server.port()},
                                {"started_at", to_rfc3339(now_ms())}}
                        << '\n';
    std::error_code ignored;
    std::filesystem::rename(part, state_file(), ignored);
  }

  void stop() {
    if (std::exchange(stopped, true)) return;
    site.set_ready(false);
    std::error_code ignored;
    std::filesystem::remove(state_file(), ignored);
    control.stop();
    server.stop();
    background.cancel();
    background.join();
    domain.stop();
  }

  Config config;
  Log log;
  Metrics metrics;
  async::Runtime runtime;
  async::Offload hashing;
  Domain domain;
  AuthService auth;
  http::SignIn sign_in;
  http::Services services;
  Json openapi;
  http::Router router;
  http::FrameReader frames;
  http::Idempotency idempotency;
  http::Api api;
  std::unique_ptr<http::FileSource> files;
  http::Site site;
  DemoPages pages;
  http::Hooks hooks;
  http::Server server;
  ControlServer control;
  async::TaskGroup background;
  std::vector<FreshAccount> fresh;
  bool stopped = false;
};

Application::Application(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Application::~Application() { impl_->stop(); }

Result<std::unique_ptr<Application>> Application::start(const Config& config, Log log) {
  auto store = open_store(config, log);
  if (!store) return std::unexpected(std::move(store.error()));
  auto box = open_secret_box(config);
  if (!box) return std::unexpected(std::move(box.error()));
  auto impl = std::make_unique<Impl>(config, std::move(log), std::move(*store), std::move(*box));
  auto application = std::unique_ptr<Application>(new Application(std::move(impl)));
  if (auto done = application->impl_->start(); !done) return std::unexpected(std::move(done.error()));
  return application;
}

const std::vector<FreshAccount>& Application::fresh_accounts() const { return impl_->fresh; }

std::string Application::url() const {
  const auto host = http::ServerOptions::from(impl_->config).host;
  const bool secure = !impl_->config.text("server.tls_certificate").empty();
  const auto name = host.contains(':') ? "[" + host + "]" : host;
  return (secure ? "https://" : "http://") + name + ":" + std::to_string(impl_->server.port());
}

void Application::stop() { impl_->stop(); }

}  // namespace yingda::app
