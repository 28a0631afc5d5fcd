#include "http/hooks.hpp"

#include <array>

#include "base/text.hpp"
#include "channels/form.hpp"
#include "channels/relay/relay.hpp"
#include "http/problem.hpp"

namespace yingda::http {
namespace {

constexpr std::string_view kRoot = "/hooks/";
constexpr std::size_t kMostBody = 2UL * 1024 * 1024;

struct HookAddress {
  std::string type;
  ChannelId channel;
  std::string rest;  // "" or "/…"
};

std::optional<HookAddress> hook_address(std::string_view path) {
  path.remove_prefix(kRoot.size());
  const auto slash = path.find('/');
  if (slash == std::string_view::npos) return std::nullopt;
  const auto end = std::min(path.find('/', slash + 1), path.size());
  const auto id = parse_id<ChannelId>(path.substr(slash + 1, end - slash - 1));
  if (!id) return std::nullopt;
  return HookAddress{std::string(path.substr(0, slash)), *id, std::string(path.substr(end))};
}

Response hook_problem(const Head& head, ErrorKind kind, std::string code, std::string detail) {
  return problem_response({kind, std::move(code), std::move(detail), {}}, head.language, head.request_id);
}

class PreparedHook final : public Service::Prepared {
 public:
  PreparedHook(channels::Relay& relay, HookAddress address, Head head, std::string base)
      : relay_(relay), address_(std::move(address)), head_(std::move(head)), base_(std::move(base)) {}

  std::size_t body_limit() const override { return kMostBody; }

  async::Task<Response> run(std::string body) override {
    channels::Push push;
    push.method = head_.method;
    push.url = base_ + head_.target;
    push.path = address_.rest;
    if (const auto mark = head_.target.find('?'); mark != std::string::npos)
      push.query = channels::parse_form(std::string_view(head_.target).substr(mark + 1));
    push.headers.assign(head_.headers.begin(), head_.headers.end());
    push.body = std::move(body);
    push.now = now_ms();
    auto reply =
        co_await relay_.receive(address_.type, address_.channel, std::move(push), base_url_of(head_));
    if (!reply)
      co_return hook_problem(head_, ErrorKind::not_found, "channel_not_found", "There is no such channel.");
    Response response;
    response.status = reply->status;
    response.body = std::move(reply->body);
    response.content_type = std::move(reply->content_type);
    response.headers = std::move(reply->headers);
    response.headers.emplace_back("Cache-Control", "no-store");
    response.headers.emplace_back("X-Content-Type-Options", "nosniff");
    co_return response;
  }

 private:
  channels::Relay& relay_;
  HookAddress address_;
  Head head_;
  std::string base_;
};

}  // namespace

std::string base_url_of(const Head& head) {
  const std::string_view host = head.header("host");
  if (host.empty() || host.find_first_of("/\\@ \t") != std::string_view::npos) return "";
  return (head.secure ? "https://" : "http://") + std::string(host);
}

async::Task<std::expected<std::unique_ptr<Service::Prepared>, Response>> Hooks::prepare(Head head) {
  if (!head.path.starts_with(kRoot)) co_return co_await next_.prepare(std::move(head));
  constexpr std::array<std::string_view, 3> kMethods = {"GET", "POST", "PUT"};
  if (std::ranges::find(kMethods, head.method) == kMethods.end()) {
    Response response =
        hook_problem(head, ErrorKind::invalid, "method_not_allowed", "Allowed is GET, POST, PUT.");
    response.headers.emplace_back("Allow", "GET, POST, PUT");
    co_return std::unexpected(std::move(response));
  }
  auto address = hook_address(head.path);
  if (!address)
    co_return std::unexpected(
        hook_problem(head, ErrorKind::not_found, "channel_not_found", "There is no such channel."));
  std::string base = public_url_.empty() ? base_url_of(head) : public_url_;
  co_return std::make_unique<PreparedHook>(relay_, std::move(*address), std::move(head), std::move(base));
}

}  // namespace yingda::http
