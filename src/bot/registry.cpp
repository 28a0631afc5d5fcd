#include "bot/registry.hpp"

#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <future>
#include <mutex>
#include <optional>
#include <ranges>
#include <set>
#include <thread>

#include "bot/knowledge.hpp"
#include "bot/lessons.hpp"
#include "core/store.hpp"

namespace yingda::bot {
namespace {

using Clock = std::chrono::steady_clock;

struct Live {
  std::shared_ptr<const Snapshot> snapshot;
  SnapshotRegistry::Info info;
};
using Map = std::map<WorkspaceId, Live>;

// What a snapshot is made of, as of event `seq`.
struct Source {
  std::vector<Workspace> workspaces;
  std::map<WorkspaceId, std::vector<Entry>> entries;
  std::map<WorkspaceId, std::vector<GlossaryTerm>> glossaries;
  std::int64_t seq = 0;
};

// Reads one workspace, or all; on a thread that is not the store's.
Result<Source> read_source(Store& store, std::optional<WorkspaceId> only) {
  auto source = std::make_shared<Source>();
  auto done = std::make_shared<std::promise<Status>>();
  auto status = done->get_future();
  store.submit_read(
      [source, only](Tx& tx) -> Status {
        source->seq = tx.events().last_seq();
        for (Workspace& workspace : tx.workspaces().all()) {
          if (only && workspace.id != *only) continue;
          auto& entries = source->entries[workspace.id] = tx.knowledge().published(workspace.id);
          if (workspace.bot.learn_from_conversations) add_learnt(entries, tx.learnt().all(workspace.id));
          source->glossaries[workspace.id] = tx.glossary().all(workspace.id);
          source->workspaces.push_back(std::move(workspace));
        }
        return {};
      },
      [done](Status result) { done->set_value(std::move(result)); });
  if (auto result = status.get(); !result) return std::unexpected(std::move(result.error()));
  return std::move(*source);
}

// Wordings from conversations may come many a second: a new snapshot for them waits until so many builds
// would have fitted since the last one, so that they take no more than a tenth of a core.
constexpr std::chrono::milliseconds kLearnAfter{1000};
constexpr int kBuildsBetween = 10;

bool concerns(const Event& event) {
  return event.type == EventType::knowledge_changed || event.type == EventType::glossary_changed ||
         event.type == EventType::workspace_changed;
}

}  // namespace

struct SnapshotRegistry::Impl {
  Impl(Store& the_store, EncoderLoader loader, std::shared_ptr<const nlu::Identifier> identifier,
       std::unique_ptr<IndexKeeper> index_keeper, std::unique_ptr<BridgeKeeper> bridge_keeper)
      : store(the_store),
        load_encoder(std::move(loader)),
        languages(std::move(identifier)),
        keeper(std::move(index_keeper)),
        bridges(std::move(bridge_keeper)) {}

  ~Impl() { stop(); }

  void stop() {
    {
      const std::lock_guard lock(mutex);
      stopping = true;
    }
    changed.notify_all();
    if (worker.joinable()) worker.join();
    if (keeper) keeper->stop();
    if (bridges) bridges->stop();
  }

  std::shared_ptr<const Map> map() const { return live.load(std::memory_order_acquire); }

  // Builds what `source` holds and swaps it in. Only one thread at a time calls this.
  // Without meaning it takes milliseconds: an edit goes live so, and its meaning follows.
  void publish(Source source, Clock::time_point began, bool with_meaning) {
    Map built;
    for (const Workspace& workspace : source.workspaces) {
      auto& entries = source.entries[workspace.id];
      Live made;
      made.info.entries = entries.size();
      Learning learning{nullptr, nullptr, languages};
      if (with_meaning) learning = {encoder_for(workspace, entries), learnt[workspace.id], languages};
      made.snapshot =
          build_snapshot(workspace, std::move(entries), learning, std::move(source.glossaries[workspace.id]));
      if (made.snapshot->knowledge().matcher.meaning()) learnt[workspace.id] = made.snapshot;
      // After an edit the index still knows nearly all.
      if (is_for_index(*made.snapshot)) {
        if (auto joined = keeper->with_meanings(made.snapshot)) made.snapshot = std::move(joined);
      }
      made.info.meaning = made.snapshot->knowledge().matcher.has_meaning();
      made.info.version = source.seq;
      made.info.built_at = now_ms();
      made.info.build_us =
          std::chrono::duration_cast<std::chrono::microseconds>(Clock::now() - began).count();
      built[workspace.id] = std::move(made);
    }
    swap_in([&built](Map& next) {
      for (auto& [workspace, made] : built) next[workspace] = std::move(made);
    });
  }

