#include "http/sign_in.hpp"

#include <algorithm>

#include "base/crypto.hpp"

namespace yingda::http {
namespace {

std::unexpected<Error> not_signed_in() {
  return fail(ErrorKind::unauthorized, "not_signed_in",
              "Neither a session nor an API key came with the request.");
}

// The same for an absent workspace and for another tenant's: nobody learns which ones exist.
std::unexpected<Error> no_workspace() {
  return fail(ErrorKind::not_found, "workspace_not_found", "There is no such workspace.", "workspace");
}

// Methods that change nothing need no proof that the page itself asks.
bool is_safe(std::string_view method) { return method == "GET" || method == "HEAD" || method == "OPTIONS"; }

}  // namespace

async::Task<Result<Caller>> SignIn::authenticate(Head head, std::string workspace) {
  constexpr std::string_view kBearer = "Bearer ";
  const auto authorization = head.header("authorization");
  if (authorization.starts_with(kBearer)) {
    co_return co_await by_key(std::string(authorization.substr(kBearer.size())), std::move(workspace));
  }
  co_return co_await by_session(std::move(head), std::move(workspace));
}

async::Task<Result<Caller>> SignIn::by_key(std::string token, std::string workspace) {
  const auto key = co_await auth_.api_key(std::move(token));
  if (!key) co_return std::unexpected(key.error());
  Caller caller;
  caller.kind = Caller::Kind::api_key;
  caller.api_key = (*key)->id;
  caller.scopes = (*key)->scopes;
  if (workspace.empty()) co_return caller;
  const auto found = co_await auth_.workspace(std::move(workspace));
  if (!found) co_return std::unexpected(found.error());
  if ((*found)->id != (*key)->workspace) co_return no_workspace();
  caller.workspace = **found;
  co_return caller;
}

async::Task<Result<Caller>> SignIn::by_session(Head head, std::string workspace) {
  std::string token = head.cookie(kSessionCookie);
  if (token.empty()) co_return not_signed_in();
  const auto held = co_await auth_.session(std::move(token));
  if (!held) co_return std::unexpected(held.error());
  const SignedIn& who = **held;
  if (!is_safe(head.method) && !equal_secrets(head.header("x-csrf-token"), who.session.csrf_token)) {
    co_return fail(ErrorKind::forbidden, "csrf_failed",
                   "The header X-CSRF-Token is not that of the session.");
  }
  Caller caller;
  caller.kind = Caller::Kind::session;
  caller.account = who.account.id;
  caller.session_token_hash = who.session.token_hash;
  if (workspace.empty()) co_return caller;
  const auto found = co_await auth_.workspace(std::move(workspace));
  if (!found) co_return std::unexpected(found.error());
  const auto memberships = co_await auth_.memberships(who.account.id);
  if (!memberships) co_return std::unexpected(memberships.error());
  for (const Membership& membership : **memberships) {
    if (membership.workspace.id != (*found)->id) continue;
    caller.workspace = membership.workspace;
    caller.member = membership.member;
    co_return caller;
  }
  co_return no_workspace();
}

async::Task<Result<bool>> SignIn::has_role_anywhere(Caller caller, std::vector<std::string> roles) {
  const auto memberships = co_await auth_.memberships(caller.account);
  if (!memberships) co_return std::unexpected(memberships.error());
  co_return std::ranges::any_of(**memberships, [&](const Membership& membership) {
    return std::ranges::find(roles, to_text(membership.member.role)) != roles.end();
  });
}

async::Task<Result<Request>> SignIn::admit(Head head, Request request) {
  const auto workspace = request.path_params.find("workspace");
  auto caller =
      co_await by_session(std::move(head), workspace == request.path_params.end() ? "" : workspace->second);
  if (!caller) co_return std::unexpected(std::move(caller.error()));
  request.caller = std::move(*caller);
  co_return request;
}

std::string session_cookie(std::string_view token, bool secure, std::int64_t max_age_s) {
  std::string cookie =
      std::string(kSessionCookie) + '=' + std::string(token) + "; Path=/; HttpOnly; SameSite=Lax";
  cookie += "; Max-Age=" + std::to_string(token.empty() ? 0 : max_age_s);
  if (secure) cookie += "; Secure";
  return cookie;
}

}  // namespace yingda::http
