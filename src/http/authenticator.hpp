#pragma once
// Who sends a request. The port between the pipeline and sign-in, so that the pipeline can be tested without
// a store.

#include <string>

#include "async/task.hpp"
#include "base/error.hpp"
#include "http/request.hpp"
#include "http/server.hpp"

namespace yingda::http {

class Authenticator {
 public:
  virtual ~Authenticator() = default;
  // By the head's bearer token, or else its session cookie. Fills workspace and member where `workspace` is
  // not "". Codes: not_signed_in, session_expired, invalid_api_key, csrf_failed, workspace_not_found (also
  // for one that the caller is not a member of).
  virtual async::Task<Result<Caller>> authenticate(Head head, std::string workspace) = 0;
  // Whether a session's account has one of these roles in any workspace.
  virtual async::Task<Result<bool>> has_role_anywhere(Caller caller, std::vector<std::string> roles) = 0;
  // People, keys or workspaces have been changed.
  virtual void changed() = 0;
};

}  // namespace yingda::http
