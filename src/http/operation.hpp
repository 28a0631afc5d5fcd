#pragma once
// One operation of api/openapi.yaml, ready to check requests against.

#include <string>
#include <string_view>
#include <vector>

#include "http/router.hpp"
#include "http/schema.hpp"

namespace yingda::http {

struct Parameter {
  std::string name;  // of a header in lower case
  bool required = false;
  const SchemaNode* schema = nullptr;
};

struct Router::Operation {
  enum class Body { none, json, multipart };

  std::string id;
  std::string method;
  std::string path;  // the template
  std::string tag;
  std::vector<Parameter> path_parameters;
  std::vector<Parameter> query_parameters;
  std::vector<Parameter> header_parameters;
  Body body = Body::none;
  bool body_required = false;
  const SchemaNode* body_schema = nullptr;  // of a JSON body
  std::vector<std::string> roles;           // x-roles; empty = any
  std::string scope;                        // x-scope; empty = not for API keys
  bool open = false;                        // needs no sign-in
  bool idempotent = false;                  // takes an Idempotency-Key
  Handler handler;

  bool in_workspace() const { return path.find("{workspace}") != std::string::npos; }
};

// Path, query and header parameters against their schemas. A path parameter that cannot be any object's is
// not_found ("<name>_not_found" where there is such a code); the others are invalid.
Status check_parameters(const Router::Operation& operation, const Request& request);

// A JSON body against the operation. Codes as in schema.hpp, and invalid_json, invalid_utf8, json_too_deep,
// missing_body.
Result<Json> read_json_body(const Router::Operation& operation, std::string_view body);

}  // namespace yingda::http
