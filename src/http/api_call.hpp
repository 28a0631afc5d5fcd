#pragma once
// What the steps of an API request share; inside of api*.cpp only.

#include <array>
#include <unordered_map>

#include "http/api.hpp"
#include "http/operation.hpp"
#include "http/rate_limit.hpp"

namespace yingda::http {

struct Api::Impl {
  Impl(const Router& routes, Authenticator& who, Idempotency* once, CorsHook cors_hook, ApiOptions with,
       Metrics& metrics, Log to);

  // Before the body.
  Status check_rates(const Router::Operation& operation, const Request& request);
  async::Task<Status> check_caller(const Router::Operation& operation, Head head, Request& request);
  async::Task<Status> check_session_rights(const Router::Operation& operation, const Caller& caller);
  // After it.
  Status read_body(const Router::Operation& operation, Request& request, std::string body);
  async::Task<Result<Response>> handle(const Router::Operation& operation, Request request);

  Response preflight(const Head& head) const;
  void add_cors(std::string_view path, std::string_view origin, std::string_view host,
                Response& response) const;
  void count(const Router::Operation* operation, int status, std::chrono::steady_clock::time_point started,
             const std::string& request_id);

  const Router& router;
  Authenticator& authenticator;
  Idempotency* idempotency;
  CorsHook cors;
  ApiOptions options;
  Log log;
  RateLimit by_address;
  RateLimit sign_ins;
  RateLimit by_channel;
  RateLimit by_key;
  RateLimit by_visitor;
  std::unordered_map<const Router::Operation*, Histogram*> durations;
  std::array<Counter*, 6> by_class{};  // [2] counts 2xx
};

}  // namespace yingda::http
