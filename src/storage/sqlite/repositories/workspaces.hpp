#pragma once

#include "core/workspaces/repository.hpp"
#include "storage/sqlite/sql.hpp"

namespace yingda::storage {

class SqliteWorkspaces final : public WorkspaceRepository {
 public:
  explicit SqliteWorkspaces(Connection& db) : db_(db) {}
  bool insert(const Workspace& workspace) override;
  void update(const Workspace& workspace) override;
  std::optional<Workspace> find(WorkspaceId id) override;
  std::optional<Workspace> find_by_slug(const std::string& slug) override;
  std::vector<Workspace> all() override;

 private:
  Connection& db_;
};

}  // namespace yingda::storage
