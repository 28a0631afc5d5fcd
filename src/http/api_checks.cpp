// The checks of an API request, in the order in which it meets them.

#include <algorithm>

#include "http/api_call.hpp"
#include "http/multipart.hpp"

namespace yingda::http {
namespace {

std::unexpected<Error> too_many(std::string detail) {
  return fail(ErrorKind::rate_limited, "rate_limited", std::move(detail));
}

bool contains(const std::vector<std::string>& list, std::string_view value) {
  return std::ranges::find(list, value) != list.end();
}

std::string path_parameter(const Request& request, std::string_view name) {
  const auto found = request.path_params.find(name);
  return found == request.path_params.end() ? std::string() : found->second;
}

Status check_json_type(const Request& request) {
  const std::string_view type = request.header("content-type");
  if (type.starts_with("application/json")) return {};
  return fail(ErrorKind::unsupported, "unsupported_media_type", "The Content-Type must be application/json.");
}

std::unexpected<Error> no_role(const Router::Operation& operation) {
  std::string roles;
  for (const auto& role : operation.roles) roles += (roles.empty() ? "" : ", ") + role;
  return fail(ErrorKind::forbidden, "role_not_allowed", "Allowed to: " + roles + ".");
}

Status check_scope(const Router::Operation& operation, const Caller& caller) {
  if (operation.scope.empty()) {
    return fail(ErrorKind::forbidden, "session_required", "API keys cannot do this.");
  }
  if (!contains(caller.scopes, operation.scope)) {
    return fail(ErrorKind::forbidden, "scope_not_allowed",
                "The key needs the scope " + operation.scope + ".");
  }
  return {};
}

}  // namespace

Status Api::Impl::check_rates(const Router::Operation& operation, const Request& request) {
  const std::string& address = request.remote_address;
  // Whoever guesses passwords may sit on this machine, too.
  if (operation.id == "signIn" && !sign_ins.allow(address)) {
    return fail(ErrorKind::rate_limited, "too_many_attempts",
                "Too many attempts to sign in from this address.");
  }
  if (!is_loopback(address) && !by_address.allow(address))
    return too_many("Too many requests from this address.");
  const std::string channel = path_parameter(request, "channel_key");
  if (!channel.empty() && !by_channel.allow(channel)) return too_many("Too many requests to this channel.");
  return {};
}

async::Task<Status> Api::Impl::check_session_rights(const Router::Operation& operation,
                                                    const Caller& caller) {
  if (operation.roles.empty()) co_return Status();
  if (caller.member) {
    if (contains(operation.roles, to_text(caller.member->role))) co_return Status();
    co_return no_role(operation);
  }
  const auto allowed = co_await authenticator.has_role_anywhere(caller, operation.roles);
  if (!allowed) co_return std::unexpected(allowed.error());
  if (!*allowed) co_return no_role(operation);
  co_return Status();
}

async::Task<Status> Api::Impl::check_caller(const Router::Operation& operation, Head head, Request& request) {
  if (operation.open) co_return Status();
  auto caller = co_await authenticator.authenticate(std::move(head), path_parameter(request, "workspace"));
  if (!caller) co_return std::unexpected(std::move(caller.error()));
  request.caller = std::move(*caller);
  if (request.caller.kind != Caller::Kind::api_key) {
    co_return co_await check_session_rights(operation, request.caller);
  }
  if (!by_key.allow(to_text(request.caller.api_key)))
    co_return too_many("Too many requests with this API key.");
  co_return check_scope(operation, request.caller);
}

Status Api::Impl::read_body(const Router::Operation& operation, Request& request, std::string body) {
  if (operation.body == Router::Operation::Body::none) return {};
  if (operation.body == Router::Operation::Body::multipart) {
    auto file = read_multipart(request.header("content-type"), body);
    if (!file) return std::unexpected(std::move(file.error()));
    request.file = std::move(*file);
    return {};
  }
  if (!body.empty()) {
    if (auto typed = check_json_type(request); !typed) return typed;
  }
  auto json = read_json_body(operation, body);
  if (!json) return std::unexpected(std::move(json.error()));
  request.body = std::move(*json);
  if (by_visitor.unlimited() || is_loopback(request.remote_address) || !request.body.is_object()) return {};
  const auto visitor = request.body.find("visitor_id");
  if (visitor == request.body.end()) return {};
  if (!by_visitor.allow(path_parameter(request, "channel_key") + '|' + visitor->get<std::string>())) {
    return too_many("Too many messages at once.");
  }
  return {};
}

async::Task<Result<Response>> Api::Impl::handle(const Router::Operation& operation, Request request) {
  const std::string key(request.header("idempotency-key"));
  const bool once = idempotency != nullptr && operation.idempotent && !key.empty();
  auto response = once ? co_await idempotency->run(key, std::move(request), operation.handler)
                       : co_await operation.handler(std::move(request));
  // Who may do what is kept in memory between requests.
  const bool people = operation.tag == "people" || operation.tag == "workspaces" || operation.tag == "auth";
  if (response && people && operation.method != "GET") authenticator.changed();
  co_return response;
}

}  // namespace yingda::http
