#include "channels/twilio/signature.hpp"

#include <map>
#include <set>

#include "base/crypto.hpp"
#include "base/text.hpp"
#include "channels/crypto.hpp"
#include "channels/form.hpp"

namespace yingda::channels {
namespace {

struct TwilioUrl {
  std::string start;  // scheme, "://" and host
  std::string port;   // with its ':'
  std::string rest;   // path and query
};

TwilioUrl split_twilio_url(std::string_view url) {
  const auto scheme = url.find("://");
  if (scheme == std::string_view::npos) return {std::string(url), "", ""};
  const auto host = scheme + 3;
  const auto end = std::min(url.find_first_of("/?#", host), url.size());
  const std::string_view authority = url.substr(host, end - host);
  const auto colon = authority.rfind(':');
  // Colons inside brackets belong to an IPv6 address, one before '@' to a password.
  const bool has_port =
      colon != std::string_view::npos && authority.find_first_of("]@", colon) == std::string_view::npos;
  const auto host_end = has_port ? host + colon : end;
  return {std::string(url.substr(0, host_end)), std::string(url.substr(host_end, end - host_end)),
          std::string(url.substr(end))};
}

}  // namespace

std::string twilio_signature(std::string_view token, std::string_view url, const Fields& form) {
  std::map<std::string_view, std::set<std::string_view>> sorted;
  for (const auto& [name, value] : form) sorted[name].insert(value);
  std::string text(url);
  for (const auto& [name, values] : sorted) {
    for (const std::string_view value : values) {
      text += name;
      text += value;
    }
  }
  return to_base64(hmac(Hash::sha1, token, text));
}

bool twilio_is_signed(std::string_view token, std::string_view url, const std::optional<Fields>& form,
                      std::string_view body, std::string_view given) {
  if (token.empty() || given.empty()) return false;
  const TwilioUrl parts = split_twilio_url(url);
  if (!form) {
    const auto question = parts.rest.find('?');
    const Fields query =
        parse_form(question == std::string::npos ? std::string_view()
                                                 : std::string_view(parts.rest).substr(question + 1));
    const std::string expected = to_hex(digest(Hash::sha256, body));
    if (!equal_secrets(ascii_lower(field(query, "bodySHA256")), expected)) return false;
  }
  const std::string usual = ascii_equal(parts.start.substr(0, 6), "https:") ? ":443" : ":80";
  const std::string with_port = parts.start + (parts.port.empty() ? usual : parts.port) + parts.rest;
  const Fields signed_form = form.value_or(Fields{});
  const bool bare = equal_secrets(given, twilio_signature(token, parts.start + parts.rest, signed_form));
  const bool ported = equal_secrets(given, twilio_signature(token, with_port, signed_form));
  return bare || ported;
}

}  // namespace yingda::channels
