#include "http/api.hpp"

#include "http/api_call.hpp"
#include "http/problem.hpp"

namespace yingda::http {
namespace {

using Clock = std::chrono::steady_clock;

constexpr auto kSlow = std::chrono::seconds(1);

// "/api/v1/public/<channel_key>/…" → the key, else "".
std::string_view channel_key_of(std::string_view path) {
  constexpr std::string_view kPublic = "/api/v1/public/";
  if (!path.starts_with(kPublic)) return {};
  path.remove_prefix(kPublic.size());
  return path.substr(0, path.find('/'));
}

Request request_of(Head& head, const Router::Operation& operation, Router::Match& match) {
  Request request;
  request.method = operation.method;
  request.path = head.path;
  request.operation_id = operation.id;
  request.path_params = std::move(match.path_params);
  request.query = head.query;
  request.headers = head.headers;
  request.request_id = head.request_id;
  request.remote_address = head.remote_address;
  request.secure = head.secure;
  request.language = head.language;
  return request;
}

// What later steps need of the request after it was moved into the handler.
struct Trace {
  std::string path, origin, host, language, request_id;
};

}  // namespace

// A request whose operation and caller are known.
class ApiCall final : public Service::Prepared {
 public:
  ApiCall(Api::Impl& api, const Router::Operation& operation, Request request, Trace trace,
          Clock::time_point started)
      : api_(api),
        operation_(operation),
        request_(std::move(request)),
        trace_(std::move(trace)),
        started_(started) {}

  std::size_t body_limit() const override {
    return operation_.body == Router::Operation::Body::multipart ? api_.options.upload_limit
                                                                 : api_.options.json_limit;
  }

  async::Task<Response> run(std::string body) override {
    Response response;
    if (auto read = api_.read_body(operation_, request_, std::move(body)); !read) {
      response = problem_response(read.error(), trace_.language, trace_.request_id);
    } else {
      response = co_await handled();
    }
    api_.add_cors(trace_.path, trace_.origin, trace_.host, response);
    api_.count(&operation_, response.status, started_, trace_.request_id);
    co_return response;
  }

 private:
  async::Task<Response> handled() {
    try {
      auto result = co_await api_.handle(operation_, std::move(request_));
      if (result) co_return std::move(*result);
      if (result.error().kind == ErrorKind::internal) {
        api_.log.error("operation failed", {{"operation", operation_.id},
                                            {"request_id", trace_.request_id},
                                            {"code", result.error().code},
                                            {"detail", result.error().detail}});
      }
      co_return problem_response(result.error(), trace_.language, trace_.request_id);
    } catch (const std::exception& error) {
      api_.log.error(
          "operation threw",
          {{"operation", operation_.id}, {"request_id", trace_.request_id}, {"what", error.what()}});
      co_return problem_response({ErrorKind::internal, "internal", "", {}}, trace_.language,
                                 trace_.request_id);
    }
  }

