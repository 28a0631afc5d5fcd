#pragma once
// Routes by operation: path, method, roles (x-roles), scope (x-scope), security and schemas stand in
// api/openapi.yaml; code adds only the handler for an operationId. A route table is one array at the top of a
// file in http/routes/.

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "async/task.hpp"
#include "base/error.hpp"
#include "http/request.hpp"

namespace yingda::http {

using Handler = std::function<async::Task<Result<Response>>(Request)>;

struct Route {
  std::string_view operation_id;
  Handler handler;
};

class Router {
 public:
  // `openapi` is api/openapi.yaml as JSON. Throws std::logic_error on a broken document (a build error, not a
  // user's).
  explicit Router(const Json& openapi);
  ~Router();
  Router(const Router&) = delete;
  Router& operator=(const Router&) = delete;

  // Throws std::logic_error for an unknown or repeated operationId.
  void add(Route route);
  // The operations that have no handler yet; empty in the finished server (checked at start).
  std::vector<std::string> unhandled() const;

  struct Operation;  // http/operation.hpp
  struct Match {
    const Operation* operation = nullptr;  // null: see `error`
    std::map<std::string, std::string, std::less<>> path_params;
    Error error;        // not_found, or invalid with code "method_not_allowed"
    std::string allow;  // of a method_not_allowed
  };
  Match match(std::string_view method, std::string_view path) const;
  // Null for an unknown operationId.
  const Operation* find(std::string_view operation_id) const;
  std::vector<const Operation*> operations() const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace yingda::http