  std::shared_ptr<const nlu::Encoder> encoder_for(const Workspace& workspace,
                                                  const std::vector<Entry>& entries) const {
    auto plain = encoder.load();
    return bridges && plain ? bridges->encoder_for(workspace, entries, std::move(plain)) : plain;
  }

  template <class Change>
  void swap_in(const Change& change) {
    {
      const std::lock_guard lock(mutex);  // so that nobody checks and then misses the call
      auto next = std::make_shared<Map>(*map());
      change(*next);
      live.store(std::move(next), std::memory_order_release);
    }
    published.notify_all();
  }

  bool is_for_index(const Snapshot& snapshot) const { return keeper && IndexKeeper::is_for(snapshot); }

  // Called by the keeper: what an index was brought up to goes live unless something newer is.
  void join_index(const std::shared_ptr<const Snapshot>& learnt_from, std::shared_ptr<const Snapshot> made) {
    swap_in([&](Map& next) {
      const auto at = next.find(made->workspace().id);
      if (at == next.end() || at->second.snapshot != learnt_from) return;
      at->second.snapshot = std::move(made);
      at->second.info.meaning = true;
    });
  }

  // Whether the keeper learns the meaning of this workspace, in its own time.
  bool leave_to_keeper(WorkspaceId workspace) {
    const auto now = map();
    const auto at = now->find(workspace);
    if (at == now->end() || !is_for_index(*at->second.snapshot)) return false;
    keeper->keep(at->second.snapshot);
    return true;
  }

  // What is asked for while one is built becomes one next build.
  struct Work {
    WorkspaceId workspace;
    bool edited = false;  // otherwise only its meaning is to be learnt
  };
  std::optional<Work> wait_for_work() {
    std::unique_lock lock(mutex);
    building.reset();
    for (take_due_lessons(); !stopping && dirty.empty() && unlearnt.empty(); take_due_lessons()) {
      if (lessons.empty()) {
        changed.wait(lock);
      } else {
        changed.wait_until(lock, std::ranges::min(lessons | std::views::values));
      }
    }
    if (stopping) return std::nullopt;
    // What was edited comes before what only lacks its meaning yet: an edit is to be live within a second.
    const bool edited = !dirty.empty();
    auto& waiting = edited ? dirty : unlearnt;
    const WorkspaceId first = *waiting.begin();
    waiting.erase(waiting.begin());
    if (edited && encoder.load()) unlearnt.insert(first);
    lessons.erase(first);  // the build will have them
    building = first;
    return Work{first, edited};
  }
  // All under the lock.
  void take_due_lessons() {
    const auto now = Clock::now();
    std::erase_if(lessons, [&](const auto& lesson) {
      if (lesson.second > now) return false;
      dirty.insert(lesson.first);
      return true;
    });
  }
  void expect_lesson(WorkspaceId workspace) {
    const auto now = map();
    const auto at = now->find(workspace);
    const std::chrono::microseconds build(at == now->end() ? 0 : at->second.info.build_us);
    lessons.try_emplace(workspace,
                        Clock::now() + std::max<Clock::duration>(kLearnAfter, build * kBuildsBetween));
  }

  // The first snapshots are live by now and answer by words.
  void learn_meaning() {
    if (!load_encoder) return;
    encoder = load_encoder();
    if (!encoder.load()) return;
    if (keeper) {
      keeper->start(nlu::vector_source(encoder.load()),
                    [this](const auto& learnt_from, auto made) { join_index(learnt_from, std::move(made)); });
    }
    if (bridges) {
      bridges->start(encoder.load(), [this](WorkspaceId workspace) {
        {
          const std::lock_guard lock(mutex);
          unlearnt.insert(workspace);
        }
        changed.notify_all();
      });
    }
    const std::lock_guard lock(mutex);
    for (const auto& [workspace, live_one] : *map()) unlearnt.insert(workspace);
  }

  void work() {
    learn_meaning();
    while (const auto next = wait_for_work()) {
      if (!next->edited && leave_to_keeper(next->workspace)) continue;
      const auto began = Clock::now();
      auto source = read_source(store, next->workspace);
      if (source) {
        publish(std::move(*source), began, !next->edited);
        continue;
      }
      std::unique_lock lock(mutex);  // the store is busy: try again soon
      dirty.insert(next->workspace);
      changed.wait_for(lock, std::chrono::milliseconds(100), [this] { return stopping; });
    }
  }

