#pragma once
// Port to stored evaluations.

#include <optional>
#include <vector>

#include "core/evaluations/types.hpp"

namespace yingda {

class EvaluationRepository {
 public:
  virtual ~EvaluationRepository() = default;
  // False when one of the workspace runs already.
  virtual bool insert(const Evaluation& evaluation) = 0;
  // Status, end, seq, error, figures and report. False when it is gone.
  virtual bool finish(const Evaluation& evaluation) = 0;
  virtual bool remove(WorkspaceId workspace, EvaluationId id) = 0;
  virtual std::optional<Evaluation> find(WorkspaceId workspace, EvaluationId id) = 0;
  // Newest first, without reports.
  virtual std::vector<Evaluation> list(WorkspaceId workspace) = 0;
  // Of all workspaces, without reports.
  virtual std::vector<Evaluation> running() = 0;
  // Removes all but the newest `keep`.
  virtual void remove_older(WorkspaceId workspace, int keep) = 0;
};

}  // namespace yingda
