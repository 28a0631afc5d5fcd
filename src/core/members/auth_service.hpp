#pragma once
// Sign-in, sessions and API keys: who a request comes from, and which workspaces he may see. What is asked
// with every request is kept in memory; forget() drops it when people, keys or workspaces have changed.

#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "async/offload.hpp"
#include "async/task.hpp"
#include "base/error.hpp"
#include "core/members/types.hpp"
#include "core/workspaces/types.hpp"

namespace yingda {

class Store;

// A session with its account.
struct SignedIn {
  Session session;
  Account account;
};

struct NewSession {
  SignedIn signed_in;
  std::string token;  // for the cookie; stored nowhere
};

struct Membership {
  Workspace workspace;
  Member member;
};

struct AccountPatch {
  std::optional<std::string> name;
  std::optional<std::string> locale;
};

// Thread-safe. `store` and `hashing` must outlive it.
class AuthService {
 public:
  AuthService(Store& store, async::Offload& hashing, std::chrono::milliseconds session_lifetime);
  ~AuthService();
  AuthService(const AuthService&) = delete;
  AuthService& operator=(const AuthService&) = delete;

  // The first account of an empty installation, with a random password that is given here only; it is no
  // member of a workspace yet. Code: setup_done where there is an account.
  async::Task<Result<std::pair<Account, std::string>>> create_first_account(std::string email,
                                                                            std::string name);

  // Codes: wrong_credentials (the same, and as slow, for unknown accounts), too_many_attempts.
  async::Task<Result<NewSession>> sign_in(std::string email, std::string password, std::string address);
  async::Task<Status> sign_out(std::string token_hash);
  // Ends the account's other sessions. Codes: wrong_password, password_unchanged, too_many_attempts.
  async::Task<Status> change_password(SignedIn who, std::string current, std::string wanted,
                                      std::string address);
  async::Task<Result<Account>> update_account(AccountId account, AccountPatch patch);

  // The session of a cookie's token; its end moves on with use. Code: session_expired.
  async::Task<Result<std::shared_ptr<const SignedIn>>> session(std::string token);
  // The key of a bearer token "yk_…". Code: invalid_api_key.
  async::Task<Result<std::shared_ptr<const ApiKey>>> api_key(std::string token);
  // By id or slug. Code: workspace_not_found.
  async::Task<Result<std::shared_ptr<const Workspace>>> workspace(std::string id_or_slug);
  // Active memberships, in the order of the workspaces' ids.
  async::Task<Result<std::shared_ptr<const std::vector<Membership>>>> memberships(AccountId account);

  // Looks everything up anew from now on.
  void forget();

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace yingda
