#include "core/members/auth_service.hpp"

#include <mutex>

#include "base/crypto.hpp"
#include "base/text.hpp"
#include "core/members/auth_cache.hpp"
#include "core/members/backoff.hpp"
#include "core/store_await.hpp"

namespace yingda {
namespace {

// Writing the end of a session with every request would wake the disk for nothing.
constexpr TimeMs kExtendEvery = 10 * 60 * 1000;
constexpr TimeMs kNoteUseEvery = 60 * 1000;

std::unexpected<Error> wrong_credentials() {
  return fail(ErrorKind::unauthorized, "wrong_credentials", "The e-mail address or the password is wrong.");
}

std::unexpected<Error> invalid_key() {
  return fail(ErrorKind::unauthorized, "invalid_api_key", "The API key is not valid or was revoked.");
}

AuditRecord audit_of(const Account& account, std::string action) {
  return {WorkspaceId{}, now_ms(), "account:" + to_text(account.id), std::move(action), to_text(account.id)};
}

Result<SignedIn> find_session(Tx& tx, const std::string& token_hash) {
  const auto session = tx.members().session(token_hash);
  const auto account = session ? tx.members().account(session->account) : std::nullopt;
  if (!account) return fail(ErrorKind::unauthorized, "session_expired", "The session has ended.");
  return SignedIn{*session, *account};
}

Result<Workspace> find_workspace(Tx& tx, const std::string& id_or_slug) {
  const auto id = parse_id<WorkspaceId>(id_or_slug);
  auto workspace = id ? tx.workspaces().find(*id) : std::nullopt;
  if (!workspace) workspace = tx.workspaces().find_by_slug(id_or_slug);
  if (!workspace)
    return fail(ErrorKind::not_found, "workspace_not_found", "There is no such workspace.", "workspace");
  return *workspace;
}

Result<std::vector<Membership>> find_memberships(Tx& tx, AccountId account) {
  std::vector<Membership> out;
  for (auto& member : tx.members().memberships(account)) {
    auto workspace = tx.workspaces().find(member.workspace);
    if (workspace && member.active) out.push_back({std::move(*workspace), std::move(member)});
  }
  return out;
}

// The id in "yk_<13>_<43>".
std::optional<ApiKeyId> key_id_of(const std::string& token) {
  constexpr std::size_t kLength = 3 + 13 + 1 + 43;
  if (token.size() != kLength || !token.starts_with("yk_") || token[16] != '_') return std::nullopt;
  return parse_id<ApiKeyId>(std::string_view(token).substr(3, 13));
}

}  // namespace

struct AuthService::Impl {
  Impl(Store& to, async::Offload& pool, TimeMs sessions_live)
      : store(to), hashing(pool), lifetime(sessions_live) {}

  // An unknown account costs the same hash as a known one, so that the time does not tell which addresses
  // exist.
  async::Task<Result<bool>> verify(std::string hash, std::string password) {
    co_return co_await hashing.run<bool>(
        [this, hash = std::move(hash), password = std::move(password)]() -> Result<bool> {
          if (!hash.empty()) return verify_password(hash, password);
          std::call_once(nobody_once, [this] { nobody_hash = hash_password(random_password()); });
          verify_password(nobody_hash, password);
          return false;
        });
  }

  Status may_try(const std::string& key) {
    const auto wait = backoff.wait(key, Backoff::Clock::now());
    if (wait.count() == 0) return {};
    return fail(ErrorKind::rate_limited, "too_many_attempts",
                "Too many failures; the next attempt is possible in " + std::to_string(wait.count()) + " s.");
  }

  void forget() {
    sessions.clear();
    keys.clear();
    workspaces.clear();
    memberships.clear();
  }

  async::Task<Result<std::shared_ptr<const SignedIn>>> extended(std::shared_ptr<const SignedIn> held) {
    const TimeMs wanted = now_ms() + lifetime;
    if (wanted - held->session.expires_at < kExtendEvery) co_return held;
    auto longer = std::make_shared<SignedIn>(*held);
    longer->session.expires_at = wanted;
    const std::string hash = longer->session.token_hash;
    const auto generation = sessions.generation();
    const Status done = co_await write<void>(store, [hash, wanted](Tx& tx) -> Status {
      tx.members().extend_session(hash, wanted);
      return {};
    });
    // A store that is busy does not end anybody's session.
    if (done) sessions.put(hash, longer, generation);
    co_return done ? longer : held;
  }

  async::Task<void> note_use(std::shared_ptr<const ApiKey> held) {
    const TimeMs now = now_ms();
    if (now - held->last_used_at < kNoteUseEvery) co_return;
    auto used = std::make_shared<ApiKey>(*held);
    used->last_used_at = now;
    const auto generation = keys.generation();
    const Status done = co_await write<void>(store, [id = used->id, now](Tx& tx) -> Status {
      auto stored = tx.members().api_key(id);  // it may have been revoked meanwhile
      if (!stored) return {};
      stored->last_used_at = now;
      tx.members().update_api_key(*stored);
      return {};
    });
    if (done) keys.put(used->id, used, generation);
  }

