#include "http/wire.hpp"

#include <algorithm>
#include <boost/beast/http/status.hpp>

#include "base/id.hpp"
#include "base/text.hpp"
#include "http/url.hpp"

namespace yingda::http {
namespace {

bool is_trusted(const ServerOptions& options, std::string_view address) {
  return std::ranges::find(options.trusted_proxies, address) != options.trusted_proxies.end();
}

// The last address that no trusted proxy has written: what stands left of it may be made up.
std::string client_address(std::string_view forwarded, const std::string& peer,
                           const ServerOptions& options) {
  while (!forwarded.empty()) {
    const auto comma = forwarded.rfind(',');
    const std::string_view last =
        trim(comma == std::string_view::npos ? forwarded : forwarded.substr(comma + 1));
    if (!last.empty() && !is_trusted(options, last)) return std::string(last.substr(0, 64));
    forwarded = comma == std::string_view::npos ? std::string_view() : forwarded.substr(0, comma);
  }
  return peer;
}

bool is_request_id(std::string_view text) {
  return !text.empty() && text.size() <= 64 && std::ranges::all_of(text, [](char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' || c == '_';
  });
}

}  // namespace

std::string_view Head::header(std::string_view name) const {
  const auto found = headers.find(name);
  return found == headers.end() ? std::string_view() : std::string_view(found->second);
}

std::string Head::cookie(std::string_view name) const { return cookie_value(header("cookie"), name); }

Result<Head> read_head(const WireRequest& wire, const std::string& peer, bool tls,
                       const ServerOptions& options) {
  Head head;
  head.method = std::string(wire.method_string());
  head.target = std::string(wire.target());
  for (const auto& field : wire) {
    const std::string value(field.value());
    const std::string name =
        ascii_lower(std::string_view(field.name_string().data(), field.name_string().size()));
    auto& slot = head.headers[name];
    slot = slot.empty() ? value : slot + (name == "cookie" ? "; " : ", ") + value;
  }
  const bool proxied = is_trusted(options, peer);
  head.remote_address = proxied ? client_address(head.header("x-forwarded-for"), peer, options) : peer;
  head.secure = tls || (proxied && head.header("x-forwarded-proto") == "https");
  const auto given_id = head.header("x-request-id");
  head.request_id = proxied && is_request_id(given_id) ? std::string(given_id) : id_to_text(next_id_value());
  head.language = preferred_language(head.header("accept-language"));
  auto target = parse_target(head.target);
  if (!target) return fail(ErrorKind::invalid, "bad_request", "The request's target is malformed.");
  head.path = std::move(target->path);
  head.query = std::move(target->query);
  if (wire.version() == 11 && !head.headers.contains("host")) {
    return fail(ErrorKind::invalid, "bad_request", "The Host header is missing.");
  }
  return head;
}

std::string head_text(const Response& response, std::size_t length, bool keep_alive) {
  const auto reason = boost::beast::http::obsolete_reason(
      boost::beast::http::int_to_status(static_cast<unsigned>(response.status)));
  std::string text = "HTTP/1.1 " + std::to_string(response.status) + ' ';
  text.append(reason.data(), reason.size());
  text += "\r\n";
  if (!response.content_type.empty()) text += "Content-Type: " + response.content_type + "\r\n";
  // 204 and 304 have no body by definition, and so no length.
  if (response.status != 204 && response.status != 304) {
    text += "Content-Length: " + std::to_string(length) + "\r\n";
  }
  for (const auto& [name, value] : response.headers) text += name + ": " + value + "\r\n";
  text += keep_alive ? "Connection: keep-alive\r\n\r\n" : "Connection: close\r\n\r\n";
  return text;
}

}  // namespace yingda::http
