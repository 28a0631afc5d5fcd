#pragma once
// Use cases on API keys.

#include <string>
#include <vector>

#include "async/task.hpp"
#include "base/error.hpp"
#include "core/actor.hpp"
#include "core/members/types.hpp"

namespace yingda {

class Store;

struct CreatedApiKey {
  ApiKey key;
  std::string secret;  // shown once
};

// Thread-safe.
class ApiKeyService {
 public:
  explicit ApiKeyService(Store& store) : store_(store) {}

  async::Task<Result<std::vector<ApiKey>>> list(WorkspaceId workspace);
  async::Task<Result<CreatedApiKey>> create(WorkspaceId workspace, std::string name,
                                            std::vector<std::string> scopes, Actor actor);
  // Ends a key at once; one that is ended already stays so. Code: api_key_not_found.
  async::Task<Status> revoke(WorkspaceId workspace, ApiKeyId key, Actor actor);

 private:
  Store& store_;
};

}  // namespace yingda
