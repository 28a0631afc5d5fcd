#include "bot/bridge_keeper.hpp"

#include <condition_variable>
#include <map>
#include <mutex>
#include <string>
#include <thread>
#include <utility>

#include "base/thread_priority.hpp"
#include "bot/snapshot.hpp"
#include "nlu/meaning.hpp"
#include "nlu/normalize.hpp"

namespace yingda::bot {
namespace {

// New texts that a learning works out itself, in about half a second, instead of waiting for the keeper.
constexpr std::size_t kFewNewTexts = 20;

}  // namespace

nlu::Bridge::Texts bridge_texts(const Workspace& workspace, const std::vector<Entry>& entries) {
  nlu::Bridge::Texts texts;
  texts.usual = workspace.locale;
  for (const Entry& entry : entries) {
    texts.wordings.push_back(nlu::normalize(entry.question));
    for (const std::string& similar : entry.similar) texts.wordings.push_back(nlu::normalize(similar));
    std::string keywords;
    for (const std::string& keyword : entry.keywords)
      keywords.append(keywords.empty() ? "" : " ").append(keyword);
    texts.others.push_back(nlu::normalize(keywords));
    texts.others.push_back(nlu::normalize(text_of_answers(entry)));
  }
  return texts;
}

struct BridgeKeeper::Impl {
  Impl(Loader loader, const Log& log_used) : load(std::move(loader)), log(log_used) {}

  nlu::E5Vectors::Progress teller(std::string what) const {
    return [this, what = std::move(what)](std::size_t done, std::size_t all) {
      log.info("vectors of texts for further languages are being worked out",
               {{"of", what}, {"done", done}, {"all", all}});
    };
  }

  void tell_failure(const Status& done) const {
    if (done || done.error().code == "stopped") return;
    log.warn("vectors for further languages cannot be kept and will be worked out again at the next start",
             {{"code", done.error().code}, {"detail", done.error().detail}});
  }

  void work(const std::stop_token& stop, std::shared_ptr<const nlu::Encoder> encoder) {
    lower_thread_priority();
    auto loaded = load(std::move(encoder));
    if (!loaded) return;
    const auto prepared = loaded->prepare(teller("all workspaces"), stop);
    tell_failure(prepared);
    if (!loaded->is_ready()) return;
    log.info("further languages are understood by e5");
    {
      const std::lock_guard lock(mutex);
      bridge = std::move(loaded);
    }
    for (;;) {
      WorkspaceId workspace;
      std::vector<std::string> texts;
      {
        std::unique_lock lock(mutex);
        if (!changed.wait(lock, stop, [this] { return !waiting.empty(); })) return;
        workspace = waiting.begin()->first;
        texts = std::move(waiting.begin()->second);
        waiting.erase(waiting.begin());
      }
      tell_failure(bridge->learn(texts, teller(to_text(workspace)), stop));
      if (stop.stop_requested()) return;
      ready(workspace);
    }
  }

  const Loader load;
  const Log log;
  Ready ready;
  std::mutex mutex;
  std::condition_variable_any changed;
  std::shared_ptr<nlu::Bridge> bridge;                      // null until it is prepared
  std::map<WorkspaceId, std::vector<std::string>> waiting;  // texts without a vector
  std::jthread worker;
};

BridgeKeeper::BridgeKeeper(Loader load, const Log& log)
    : impl_(std::make_unique<Impl>(std::move(load), log)) {}
BridgeKeeper::~BridgeKeeper() { stop(); }

void BridgeKeeper::start(std::shared_ptr<const nlu::Encoder> encoder, Ready ready) {
  impl_->ready = std::move(ready);
  impl_->worker = std::jthread([impl = impl_.get(), encoder = std::move(encoder)](
                                   const std::stop_token& stop) { impl->work(stop, encoder); });
}

void BridgeKeeper::stop() {
  impl_->worker.request_stop();
  if (impl_->worker.joinable()) impl_->worker.join();
}

std::shared_ptr<const nlu::Encoder> BridgeKeeper::encoder_for(const Workspace& workspace,
                                                              const std::vector<Entry>& entries,
                                                              std::shared_ptr<const nlu::Encoder> plain) {
  std::size_t wordings = 0;
  for (const Entry& entry : entries) wordings += nlu::MeaningTier::wordings_of(entry.similar.size());
  if (!nlu::MeaningTier::is_for(entries.size(), wordings)) return plain;
  std::shared_ptr<nlu::Bridge> bridge;
  {
    const std::lock_guard lock(impl_->mutex);
    bridge = impl_->bridge;
    if (!bridge) {
      impl_->waiting.try_emplace(workspace.id);
      return plain;
    }
  }
  const auto texts = bridge_texts(workspace, entries);
  auto missing = bridge->missing(texts);
  if (missing.size() <= kFewNewTexts) {
    impl_->tell_failure(bridge->learn(missing, {}, {}));
    return bridge->encoder_for(texts);
  }
  {
    const std::lock_guard lock(impl_->mutex);
    impl_->waiting[workspace.id] = std::move(missing);
  }
  impl_->changed.notify_all();
  return plain;
}

}  // namespace yingda::bot
