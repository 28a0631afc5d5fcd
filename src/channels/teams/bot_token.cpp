#include "channels/teams/bot_token.hpp"

#include <algorithm>

#include "base/crypto.hpp"
#include "channels/crypto.hpp"
#include "channels/json_read.hpp"
#include "channels/jwt.hpp"

namespace yingda::channels {
namespace {

constexpr std::string_view kTeamsIssuer = "https://api.botframework.com";
constexpr TimeMs kTeamsSkew = 300'000;

// As an object, or as the text of one.
Json teams_keys(const Account& account) {
  const Json& keys = at(account.settings, "jwks");
  if (!keys.is_string()) return keys;
  return read_json(keys.get_ref<const std::string&>()).value_or(Json());
}

bool is_endorsed(const Json& key, const std::string& channel) {
  const Json& endorsements = at(key, "endorsements");
  return endorsements.is_array() && std::ranges::any_of(endorsements, [&](const Json& one) {
           return one.is_string() && one.get_ref<const std::string&>() == channel;
         });
}

std::optional<Refusal> check_bearer(const Account& account, std::string_view token, const Json& activity,
                                    TimeMs now) {
  const std::string app_id = account.text("app_id");
  const auto jwt = read_jwt(token);
  if (!jwt || app_id.empty()) return Refusal::bad_signature;
  const Json keys = teams_keys(account);
  const Json& key = jwk_of(keys, text_at(jwt->header, "kid"));
  if (!is_signed_rs256(*jwt, key)) return Refusal::bad_signature;
  if (text_at(jwt->claims, "iss") != account.text("issuer", kTeamsIssuer)) return Refusal::bad_signature;
  if (text_at(jwt->claims, "aud") != app_id) return Refusal::wrong_receiver;
  std::string service = text_at(jwt->claims, "serviceurl");
  if (service.empty()) service = text_at(jwt->claims, "serviceUrl");
  // We shall send our token there.
  if (service.empty() || service != text_at(activity, "serviceUrl")) return Refusal::wrong_receiver;
  if (!is_endorsed(key, text_at(activity, "channelId"))) return Refusal::bad_signature;
  return is_in_time(*jwt, now, kTeamsSkew) ? std::nullopt : std::optional(Refusal::stale);
}

}  // namespace

std::string teams_digest(const Account& account, std::string_view body) {
  const auto key = from_base64(account.text("security_token"));
  return key && !key->empty() ? "HMAC " + to_base64(hmac(Hash::sha256, *key, body)) : "";
}

std::optional<Refusal> check_teams(const Account& account, std::string_view authorization,
                                   std::string_view body, const Json& activity, TimeMs now) {
  constexpr std::string_view kBearer = "Bearer ";
  if (authorization.starts_with(kBearer))
    return check_bearer(account, authorization.substr(kBearer.size()), activity, now);
  const std::string digest = teams_digest(account, body);
  const bool known = !digest.empty() && equal_secrets(authorization, digest);
  return known ? std::nullopt : std::optional(Refusal::bad_signature);
}

}  // namespace yingda::channels
