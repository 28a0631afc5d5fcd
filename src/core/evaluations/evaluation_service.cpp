#include "core/evaluations/evaluation_service.hpp"

#include <atomic>
#include <chrono>
#include <map>
#include <mutex>
#include <utility>

#include "async/offload.hpp"
#include "async/task_group.hpp"
#include "async/timeout.hpp"
#include "base/thread_name.hpp"
#include "base/thread_priority.hpp"
#include "core/journal.hpp"
#include "core/store_await.hpp"

namespace yingda {
namespace {

constexpr std::size_t kMostWaiting = 64;  // runs of all workspaces, the one at work included
constexpr int kStoreTries = 10;
constexpr auto kBetweenTries = std::chrono::milliseconds(500);

std::unexpected<Error> evaluation_not_found() {
  return fail(ErrorKind::not_found, "evaluation_not_found", "The workspace has no evaluation with this id.");
}

std::unexpected<Error> interrupted() {
  return fail(ErrorKind::overloaded, "evaluation_interrupted", "The evaluation was cut short.");
}

// The knowledge as of one event.
struct KnowledgeRead {
  EvaluationSource source;
  std::int64_t seq = 0;
};

Result<KnowledgeRead> read_knowledge(Tx& tx, WorkspaceId id) {
  auto workspace = tx.workspaces().find(id);
  if (!workspace) return fail(ErrorKind::not_found, "workspace_not_found", "The workspace does not exist.");
  KnowledgeRead knowledge;
  knowledge.seq = tx.events().last_seq();
  knowledge.source.published = tx.knowledge().published(id);
  knowledge.source.glossary = tx.glossary().all(id);
  knowledge.source.workspace = std::move(*workspace);
  return knowledge;
}

void announce_evaluation(Tx& tx, const Evaluation& evaluation) {
  announce(tx, evaluation.workspace, EventType::evaluation_changed, evaluation.id.value);
}

Status store_end(Tx& tx, const Evaluation& evaluation) {
  if (!tx.evaluations().finish(evaluation)) return {};  // removed meanwhile
  tx.evaluations().remove_older(evaluation.workspace, kEvaluationsKept);
  announce_evaluation(tx, evaluation);
  return {};
}

void set_failed(Evaluation& evaluation, std::string code) {
  evaluation.status = EvaluationStatus::failed;
  evaluation.error = std::move(code);
  evaluation.finished_at = now_ms();
}

}  // namespace

struct EvaluationService::Impl {
  // One that was begun and has not ended.
  struct Run {
    std::stop_source stop;
    std::shared_ptr<std::atomic<double>> progress = std::make_shared<std::atomic<double>>(0.0);
  };

  Impl(Store& the_store, Evaluator& the_evaluator, async::asio::any_io_executor executor, Log to)
      : store(the_store), evaluator(the_evaluator), log(to), worker(1, kMostWaiting), tasks(executor, to) {}

  Run enter(EvaluationId id) {
    const std::scoped_lock lock(mutex);
    Run run;
    if (stopping) run.stop.request_stop();
    runs[id] = run;
    return run;
  }
  void leave(EvaluationId id) {
    const std::scoped_lock lock(mutex);
    runs.erase(id);
  }

  async::Task<Result<EvaluationResult>> evaluate(EvaluationSource source, Run run) {
    co_return co_await worker.run<EvaluationResult>(
        [this, source = std::move(source), run = std::move(run)]() mutable -> Result<EvaluationResult> {
          const auto stop = run.stop.get_token();
          if (stop.stop_requested()) return interrupted();
          name_thread("evaluation");
          lower_thread_priority();
          return evaluator.evaluate(
              std::move(source), [&run](double share) { run.progress->store(share); }, stop);
        });
  }

  // Whatever the evaluator throws is a bug, but the run must end all the same.
  async::Task<Result<EvaluationResult>> evaluate_safely(EvaluationSource source, Run run) {
    try {
      co_return co_await evaluate(std::move(source), std::move(run));
    } catch (const std::exception& error) {
      log.error("an evaluation failed", {{"what", error.what()}});
    }
    co_return fail(ErrorKind::internal, "internal", "The evaluation failed.");
  }

  // A run that stays "running" would bar the next one, so that a busy store is asked again.
  async::Task<void> keep(Evaluation evaluation) {
    for (int left = kStoreTries; left > 0; --left) {
      const Status stored =
          co_await write<void>(store, [evaluation](Tx& tx) -> Status { return store_end(tx, evaluation); });
      if (stored) co_return;
      log.warn("an evaluation could not be stored", {{"code", stored.error().code}});
      co_await async::sleep_for(kBetweenTries);
    }
  }

  async::Task<void> perform(Evaluation evaluation, Run run) {
    const WorkspaceId workspace = evaluation.workspace;
    auto knowledge =
        co_await read<KnowledgeRead>(store, [workspace](Tx& tx) { return read_knowledge(tx, workspace); });
    Result<EvaluationResult> result =
        knowledge ? Result<EvaluationResult>() : std::unexpected(knowledge.error());
    if (knowledge) {
      evaluation.knowledge_seq = knowledge->seq;
      result = co_await evaluate_safely(std::move(knowledge->source), run);
    }
    if (result) {
      evaluation.status = EvaluationStatus::done;
      evaluation.figures = std::move(result->figures);
      evaluation.report = std::move(result->report);
      evaluation.finished_at = now_ms();
    } else {
      set_failed(evaluation, result.error().code);
    }
    const EvaluationId id = evaluation.id;
    co_await keep(std::move(evaluation));
    leave(id);
  }

