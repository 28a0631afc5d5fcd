#pragma once
// The one way errors travel: std::expected<T, Error> for whatever a user or the outside can cause.
// Exceptions are left for bugs and lost infrastructure.

#include <expected>
#include <string>
#include <string_view>
#include <utility>

namespace yingda {

// What kind of failure it is; one function in http/ maps it to a status.
enum class ErrorKind {
  invalid,       // the input breaks a rule (400, 422)
  unauthorized,  // not signed in, or a wrong or expired credential (401)
  forbidden,     // signed in, but not allowed (403)
  not_found,     // absent, or another tenant's (404)
  conflict,      // the state forbids it, or a unique value is taken (409)
  too_large,     // over a size limit (413)
  unsupported,   // a type that is not accepted (415)
  rate_limited,  // over a rate limit (429)
  overloaded,    // a bounded queue is full; nothing was accepted (503)
  internal       // a bug or lost infrastructure (500)
};

// An expected failure. `code` is stable and documented in docs/errors.md (snake_case, e.g.
// "conversation_not_found"); clients translate by it. `detail` is an English sentence that says what is wrong
// with this very input and never holds a secret. `field` names the offending input as a JSON pointer, where
// there is one.
struct Error {
  ErrorKind kind = ErrorKind::internal;
  std::string code;
  std::string detail;
  std::string field;
};

template <class T>
using Result = std::expected<T, Error>;
using Status = Result<void>;

[[nodiscard]] inline std::unexpected<Error> fail(ErrorKind kind, std::string code, std::string detail,
                                                 std::string field = {}) {
  return std::unexpected(Error{kind, std::move(code), std::move(detail), std::move(field)});
}

}  // namespace yingda
