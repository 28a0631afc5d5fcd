#pragma once
// The way of an API request: operation → rate limits → caller → rights → parameters → body → handler →
// answer. Every step ends in a problem document with a stable code or goes on.

#include <functional>
#include <memory>

#include "base/config.hpp"
#include "base/log.hpp"
#include "base/metrics.hpp"
#include "http/authenticator.hpp"
#include "http/idempotency.hpp"
#include "http/router.hpp"
#include "http/server.hpp"

namespace yingda::http {

struct ApiOptions {
  std::size_t json_limit = 1024 * 1024;
  std::size_t upload_limit = 20 * 1024 * 1024;
  // 0 = any number
  std::int64_t address_per_minute = 600;
  std::int64_t sign_in_per_minute = 10;
  std::int64_t channel_per_second = 0;
  std::int64_t api_key_per_second = 0;
  std::int64_t visitor_per_10s = 0;

  static ApiOptions from(const Config& config);
};

// Whether a page of `origin` may use the channel of this public key. `host` is the request's own.
using CorsHook =
    std::function<bool(std::string_view channel_key, std::string_view origin, std::string_view host)>;

class Api final : public Service {
 public:
  // All references must outlive it; the router has all its routes. `idempotency` may be null (then the header
  // has no effect), `cors` empty (then no other site may read an answer).
  Api(const Router& router, Authenticator& authenticator, Idempotency* idempotency, CorsHook cors,
      ApiOptions options, Metrics& metrics, Log log);
  ~Api() override;

  async::Task<std::expected<std::unique_ptr<Prepared>, Response>> prepare(Head head) override;

 private:
  friend class ApiCall;
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace yingda::http