  Store& store;
  async::Offload& hashing;
  TimeMs lifetime;
  Backoff backoff;
  std::once_flag nobody_once;
  std::string nobody_hash;
  AuthCache<std::string, SignedIn> sessions;
  AuthCache<ApiKeyId, ApiKey> keys;
  AuthCache<std::string, Workspace> workspaces;
  AuthCache<AccountId, std::vector<Membership>> memberships;
};

AuthService::AuthService(Store& store, async::Offload& hashing, std::chrono::milliseconds session_lifetime)
    : impl_(std::make_unique<Impl>(store, hashing, session_lifetime.count())) {}

AuthService::~AuthService() = default;

void AuthService::forget() { impl_->forget(); }

async::Task<Result<std::pair<Account, std::string>>> AuthService::create_first_account(std::string email,
                                                                                       std::string name) {
  const std::string password = random_password();
  auto hash = co_await impl_->hashing.run<std::string>(
      [password]() -> Result<std::string> { return hash_password(password); });
  if (!hash) co_return std::unexpected(std::move(hash.error()));
  Account account;
  account.id = new_id<AccountId>();
  account.email = ascii_lower(std::move(email));
  account.name = std::move(name);
  account.password_hash = std::move(*hash);
  account.created_at = now_ms();
  const Status done = co_await write<void>(impl_->store, [account](Tx& tx) -> Status {
    if (tx.members().account_count() > 0 || !tx.members().insert_account(account)) {
      return fail(ErrorKind::conflict, "setup_done", "There is an account already.");
    }
    tx.audit(audit_of(account, "account.created"));
    return {};
  });
  if (!done) co_return std::unexpected(done.error());
  co_return std::pair(account, password);
}

async::Task<Result<NewSession>> AuthService::sign_in(std::string email, std::string password,
                                                     std::string address) {
  email = ascii_lower(std::move(email));
  const std::string key = email + ' ' + address;
  if (auto allowed = impl_->may_try(key); !allowed) co_return std::unexpected(std::move(allowed.error()));
  auto found = co_await read<std::optional<Account>>(
      impl_->store,
      [email](Tx& tx) -> Result<std::optional<Account>> { return tx.members().account_by_email(email); });
  if (!found) co_return std::unexpected(std::move(found.error()));
  const std::string known_hash = *found ? (*found)->password_hash : std::string();
  const auto right = co_await impl_->verify(known_hash, std::move(password));
  if (!right) co_return std::unexpected(right.error());
  if (!*right) {
    impl_->backoff.failed(key, Backoff::Clock::now());
    co_return wrong_credentials();
  }
  impl_->backoff.succeeded(key);
  NewSession made;
  made.token = to_base64url(random_bytes(32));
  made.signed_in.account = std::move(**found);
  made.signed_in.session = {sha256(made.token), made.signed_in.account.id, to_base64url(random_bytes(24)),
                            now_ms(), now_ms() + impl_->lifetime};
  const Status done = co_await write<void>(impl_->store, [signed_in = made.signed_in](Tx& tx) -> Status {
    // The password may have been changed since it was checked.
    const auto now = tx.members().account(signed_in.account.id);
    if (!now || now->password_hash != signed_in.account.password_hash) return wrong_credentials();
    tx.members().insert_session(signed_in.session);
    tx.audit(audit_of(signed_in.account, "account.signed_in"));
    return {};
  });
  if (!done) co_return std::unexpected(done.error());
  co_return made;
}

async::Task<Status> AuthService::sign_out(std::string token_hash) {
  const Status done = co_await write<void>(impl_->store, [token_hash](Tx& tx) -> Status {
    tx.members().delete_session(token_hash);
    return {};
  });
  impl_->sessions.clear();
  co_return done;
}

async::Task<Status> AuthService::change_password(SignedIn who, std::string current, std::string wanted,
                                                 std::string address) {
  const std::string key = who.account.email + ' ' + address;
  if (auto allowed = impl_->may_try(key); !allowed) co_return allowed;
  if (current == wanted) {
    co_return fail(ErrorKind::invalid, "password_unchanged", "The new password is the current one.", "/new");
  }
  const auto right = co_await impl_->verify(who.account.password_hash, std::move(current));
  if (!right) co_return std::unexpected(right.error());
  if (!*right) {
    impl_->backoff.failed(key, Backoff::Clock::now());
    co_return fail(ErrorKind::invalid, "wrong_password", "The current password is wrong.", "/current");
  }
  auto hash = co_await impl_->hashing.run<std::string>(
      [wanted = std::move(wanted)]() -> Result<std::string> { return hash_password(wanted); });
  if (!hash) co_return std::unexpected(std::move(hash.error()));
  const Status done = co_await write<void>(impl_->store, [who, hash = *hash](Tx& tx) -> Status {
    auto account = tx.members().account(who.account.id);
    if (!account || account->password_hash != who.account.password_hash) {
      return fail(ErrorKind::invalid, "wrong_password", "The current password is wrong.", "/current");
    }
    account->password_hash = hash;
    account->must_change_password = false;
    tx.members().update_account(*account);
    tx.members().delete_sessions_of(account->id);
    tx.members().insert_session(who.session);
    tx.audit(audit_of(*account, "account.password_changed"));
    return {};
  });
  impl_->backoff.succeeded(key);
  impl_->forget();
  co_return done;
}

async::Task<Result<Account>> AuthService::update_account(AccountId id, AccountPatch patch) {
  auto updated =
      co_await write<Account>(impl_->store, [id, patch = std::move(patch)](Tx& tx) -> Result<Account> {
        auto account = tx.members().account(id);
        if (!account) return fail(ErrorKind::not_found, "account_not_found", "There is no such account.");
        account->name = patch.name.value_or(account->name);
        account->locale = patch.locale.value_or(account->locale);
        tx.members().update_account(*account);
        for (auto& member : tx.members().memberships(id)) {
          if (member.name == account->name) continue;
          member.name = account->name;  // lists show the copy
          tx.members().update_member(member);
          Event changed;
          changed.workspace = member.workspace;
          changed.type = EventType::member_changed;
          changed.ref = member.id.value;
          changed.at = now_ms();
          tx.events().append(changed);
        }
        tx.audit(audit_of(*account, "account.updated"));
        return *account;
      });
  impl_->forget();
  co_return updated;
}

async::Task<Result<std::shared_ptr<const SignedIn>>> AuthService::session(std::string token) {
  const std::string hash = sha256(token);
  auto held = impl_->sessions.find(hash);
  if (!held) {
    const auto generation = impl_->sessions.generation();
    auto found = co_await read<SignedIn>(impl_->store, [hash](Tx& tx) { return find_session(tx, hash); });
    if (!found) co_return std::unexpected(std::move(found.error()));
    held = std::make_shared<const SignedIn>(std::move(*found));
    impl_->sessions.put(hash, held, generation);
  }
  if (held->session.expires_at <= now_ms()) {
    co_return fail(ErrorKind::unauthorized, "session_expired", "The session has ended.");
  }
  co_return co_await impl_->extended(std::move(held));
}

async::Task<Result<std::shared_ptr<const ApiKey>>> AuthService::api_key(std::string token) {
  const auto id = key_id_of(token);
  if (!id) co_return invalid_key();
  auto held = impl_->keys.find(*id);
  if (!held) {
    const auto generation = impl_->keys.generation();
    auto found = co_await read<std::optional<ApiKey>>(
        impl_->store,
        [id = *id](Tx& tx) -> Result<std::optional<ApiKey>> { return tx.members().api_key(id); });
    if (!found) co_return std::unexpected(std::move(found.error()));
    if (!*found) co_return invalid_key();
    held = std::make_shared<const ApiKey>(std::move(**found));
    impl_->keys.put(*id, held, generation);
  }
  if (!equal_secrets(held->secret_hash, sha256(token)) || held->revoked_at != 0) co_return invalid_key();
  co_await impl_->note_use(held);
  co_return held;
}

async::Task<Result<std::shared_ptr<const Workspace>>> AuthService::workspace(std::string id_or_slug) {
  if (auto held = impl_->workspaces.find(id_or_slug)) co_return held;
  const auto generation = impl_->workspaces.generation();
  auto found =
      co_await read<Workspace>(impl_->store, [id_or_slug](Tx& tx) { return find_workspace(tx, id_or_slug); });
  if (!found) co_return std::unexpected(std::move(found.error()));
  auto held = std::make_shared<const Workspace>(std::move(*found));
  impl_->workspaces.put(id_or_slug, held, generation);
  co_return held;
}

async::Task<Result<std::shared_ptr<const std::vector<Membership>>>> AuthService::memberships(
    AccountId account) {
  if (auto held = impl_->memberships.find(account)) co_return held;
  const auto generation = impl_->memberships.generation();
  auto found = co_await read<std::vector<Membership>>(
      impl_->store, [account](Tx& tx) { return find_memberships(tx, account); });
  if (!found) co_return std::unexpected(std::move(found.error()));
  auto held = std::make_shared<const std::vector<Membership>>(std::move(*found));
  impl_->memberships.put(account, held, generation);
  co_return held;
}

}  // namespace yingda
