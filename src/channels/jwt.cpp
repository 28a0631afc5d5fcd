#include "channels/jwt.hpp"

#include <openssl/core_names.h>
#include <openssl/evp.h>
#include <openssl/param_build.h>

#include <algorithm>
#include <memory>

#include "base/crypto.hpp"
#include "channels/crypto.hpp"
#include "channels/json_read.hpp"

namespace yingda::channels {
namespace {

template <class T, void (*release)(T*)>
struct Releaser {
  void operator()(T* pointer) const { release(pointer); }
};
using BigNumber = std::unique_ptr<BIGNUM, Releaser<BIGNUM, BN_free>>;
using PublicKey = std::unique_ptr<EVP_PKEY, Releaser<EVP_PKEY, EVP_PKEY_free>>;
using KeyContext = std::unique_ptr<EVP_PKEY_CTX, Releaser<EVP_PKEY_CTX, EVP_PKEY_CTX_free>>;
using ParamBuilder = std::unique_ptr<OSSL_PARAM_BLD, Releaser<OSSL_PARAM_BLD, OSSL_PARAM_BLD_free>>;
using Params = std::unique_ptr<OSSL_PARAM, Releaser<OSSL_PARAM, OSSL_PARAM_free>>;
using DigestContext = std::unique_ptr<EVP_MD_CTX, Releaser<EVP_MD_CTX, EVP_MD_CTX_free>>;

const unsigned char* jwt_bytes(std::string_view text) {
  return reinterpret_cast<const unsigned char*>(text.data());
}

BigNumber number_of(std::string_view bytes) {
  return BigNumber(BN_bin2bn(jwt_bytes(bytes), static_cast<int>(bytes.size()), nullptr));
}

PublicKey rsa_key(const Json& jwk) {
  constexpr std::size_t kShortest = 256;  // bytes of the modulus
  constexpr std::size_t kLongest = 2048;
  constexpr std::size_t kLongestExponent = 8;
  if (text_at(jwk, "kty") != "RSA") return nullptr;
  const auto modulus = from_base64url(text_at(jwk, "n"));
  const auto exponent = from_base64url(text_at(jwk, "e"));
  if (!modulus || !exponent || modulus->size() < kShortest || modulus->size() > kLongest ||
      exponent->empty() || exponent->size() > kLongestExponent)
    return nullptr;
  const BigNumber n = number_of(*modulus);
  const BigNumber e = number_of(*exponent);
  const ParamBuilder builder(OSSL_PARAM_BLD_new());
  if (!n || !e || !builder || OSSL_PARAM_BLD_push_BN(builder.get(), OSSL_PKEY_PARAM_RSA_N, n.get()) != 1 ||
      OSSL_PARAM_BLD_push_BN(builder.get(), OSSL_PKEY_PARAM_RSA_E, e.get()) != 1)
    return nullptr;
  const Params params(OSSL_PARAM_BLD_to_param(builder.get()));
  const KeyContext context(EVP_PKEY_CTX_new_from_name(nullptr, "RSA", nullptr));
  EVP_PKEY* key = nullptr;
  if (!params || !context || EVP_PKEY_fromdata_init(context.get()) != 1 ||
      EVP_PKEY_fromdata(context.get(), &key, EVP_PKEY_PUBLIC_KEY, params.get()) != 1)
    return nullptr;
  return PublicKey(key);
}

}  // namespace

std::optional<Jwt> read_jwt(std::string_view compact) {
  const auto first = compact.find('.');
  const auto second = first == std::string_view::npos ? first : compact.find('.', first + 1);
  if (second == std::string_view::npos || compact.find('.', second + 1) != std::string_view::npos)
    return std::nullopt;
  const auto head = from_base64url(compact.substr(0, first));
  const auto claims = from_base64url(compact.substr(first + 1, second - first - 1));
  auto signature = from_base64url(compact.substr(second + 1));
  if (!head || !claims || !signature) return std::nullopt;
  auto head_json = read_json(*head);
  auto claims_json = read_json(*claims);
  if (!head_json || !head_json->is_object() || !claims_json || !claims_json->is_object()) return std::nullopt;
  return Jwt{std::move(*head_json), std::move(*claims_json), std::string(compact.substr(0, second)),
             std::move(*signature)};
}

bool is_signed_hs256(const Jwt& jwt, std::string_view key) {
  return !key.empty() && text_at(jwt.header, "alg") == "HS256" &&
         equal_secrets(jwt.signature, hmac(Hash::sha256, key, jwt.signing_input));
}

bool is_signed_rs256(const Jwt& jwt, const Json& jwk) {
  if (text_at(jwt.header, "alg") != "RS256") return false;
  const PublicKey key = rsa_key(jwk);
  const DigestContext context(EVP_MD_CTX_new());
  return key && context &&
         EVP_DigestVerifyInit(context.get(), nullptr, EVP_sha256(), nullptr, key.get()) == 1 &&
         EVP_DigestVerify(context.get(), jwt_bytes(jwt.signature), jwt.signature.size(),
                          jwt_bytes(jwt.signing_input), jwt.signing_input.size()) == 1;
}

const Json& jwk_of(const Json& key_set, std::string_view kid) {
  static const Json kNone;
  const Json& keys = at(key_set, "keys");
  if (!keys.is_array() || kid.empty()) return kNone;
  const auto found = std::ranges::find_if(keys, [&](const Json& key) { return text_at(key, "kid") == kid; });
  return found == keys.end() ? kNone : *found;
}

bool is_in_time(const Jwt& jwt, TimeMs now, TimeMs skew) {
  constexpr TimeMs kSecond = 1000;
  constexpr TimeMs kLatest = 100'000'000'000;  // seconds; keeps the products within range
  const TimeMs expires = number_at(jwt.claims, "exp", -1);
  const TimeMs starts = number_at(jwt.claims, "nbf", 0);
  if (expires < 0 || expires > kLatest || starts < 0 || starts > kLatest) return false;
  return now <= expires * kSecond + skew && now >= starts * kSecond - skew;
}

std::string sign_hs256(const Json& claims, std::string_view key) {
  const std::string input =
      to_base64url(Json{{"alg", "HS256"}, {"typ", "JWT"}}.dump()) + "." + to_base64url(claims.dump());
  return input + "." + to_base64url(hmac(Hash::sha256, key, input));
}

}  // namespace yingda::channels
