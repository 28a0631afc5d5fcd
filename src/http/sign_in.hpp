#pragma once
// The Authenticator by AuthService, and its cookie.

#include "core/members/auth_service.hpp"
#include "http/authenticator.hpp"
#include "http/router.hpp"

namespace yingda::http {

inline constexpr std::string_view kSessionCookie = "yd_session";

class SignIn final : public Authenticator {
 public:
  // `auth` must outlive it.
  explicit SignIn(AuthService& auth) : auth_(auth) {}

  async::Task<Result<Caller>> authenticate(Head head, std::string workspace) override;
  async::Task<Result<bool>> has_role_anywhere(Caller caller, std::vector<std::string> roles) override;
  void changed() override { auth_.forget(); }

  // For WebSockets: fills request.caller from the session cookie and {workspace}. Codes as authenticate().
  async::Task<Result<Request>> admit(Head head, Request request);

 private:
  async::Task<Result<Caller>> by_key(std::string token, std::string workspace);
  async::Task<Result<Caller>> by_session(Head head, std::string workspace);

  AuthService& auth_;
};

// Set-Cookie for a new session, or to take it away (token "").
std::string session_cookie(std::string_view token, bool secure, std::int64_t max_age_s);

// The operations with the tag auth.
void add_auth_routes(Router& router, AuthService& auth, std::int64_t session_seconds);

}  // namespace yingda::http
