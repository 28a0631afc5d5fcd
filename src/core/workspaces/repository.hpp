#pragma once
// Port to stored workspaces.

#include <optional>
#include <string>
#include <vector>

#include "core/workspaces/types.hpp"

namespace yingda {

class WorkspaceRepository {
 public:
  virtual ~WorkspaceRepository() = default;
  virtual bool insert(const Workspace& workspace) = 0;  // false when the slug is taken
  virtual void update(const Workspace& workspace) = 0;
  virtual std::optional<Workspace> find(WorkspaceId id) = 0;
  virtual std::optional<Workspace> find_by_slug(const std::string& slug) = 0;
  virtual std::vector<Workspace> all() = 0;  // by id
};

}  // namespace yingda
