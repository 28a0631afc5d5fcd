#pragma once

#include <optional>
#include <vector>

#include "core/evaluations/repository.hpp"
#include "storage/sqlite/sql.hpp"

namespace yingda::storage {

class SqliteEvaluations final : public EvaluationRepository {
 public:
  explicit SqliteEvaluations(Connection& db) : db_(db) {}
  bool insert(const Evaluation& evaluation) override;
  bool finish(const Evaluation& evaluation) override;
  bool remove(WorkspaceId workspace, EvaluationId id) override;
  std::optional<Evaluation> find(WorkspaceId workspace, EvaluationId id) override;
  std::vector<Evaluation> list(WorkspaceId workspace) override;
  std::vector<Evaluation> running() override;
  void remove_older(WorkspaceId workspace, int keep) override;

 private:
  Connection& db_;
};

}  // namespace yingda::storage