  Store& store;
  EncoderLoader load_encoder;
  const std::shared_ptr<const nlu::Identifier> languages;
  const std::unique_ptr<IndexKeeper> keeper;                 // may be null
  const std::unique_ptr<BridgeKeeper> bridges;               // may be null
  std::atomic<std::shared_ptr<const nlu::Encoder>> encoder;  // set once, by the building thread
  std::atomic<std::shared_ptr<const Map>> live{std::make_shared<const Map>()};
  mutable std::mutex mutex;
  mutable std::condition_variable published;
  std::condition_variable changed;
  std::set<WorkspaceId> dirty;
  std::set<WorkspaceId> unlearnt;  // live, but by words alone
  std::optional<WorkspaceId> building;
  std::map<WorkspaceId, Clock::time_point> lessons;  // when what conversations taught is to be learnt
  std::map<WorkspaceId, std::shared_ptr<const Snapshot>>
      learnt;  // the last with meaning; of the building thread
  bool stopping = false;
  std::thread worker;
};

SnapshotRegistry::SnapshotRegistry(Store& store, EncoderLoader load_encoder,
                                   std::shared_ptr<const nlu::Identifier> languages,
                                   std::unique_ptr<IndexKeeper> keeper, std::unique_ptr<BridgeKeeper> bridges)
    : impl_(new Impl(store, std::move(load_encoder), std::move(languages), std::move(keeper),
                     std::move(bridges))) {}
SnapshotRegistry::~SnapshotRegistry() = default;
void SnapshotRegistry::stop() { impl_->stop(); }

Status SnapshotRegistry::start() {
  const auto began = Clock::now();
  auto source = read_source(impl_->store, std::nullopt);
  if (!source) return std::unexpected(std::move(source.error()));
  impl_->publish(std::move(*source), began, false);
  impl_->worker = std::thread([impl = impl_.get()] { impl->work(); });
  return {};
}

void SnapshotRegistry::feed(const std::vector<Event>& events) {
  bool any = false;
  {
    const std::lock_guard lock(impl_->mutex);
    for (const Event& event : events) {
      const bool lesson = event.type == EventType::learning_changed;
      if (!lesson && !concerns(event)) continue;
      if (lesson) {
        impl_->expect_lesson(event.workspace);
      } else {
        impl_->dirty.insert(event.workspace);
      }
      any = true;
    }
  }
  if (any) impl_->changed.notify_all();
}

std::shared_ptr<const Snapshot> SnapshotRegistry::get(WorkspaceId workspace) const {
  const auto map = impl_->map();
  const auto found = map->find(workspace);
  return found == map->end() ? nullptr : found->second.snapshot;
}

std::shared_ptr<const Snapshot> SnapshotRegistry::get_or_empty(const Workspace& workspace) const {
  auto live = get(workspace.id);
  return live ? live : build_snapshot(workspace, {}, {nullptr, nullptr, impl_->languages});
}

Learning SnapshotRegistry::learning(WorkspaceId workspace) const {
  const auto before = get(workspace);
  auto encoder = before ? before->knowledge().encoder : nullptr;
  return {encoder ? std::move(encoder) : impl_->encoder.load(), before, impl_->languages};
}

bool SnapshotRegistry::wait_for(WorkspaceId workspace, std::int64_t seq,
                                std::chrono::milliseconds limit) const {
  std::unique_lock lock(impl_->mutex);
  return impl_->published.wait_for(lock, limit, [this, workspace, seq] {
    const auto map = impl_->map();
    const auto found = map->find(workspace);
    return found != map->end() && found->second.info.version >= seq;
  });
}

bool SnapshotRegistry::is_settled(WorkspaceId workspace) const {
  const std::lock_guard lock(impl_->mutex);
  return impl_->building != workspace && !impl_->dirty.contains(workspace) &&
         !impl_->unlearnt.contains(workspace);
}

std::map<WorkspaceId, SnapshotRegistry::Info> SnapshotRegistry::infos() const {
  std::map<WorkspaceId, Info> infos;
  for (const auto& [workspace, live] : *impl_->map()) infos.emplace(workspace, live.info);
  return infos;
}

}  // namespace yingda::bot