  // Who began a run may be gone (timed out, cut off) before its row was stored for certain. The row would
  // stay "running" and bar the next one.
  class Begun {
   public:
    Begun(Impl& impl, Evaluation evaluation) : impl_(impl), evaluation_(std::move(evaluation)) {}
    ~Begun() {
      if (settled_) return;
      impl_.leave(evaluation_.id);
      set_failed(evaluation_, "evaluation_interrupted");
      impl_.tasks.spawn("evaluation", impl_.keep(std::move(evaluation_)));
    }
    Begun(const Begun&) = delete;
    Begun& operator=(const Begun&) = delete;
    void settled() { settled_ = true; }

   private:
    Impl& impl_;
    Evaluation evaluation_;
    bool settled_ = false;
  };

  Store& store;
  Evaluator& evaluator;
  Log log;
  mutable std::mutex mutex;
  std::map<EvaluationId, Run> runs;
  bool stopping = false;
  async::Offload worker;
  async::TaskGroup tasks;
};

EvaluationService::EvaluationService(Store& store, Evaluator& evaluator,
                                     async::asio::any_io_executor executor, Log log)
    : impl_(std::make_unique<Impl>(store, evaluator, std::move(executor), std::move(log))) {}

EvaluationService::~EvaluationService() = default;

void EvaluationService::stop() {
  {
    const std::scoped_lock lock(impl_->mutex);
    impl_->stopping = true;
    for (auto& [id, run] : impl_->runs) run.stop.request_stop();
  }
  impl_->tasks.join();
}

async::Task<Status> EvaluationService::recover() {
  co_return co_await write<void>(impl_->store, [](Tx& tx) -> Status {
    for (Evaluation& evaluation : tx.evaluations().running()) {
      set_failed(evaluation, "evaluation_interrupted");
      if (auto stored = store_end(tx, evaluation); !stored) return stored;
    }
    return {};
  });
}

async::Task<Result<Evaluation>> EvaluationService::begin(WorkspaceId workspace, Actor actor) {
  Evaluation evaluation;
  evaluation.id = new_id<EvaluationId>();
  evaluation.workspace = workspace;
  evaluation.started_by = actor.member;
  evaluation.started_at = now_ms();
  auto run = impl_->enter(evaluation.id);
  Impl::Begun begun(*impl_, evaluation);
  auto stored = co_await write<Evaluation>(
      impl_->store, [evaluation, actor = std::move(actor)](Tx& tx) -> Result<Evaluation> {
        if (!tx.evaluations().insert(evaluation)) {
          return fail(ErrorKind::conflict, "evaluation_running",
                      "An evaluation of this workspace is running; wait for its end or remove it.");
        }
        record(tx, evaluation.workspace, actor, "evaluation.started", to_text(evaluation.id));
        announce_evaluation(tx, evaluation);
        return evaluation;
      });
  begun.settled();
  if (!stored) {
    impl_->leave(evaluation.id);
    co_return stored;
  }
  impl_->tasks.spawn("evaluation", impl_->perform(*stored, std::move(run)));
  co_return stored;
}

async::Task<Result<std::vector<Evaluation>>> EvaluationService::list(WorkspaceId workspace) {
  co_return co_await read<std::vector<Evaluation>>(
      impl_->store,
      [workspace](Tx& tx) -> Result<std::vector<Evaluation>> { return tx.evaluations().list(workspace); });
}

async::Task<Result<Evaluation>> EvaluationService::get(WorkspaceId workspace, EvaluationId id) {
  co_return co_await read<Evaluation>(impl_->store, [workspace, id](Tx& tx) -> Result<Evaluation> {
    auto found = tx.evaluations().find(workspace, id);
    if (!found) return evaluation_not_found();
    return std::move(*found);
  });
}

async::Task<Status> EvaluationService::remove(WorkspaceId workspace, EvaluationId id, Actor actor) {
  const Status removed =
      co_await write<void>(impl_->store, [workspace, id, actor = std::move(actor)](Tx& tx) -> Status {
        if (!tx.evaluations().remove(workspace, id)) return evaluation_not_found();
        record(tx, workspace, actor, "evaluation.removed", to_text(id));
        announce(tx, workspace, EventType::evaluation_changed, id.value);
        return {};
      });
  if (removed) {
    const std::scoped_lock lock(impl_->mutex);
    if (const auto run = impl_->runs.find(id); run != impl_->runs.end()) run->second.stop.request_stop();
  }
  co_return removed;
}

double EvaluationService::progress(EvaluationId id) const {
  const std::scoped_lock lock(impl_->mutex);
  const auto run = impl_->runs.find(id);
  return run == impl_->runs.end() ? 0.0 : run->second.progress->load();
}

}  // namespace yingda
