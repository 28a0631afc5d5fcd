#include "net/web_client.hpp"

namespace yingda::net {
namespace {

constexpr std::string_view kPlainScheme = "http://";
constexpr std::string_view kTlsScheme = "https://";
constexpr std::size_t kLongestPort = 5;

bool is_host(std::string_view host) {
  return !host.empty() && host.find_first_of(" \t\r\n@?#/\\") == std::string_view::npos;
}

bool is_port(std::string_view port) {
  return !port.empty() && port.size() <= kLongestPort &&
         port.find_first_not_of("0123456789") == std::string_view::npos;
}

}  // namespace

std::string WebUrl::authority() const {
  const std::string name = host.contains(':') ? "[" + host + "]" : host;
  return port == (tls ? "443" : "80") ? name : name + ":" + port;
}

Result<WebUrl> parse_web_url(std::string_view text) {
  const auto invalid = [] {
    return fail(ErrorKind::invalid, "url_invalid", "The address is not of the form http[s]://HOST[:PORT]/…");
  };
  WebUrl url;
  url.tls = text.starts_with(kTlsScheme);
  if (!url.tls && !text.starts_with(kPlainScheme)) return invalid();
  std::string_view rest = text.substr(url.tls ? kTlsScheme.size() : kPlainScheme.size());
  const auto end = std::min(rest.find_first_of("/?#"), rest.size());
  url.target = rest.substr(end, rest.find('#') - end);
  if (!url.target.starts_with('/')) url.target.insert(0, "/");
  rest = rest.substr(0, end);
  const bool bracketed = rest.starts_with('[');
  const auto close = bracketed ? rest.find(']') : 0;
  if (close == std::string_view::npos) return invalid();
  const auto colon = rest.find(':', close);
  url.host = bracketed ? rest.substr(1, close - 1) : rest.substr(0, colon);
  url.port = colon == std::string_view::npos ? (url.tls ? "443" : "80") : std::string(rest.substr(colon + 1));
  // A line break would end the request line and begin a header of somebody else's making.
  const bool clean = url.target.find_first_of(" \t\r\n") == std::string::npos;
  if (!is_host(url.host) || !is_port(url.port) || !clean) return invalid();
  return url;
}

}  // namespace yingda::net
