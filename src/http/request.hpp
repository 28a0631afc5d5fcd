#pragma once
// What a route handler gets and gives. By the time a handler runs, the request has been authenticated,
// authorised and validated against its operation in api/openapi.yaml: types, bounds, required and unknown
// keys need no second look.

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.hpp"
#include "base/id.hpp"
#include "base/json.hpp"
#include "core/members/types.hpp"
#include "core/workspaces/types.hpp"

namespace yingda::http {

// Who asks.
struct Caller {
  enum class Kind { nobody, session, api_key };
  Kind kind = Kind::nobody;
  AccountId account;                // session
  std::string session_token_hash;   // session
  ApiKeyId api_key;                 // api_key
  std::vector<std::string> scopes;  // api_key
  // Set where the path has {workspace}: the workspace exists and the caller may see it.
  std::optional<Workspace> workspace;
  std::optional<Member> member;  // session with a {workspace}

  // For the audit: "member:<id>", "account:<id>", "key:<id>" or "nobody".
  std::string actor() const;
};

// The file of a multipart/form-data body.
struct UploadedFile {
  std::string name;        // as sent, not to be trusted
  std::string media_type;  // as sent, not to be trusted
  std::string bytes;
};

struct Request {
  std::string method;  // "GET"
  std::string path;    // decoded, without query
  std::string operation_id;
  std::map<std::string, std::string, std::less<>> path_params;  // "conversation" → "0a1b…"
  std::map<std::string, std::string, std::less<>> query;        // as sent; absent ones have no entry
  std::map<std::string, std::string, std::less<>> headers;      // names in lower case
  Json body;                                                    // null where there is none
  std::optional<UploadedFile> file;
  Caller caller;
  std::string request_id;
  std::string remote_address;   // of the peer, or of X-Forwarded-For where the proxy is trusted
  bool secure = false;          // came by TLS, or by a trusted proxy that says so
  std::string language = "zh";  // "zh" or "en", from Accept-Language

  // The value of a header, "" where there is none; `name` in lower case.
  std::string_view header(std::string_view name) const {
    const auto found = headers.find(name);
    return found == headers.end() ? std::string_view() : std::string_view(found->second);
  }

  // A path parameter as an id; the pattern has been checked, so that only absence of the object is left to
  // find out.
  template <class IdType>
  IdType id(std::string_view name) const {
    const auto found = path_params.find(name);
    return found == path_params.end() ? IdType{} : parse_id<IdType>(found->second).value_or(IdType{});
  }
  // A query parameter as text, or `fallback`.
  std::string text(std::string_view name, std::string_view fallback = {}) const {
    const auto found = query.find(name);
    return std::string(found == query.end() ? fallback : std::string_view(found->second));
  }
  // A query parameter as integer (validated before), or `fallback`.
  std::int64_t integer(std::string_view name, std::int64_t fallback) const;
  WorkspaceId workspace() const { return caller.workspace ? caller.workspace->id : WorkspaceId{}; }
};

// Bytes that are sent from where they lie (a mapped file), instead of being copied.
struct SharedBytes {
  std::shared_ptr<const void> owner;
  std::string_view bytes;
};

struct Response {
  int status = 200;
  std::string body;
  std::optional<SharedBytes> shared;  // sent in place of `body`
  std::string content_type = "application/json";
  std::vector<std::pair<std::string, std::string>> headers;
};

// Invalid UTF-8 inside strings is replaced, so that it never fails.
Response json_response(const Json& body, int status = 200);
Response no_content();

}  // namespace yingda::http
