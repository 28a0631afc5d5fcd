#pragma once
// Use cases on evaluations: started by a person, run in the background one after the other, at low
// priority, kept.

#include <memory>
#include <vector>

#include "async/task.hpp"
#include "base/error.hpp"
#include "base/log.hpp"
#include "core/actor.hpp"
#include "core/evaluations/evaluator.hpp"
#include "core/evaluations/types.hpp"

namespace yingda {

class Store;

// How many runs of a workspace are kept; the oldest go first.
inline constexpr int kEvaluationsKept = 50;

// Thread-safe.
class EvaluationService {
 public:
  EvaluationService(Store& store, Evaluator& evaluator, async::asio::any_io_executor executor, Log log);
  ~EvaluationService();  // after stop()
  EvaluationService(const EvaluationService&) = delete;
  EvaluationService& operator=(const EvaluationService&) = delete;

  // Settles what a process that was killed has left running.
  async::Task<Status> recover();
  // Ends what runs, as failed with evaluation_interrupted; blocks until it has ended. Not from a thread of
  // the executor, and before the store is closed. Idempotent.
  void stop();

  // Begins a run and returns at once. Codes: evaluation_running (one of the workspace runs), busy (too many
  // wait).
  async::Task<Result<Evaluation>> begin(WorkspaceId workspace, Actor actor);
  // Newest first, without reports.
  async::Task<Result<std::vector<Evaluation>>> list(WorkspaceId workspace);
  // Code: evaluation_not_found.
  async::Task<Result<Evaluation>> get(WorkspaceId workspace, EvaluationId id);
  // One that runs is ended. Code: evaluation_not_found.
  async::Task<Status> remove(WorkspaceId workspace, EvaluationId id, Actor actor);
  // Of one that runs, the share that is done; 0 while it waits.
  double progress(EvaluationId id) const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace yingda
