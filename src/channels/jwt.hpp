#pragma once
// JSON Web Tokens in their compact form (RFC 7519, 7515), signed with HS256 or RS256. Thread-safe.

#include <optional>
#include <string>
#include <string_view>

#include "base/clock.hpp"
#include "base/json.hpp"

namespace yingda::channels {

struct Jwt {
  Json header;
  Json claims;
  std::string signing_input;  // header and claims as they were sent
  std::string signature;      // raw bytes
};

// The parts, unchecked; nothing for a text that is no such token.
std::optional<Jwt> read_jwt(std::string_view compact);

// Whether the token says "HS256" and was signed with this key, which must not be empty.
bool is_signed_hs256(const Jwt& jwt, std::string_view key);
// Whether the token says "RS256" and was signed with the private key of this public one: a JWK of kty "RSA"
// with "n" and "e", of at least 2048 bits.
bool is_signed_rs256(const Jwt& jwt, const Json& jwk);
// The key of that "kid" in {"keys": [...]}; null where there is none.
const Json& jwk_of(const Json& key_set, std::string_view kid);

// Whether "exp", which must be there, is not over, and "nbf" has come where there is one; both may be off by
// `skew`.
bool is_in_time(const Jwt& jwt, TimeMs now, TimeMs skew);

std::string sign_hs256(const Json& claims, std::string_view key);

}  // namespace yingda::channels
