// Sign-in to the console.

#include "http/sign_in.hpp"
#include "http/url.hpp"
#include "http/views/people.hpp"

namespace yingda::http {
namespace {

using Answer = async::Task<Result<Response>>;

struct AuthRoutes {
  AuthService& auth;
  std::int64_t session_seconds;
};

// What the console needs to start: who is signed in and where he works. Presence and load are the workspace's
// matter.
async::Task<Result<Json>> session_info(AuthService& auth, SignedIn who) {
  const auto memberships = co_await auth.memberships(who.account.id);
  if (!memberships) co_return std::unexpected(memberships.error());
  Json items = Json::array();
  for (const Membership& membership : **memberships) {
    const Member& member = membership.member;
    items.push_back(
        {{"workspace", to_json(membership.workspace)}, {"member", to_json(member, member.presence, 0, {})}});
  }
  co_return Json{{"account", to_json(who.account)},
                 {"csrf_token", who.session.csrf_token},
                 {"expires_at", to_rfc3339(who.session.expires_at)},
                 {"memberships", std::move(items)}};
}

std::unexpected<Error> no_session() {
  return fail(ErrorKind::forbidden, "session_required", "An API key has no session.");
}

std::string token_of(const Request& request) {
  const auto cookies = request.headers.find("cookie");
  return cookies == request.headers.end() ? std::string() : cookie_value(cookies->second, kSessionCookie);
}

// The session of the request itself; the pipeline has checked it a moment ago.
async::Task<Result<SignedIn>> own_session(AuthService& auth, const Request& request) {
  if (request.caller.kind != Caller::Kind::session) co_return no_session();
  const auto held = co_await auth.session(token_of(request));
  if (!held) co_return std::unexpected(held.error());
  co_return **held;
}

Answer sign_in(AuthRoutes routes, Request request) {
  auto made = co_await routes.auth.sign_in(request.body.at("email"), request.body.at("password"),
                                           request.remote_address);
  if (!made) co_return std::unexpected(std::move(made.error()));
  auto info = co_await session_info(routes.auth, made->signed_in);
  if (!info) co_return std::unexpected(std::move(info.error()));
  Response response = json_response(*info);
  response.headers.emplace_back("Set-Cookie",
                                session_cookie(made->token, request.secure, routes.session_seconds));
  co_return response;
}

Answer sign_out(AuthRoutes routes, Request request) {
  if (request.caller.kind != Caller::Kind::session) co_return no_session();
  if (auto done = co_await routes.auth.sign_out(request.caller.session_token_hash); !done) {
    co_return std::unexpected(std::move(done.error()));
  }
  Response response = no_content();
  response.headers.emplace_back("Set-Cookie", session_cookie("", request.secure, 0));
  co_return response;
}

Answer get_session(AuthRoutes routes, Request request) {
  auto who = co_await own_session(routes.auth, request);
  if (!who) co_return std::unexpected(std::move(who.error()));
  auto info = co_await session_info(routes.auth, std::move(*who));
  if (!info) co_return std::unexpected(std::move(info.error()));
  Response response = json_response(*info);
  // The session's end moves on with use, and the browser's copy of it has to follow.
  response.headers.emplace_back("Set-Cookie",
                                session_cookie(token_of(request), request.secure, routes.session_seconds));
  co_return response;
}

Answer change_password(AuthRoutes routes, Request request) {
  auto who = co_await own_session(routes.auth, request);
  if (!who) co_return std::unexpected(std::move(who.error()));
  auto done = co_await routes.auth.change_password(std::move(*who), request.body.at("current"),
                                                   request.body.at("new"), request.remote_address);
  if (!done) co_return std::unexpected(std::move(done.error()));
  co_return no_content();
}

Answer update_account(AuthRoutes routes, Request request) {
  if (request.caller.kind != Caller::Kind::session) co_return no_session();
  AccountPatch patch;
  if (request.body.contains("name")) patch.name = request.body.at("name").get<std::string>();
  if (request.body.contains("locale")) patch.locale = request.body.at("locale").get<std::string>();
  auto account = co_await routes.auth.update_account(request.caller.account, std::move(patch));
  if (!account) co_return std::unexpected(std::move(account.error()));
  co_return json_response(to_json(*account));
}

using RunAuth = Answer (*)(AuthRoutes, Request);
constexpr std::pair<std::string_view, RunAuth> kAuthRoutes[] = {{"signIn", sign_in},
                                                                {"signOut", sign_out},
                                                                {"getSession", get_session},
                                                                {"changePassword", change_password},
                                                                {"updateAccount", update_account}};

}  // namespace

void add_auth_routes(Router& router, AuthService& auth, std::int64_t session_seconds) {
  for (const auto& [operation, run] : kAuthRoutes) {
    router.add({operation, [routes = AuthRoutes{auth, session_seconds}, run](Request request) {
                  return run(routes, std::move(request));
                }});
  }
}

}  // namespace yingda::http
