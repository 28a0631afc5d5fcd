#include "core/members/api_key_service.hpp"

#include <utility>

#include "base/crypto.hpp"
#include "core/journal.hpp"
#include "core/store_await.hpp"

namespace yingda {

async::Task<Result<std::vector<ApiKey>>> ApiKeyService::list(WorkspaceId workspace) {
  co_return co_await read<std::vector<ApiKey>>(store_, [workspace](Tx& tx) -> Result<std::vector<ApiKey>> {
    return tx.members().api_keys(workspace);
  });
}

async::Task<Result<CreatedApiKey>> ApiKeyService::create(WorkspaceId workspace, std::string name,
                                                         std::vector<std::string> scopes, Actor actor) {
  CreatedApiKey made;
  made.key.id = new_id<ApiKeyId>();
  made.key.workspace = workspace;
  made.key.name = std::move(name);
  made.key.scopes = std::move(scopes);
  made.key.created_at = now_ms();
  made.secret = "yk_" + to_text(made.key.id) + "_" + to_base64url(random_bytes(32));
  made.key.secret_hash = sha256(made.secret);
  co_return co_await write<CreatedApiKey>(
      store_, [made = std::move(made), actor = std::move(actor)](Tx& tx) -> Result<CreatedApiKey> {
        tx.members().insert_api_key(made.key);
        record(tx, made.key.workspace, actor, "api_key.created", to_text(made.key.id));
        return made;
      });
}

async::Task<Status> ApiKeyService::revoke(WorkspaceId workspace, ApiKeyId key, Actor actor) {
  co_return co_await write<void>(store_, [workspace, key, actor = std::move(actor)](Tx& tx) -> Status {
    auto stored = tx.members().api_key(key);
    if (!stored || stored->workspace != workspace) {
      return fail(ErrorKind::not_found, "api_key_not_found", "The workspace has no API key with this id.");
    }
    if (stored->revoked_at != 0) return {};
    stored->revoked_at = now_ms();
    tx.members().update_api_key(*stored);
    record(tx, workspace, actor, "api_key.revoked", to_text(key));
    return {};
  });
}

}  // namespace yingda