  Api::Impl& api_;
  const Router::Operation& operation_;
  Request request_;
  Trace trace_;
  Clock::time_point started_;
};

ApiOptions ApiOptions::from(const Config& config) {
  ApiOptions options;
  options.json_limit = static_cast<std::size_t>(config.integer("server.json_limit"));
  options.upload_limit = static_cast<std::size_t>(config.integer("server.upload_limit"));
  options.address_per_minute = config.integer("limits.address_per_minute");
  options.sign_in_per_minute = config.integer("limits.sign_in_per_minute");
  options.channel_per_second = config.integer("limits.channel_per_second");
  options.api_key_per_second = config.integer("limits.api_key_per_second");
  options.visitor_per_10s = config.integer("limits.visitor_per_10s");
  return options;
}

Api::Impl::Impl(const Router& routes, Authenticator& who, Idempotency* once, CorsHook cors_hook,
                ApiOptions with, Metrics& metrics, Log to)
    : router(routes),
      authenticator(who),
      idempotency(once),
      cors(std::move(cors_hook)),
      options(with),
      log(std::move(to)),
      by_address(with.address_per_minute, std::chrono::seconds(60)),
      sign_ins(with.sign_in_per_minute, std::chrono::seconds(60)),
      by_channel(with.channel_per_second, std::chrono::seconds(1)),
      by_key(with.api_key_per_second, std::chrono::seconds(1)),
      by_visitor(with.visitor_per_10s, std::chrono::seconds(10)) {
  for (const Router::Operation* operation : router.operations()) {
    durations[operation] = &metrics.histogram("yingda_http_request_seconds", "Time to answer an API request.",
                                              Histogram::seconds(), {{"operation", operation->id}});
  }
  for (std::size_t digit = 2; digit < by_class.size(); ++digit) {
    by_class[digit] = &metrics.counter("yingda_http_responses_total", "API answers by status class.",
                                       {{"status", std::to_string(digit) + "xx"}});
  }
}

void Api::Impl::add_cors(std::string_view path, std::string_view origin, std::string_view host,
                         Response& response) const {
  response.headers.emplace_back("Cache-Control", "no-store");
  response.headers.emplace_back("X-Content-Type-Options", "nosniff");
  const std::string_view key = channel_key_of(path);
  if (key.empty()) return;
  response.headers.emplace_back("Vary", "Origin");
  if (origin.empty() || !cors || !cors(key, origin, host)) return;
  response.headers.emplace_back("Access-Control-Allow-Origin", origin);
}

Response Api::Impl::preflight(const Head& head) const {
  const Router::Match match = router.match("OPTIONS", head.path);
  if (match.allow.empty()) return problem_response(match.error, head.language, head.request_id);
  Response response = no_content();
  response.headers.emplace_back("Allow", match.allow);
  add_cors(head.path, head.header("origin"), head.header("host"), response);
  response.headers.emplace_back("Access-Control-Allow-Methods", match.allow);
  response.headers.emplace_back("Access-Control-Allow-Headers",
                                "Content-Type, Accept-Language, Idempotency-Key");
  response.headers.emplace_back("Access-Control-Max-Age", "600");
  return response;
}

void Api::Impl::count(const Router::Operation* operation, int status, Clock::time_point started,
                      const std::string& request_id) {
  const auto took = Clock::now() - started;
  const auto digit = static_cast<std::size_t>(status / 100);
  if (digit < by_class.size() && by_class[digit] != nullptr) by_class[digit]->add();
  const std::string_view id = operation != nullptr ? std::string_view(operation->id) : "none";
  if (operation != nullptr) durations.at(operation)->observe(std::chrono::duration<double>(took).count());
  // A line for every good request would cost more than the request.
  const LogLevel level = status >= 500   ? LogLevel::error
                         : took > kSlow  ? LogLevel::warn
                         : status >= 400 ? LogLevel::info
                                         : LogLevel::debug;
  if (!log.enabled(level)) return;
  log.write(level, "request",
            {{"operation", id},
             {"status", status},
             {"request_id", request_id},
             {"micros", std::chrono::duration_cast<std::chrono::microseconds>(took).count()}});
}

Api::Api(const Router& router, Authenticator& authenticator, Idempotency* idempotency, CorsHook cors,
         ApiOptions options, Metrics& metrics, Log log)
    : impl_(std::make_unique<Impl>(router, authenticator, idempotency, std::move(cors), options, metrics,
                                   std::move(log))) {}

Api::~Api() = default;

async::Task<std::expected<std::unique_ptr<Service::Prepared>, Response>> Api::prepare(Head head) {
  const auto started = Clock::now();
  if (head.method == "OPTIONS") co_return std::unexpected(impl_->preflight(head));
  Trace trace{head.path, std::string(head.header("origin")), std::string(head.header("host")), head.language,
              head.request_id};
  auto match = impl_->router.match(head.method, head.path);
  const Router::Operation* operation = match.operation;
  Status allowed;
  Request request;
  if (operation == nullptr) {
    allowed = std::unexpected(std::move(match.error));
  } else {
    request = request_of(head, *operation, match);
    allowed = impl_->check_rates(*operation, request);
    if (allowed) allowed = co_await impl_->check_caller(*operation, std::move(head), request);
    if (allowed) allowed = check_parameters(*operation, request);
  }
  if (allowed)
    co_return std::make_unique<ApiCall>(*impl_, *operation, std::move(request), std::move(trace), started);
  Response response = problem_response(allowed.error(), trace.language, trace.request_id);
  if (!match.allow.empty()) response.headers.emplace_back("Allow", match.allow);
  impl_->add_cors(trace.path, trace.origin, trace.host, response);
  impl_->count(operation, response.status, started, trace.request_id);
  co_return std::unexpected(std::move(response));
}

}  // namespace yingda::http
