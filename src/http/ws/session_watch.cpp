#include "http/ws/session_watch.hpp"

#include "core/store_await.hpp"

namespace yingda::http {
namespace {

Result<bool> look(Tx& tx, const Caller& caller) {
  const auto session = tx.members().session(caller.session_token_hash);
  if (!session || session->expires_at <= now_ms()) return false;
  if (!caller.workspace || !caller.member) return false;
  const auto member = tx.members().member(caller.workspace->id, caller.member->id);
  return member && member->active;
}

}  // namespace

async::Task<bool> still_signed_in(Store& store, Caller caller) {
  const auto alive =
      co_await read<bool>(store, [caller = std::move(caller)](Tx& tx) { return look(tx, caller); });
  co_return alive.value_or(true);
}

}  // namespace yingda::http
