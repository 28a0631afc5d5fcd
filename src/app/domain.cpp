#include "app/domain.hpp"

#include <utility>
#include <vector>

#include "app/blocking.hpp"
#include "app/models.hpp"
#include "nlu/normalize.hpp"

namespace yingda::app {
namespace {

constexpr unsigned kOffloadThreads = 2;

std::shared_ptr<const nlu::Encoder> encoder_of(const Config& config, const Log& log) {
  auto encoder = load_encoder(config);
  if (!encoder) {
    log.error("the sentence encoder cannot be used; the bot works on words alone",
              {{"code", encoder.error().code}, {"detail", encoder.error().detail}});
    return nullptr;
  }
  if (!*encoder) log.warn("no sentence encoder was fetched; the bot works on words alone");
  return std::move(*encoder);
}

std::shared_ptr<const nlu::Identifier> identifier_of(const Config& config, const Log& log) {
  auto identifier = load_identifier(config);
  if (identifier) return std::move(*identifier);
  log.error("the table of languages cannot be used; languages are told by script",
            {{"code", identifier.error().code}, {"detail", identifier.error().detail}});
  return nullptr;
}

channels::RelayOptions relay_options(const Config& config, const UploadService& uploads) {
  channels::RelayOptions options;
  options.public_url = public_url(config);
  options.media_bytes = static_cast<std::size_t>(uploads.limits().max_bytes);
  return options;
}

// Null unless nlu.e5 is on.
std::unique_ptr<bot::BridgeKeeper> bridges_of(const Config& config,
                                              const std::shared_ptr<const nlu::Identifier>& languages,
                                              const Log& log) {
  if (!config.flag("nlu.e5")) return nullptr;
  const auto load = [config, languages,
                     log](std::shared_ptr<const nlu::Encoder> encoder) -> std::shared_ptr<nlu::Bridge> {
    auto known = languages ? languages : std::make_shared<const nlu::Identifier>();
    const auto kept = std::filesystem::path(config.text("store.data_dir")) / "e5-vectors.bin";
    auto bridge = load_bridge(config, std::move(encoder), std::move(known), kept);
    if (bridge) return std::move(*bridge);
    log.error("nlu.e5 is on but its model cannot be used; get it with scripts/fetch-models.sh --with e5",
              {{"code", bridge.error().code}, {"detail", bridge.error().detail}});
    return nullptr;
  };
  return std::make_unique<bot::BridgeKeeper>(load, log);
}

}  // namespace

std::string public_url(const Config& config) {
  std::string url = config.text("server.public_url");
  while (url.ends_with('/')) url.pop_back();
  return url;
}

Domain::Domain(std::unique_ptr<Store> opened, async::Runtime& runtime_used, SecretBox box,
               const Config& config, const Log& log)
    : runtime(runtime_used),
      offload(kOffloadThreads),
      store(std::move(opened)),
      routing(*store, board, runtime.executor(), now_ms, log.with("module", "routing")),
      channel_directory(*store),
      languages(identifier_of(config, log.with("module", "bot"))),
      bots(
          *store, [config, log = log.with("module", "bot")] { return encoder_of(config, log); }, languages,
          std::make_unique<bot::IndexKeeper>(std::filesystem::path(config.text("store.data_dir")) / "index",
                                             log.with("module", "bot")),
          bridges_of(config, languages, log.with("module", "bot"))),
      responder(bots),
      evaluator(bots),
      live(*store, routing, directory, runtime.executor(), log.with("module", "live")),
      inbox(*store, responder, routing,
            static_cast<std::size_t>(config.integer("limits.messages_under_way"))),
      desk(*store, responder, routing),
      contacts(*store),
      workspaces(*store),
      members(*store, offload),
      teams(*store),
      api_keys(*store),
      channels(*store, channel_directory),
      knowledge(*store),
      learnt(*store),
      glossary(*store, nlu::normalize),
      canned_replies(*store),
      evaluations(*store, evaluator, runtime.executor(), log.with("module", "evaluations")),
      uploads(*store, offload, std::filesystem::path(config.text("store.data_dir")) / "files"),
      web(runtime.executor(), {.limits = {},
                               .ca_file = config.text("channels.ca_file"),
                               .plain_http = config.flag("channels.plain_http")}),
      relay(runtime.executor(), *store, channel_directory, inbox, uploads, offload, web, std::move(box),
            relay_options(config, uploads), log.with("module", "channels")) {
  store->on_events([this](const std::vector<Event>& events) {
    channel_directory.on_events(events);
    bots.feed(events);
    routing.feed(events);
    inbox.feed(events);
    live.feed(events);
    relay.feed(events);
  });
}

Domain::~Domain() {
  stop();
  // First the store: it gives up its threads, which call the listeners above.
  store.reset();
}

Status Domain::start() {
  const auto executor = runtime.executor();
  if (auto done = wait_for(executor, channel_directory.refresh()); !done) return done;
  if (auto done = wait_for(executor, directory.load(*store)); !done) return done;
  if (auto done = wait_for(executor, evaluations.recover()); !done) return done;
  if (auto done = bots.start(); !done) return done;
  if (auto done = wait_for(executor, live.start()); !done) return done;
  started_ = true;
  if (auto done = wait_for(executor, routing.start()); !done) return done;
  return wait_for(executor, relay.start());
}

void Domain::stop() {
  relay.stop();  // it hands messages to the inbox
  evaluations.stop();
  bots.stop();  // its thread reads the store
  inbox.stop();
  if (!std::exchange(started_, false)) return;
  wait_for(runtime.executor(), routing.stop());
  wait_for(runtime.executor(), live.stop());
}

}  // namespace yingda::app
