#include "channels/apple_messages/apple_token.hpp"

#include <algorithm>

#include "base/crypto.hpp"
#include "base/json_text.hpp"
#include "channels/crypto.hpp"
#include "channels/json_read.hpp"

namespace yingda::channels {
namespace {

// The secret's bytes; nothing where it is empty or no base64.
std::optional<std::string> apple_key(std::string_view secret) {
  auto out = from_base64(secret);
  if (out && out->empty()) return std::nullopt;
  return out;
}

std::optional<Json> token_part(std::string_view part) {
  const auto text = from_base64url(part);
  return text ? read_json(*text) : std::nullopt;
}

bool is_for(const Json& audience, std::string_view msp_id) {
  if (!audience.is_array()) return text_at(audience, "") == msp_id;
  return std::ranges::any_of(audience, [&](const Json& one) { return text_at(one, "") == msp_id; });
}

}  // namespace

std::optional<std::string> apple_token(std::string_view msp_id, std::string_view secret,
                                       std::int64_t seconds) {
  const auto key = apple_key(secret);
  if (!key) return std::nullopt;
  std::string claims = R"({"iss":)";
  append_json_string(claims, msp_id);
  claims += R"(,"iat":)" + std::to_string(seconds) + "}";
  const std::string text = to_base64url(R"({"alg":"HS256"})") + "." + to_base64url(claims);
  return text + "." + to_base64url(hmac(Hash::sha256, *key, text));
}

AppleToken check_apple_token(std::string_view token, std::string_view msp_id, std::string_view secret,
                             std::int64_t now_seconds) {
  constexpr std::int64_t kSkew = 300;
  const auto first = token.find('.');
  const auto last = token.rfind('.');
  const auto key = apple_key(secret);
  if (!key || msp_id.empty() || first == std::string_view::npos || first == last) return AppleToken::bad;
  const auto head = token_part(token.substr(0, first));
  // Another algorithm, "none" among them, is a forgery.
  if (!head || text_at(*head, "alg") != "HS256") return AppleToken::bad;
  const auto given = from_base64url(token.substr(last + 1));
  if (!given || !equal_secrets(*given, hmac(Hash::sha256, *key, token.substr(0, last))))
    return AppleToken::bad;
  const auto claims = token_part(token.substr(first + 1, last - first - 1));
  if (!claims || !is_for(at(*claims, "aud"), msp_id)) return AppleToken::bad;
  const std::int64_t expires = number_at(*claims, "exp");
  return expires != 0 && now_seconds - kSkew > expires ? AppleToken::expired : AppleToken::good;
}

}  // namespace yingda::channels
