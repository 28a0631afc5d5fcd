#include "http/idempotency.hpp"

#include "base/crypto.hpp"
#include "core/store_await.hpp"

namespace yingda::http {
namespace {

// Callers do not see each other's keys.
std::string scope_of(const Request& request) {
  std::string scope = request.caller.actor() + '|' + request.operation_id;
  if (request.caller.workspace) scope += '|' + to_text(request.workspace());
  return scope;
}

std::string hash_of(const Request& request) {
  return sha256(request.method + ' ' + request.path + '\n' + request.body.dump());
}

std::uint64_t lane_of(const std::string& digest) {
  std::uint64_t lane = 0;
  for (std::size_t i = 0; i < 8; ++i) lane = (lane << 8U) | static_cast<unsigned char>(digest[i]);
  return lane;
}

std::string seal_key(const std::string& scope, const std::string& key) {
  return sha256("answer\n" + scope + '\n' + key);
}

Result<Response> replay(const StoredResponse& stored, const std::string& request_hash,
                        const std::string& key) {
  if (stored.request_hash != request_hash) {
    return fail(ErrorKind::conflict, "idempotency_key_reused", "The key came with another request before.",
                "idempotency-key");
  }
  const auto sealed = from_base64url(stored.body);
  const auto body = sealed ? unseal(*sealed, key) : std::nullopt;
  if (!body) return fail(ErrorKind::internal, "storage_failed", "A stored answer cannot be opened.");
  Response response;
  response.status = stored.status;
  response.body = *body;
  response.headers.emplace_back("Idempotency-Replayed", "true");
  return response;
}

}  // namespace

async::Task<Result<Response>> Idempotency::run(std::string key, Request request, const Handler& handler) {
  const std::string scope = scope_of(request);
  // The key opens the stored answer, so that it is not stored itself.
  const std::string name = to_hex(sha256(scope + '\n' + key));
  const std::string request_hash = to_hex(hash_of(request));
  const std::string secret = seal_key(scope, key);
  const auto turn = co_await lanes_.enter(lane_of(name));
  auto stored = co_await read<std::optional<StoredResponse>>(
      store_, [scope, name](Tx& tx) -> Result<std::optional<StoredResponse>> {
        return tx.stored_response(scope, name);
      });
  if (!stored) co_return std::unexpected(std::move(stored.error()));
  if (*stored) co_return replay(**stored, request_hash, secret);
  auto response = co_await handler(std::move(request));
  if (!response || response->status >= 400) co_return response;
  const StoredResponse kept{request_hash, response->status, to_base64url(seal(response->body, secret)),
                            now_ms()};
  const Status done = co_await write<void>(store_, [scope, name, kept](Tx& tx) -> Status {
    tx.store_response(scope, name, kept);
    return {};
  });
  // What was asked for has been done and is stored: better to say so than to let the client try again.
  static_cast<void>(done);
  co_return response;
}

}  // namespace yingda::http
