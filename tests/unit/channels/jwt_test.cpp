#include "channels/jwt.hpp"

#include "channels/json_read.hpp"
#include "unit/channels/adapter_world.hpp"
#include "unit/channels/jwt_world.hpp"

namespace yingda::channels::test {
namespace {

TEST(Jwt, ReadsWhatItSigned) {
  const auto jwt = read_jwt(sign_hs256({{"sub", "u"}, {"exp", 100}}, "key"));
  ASSERT_TRUE(jwt);
  EXPECT_EQ(text_at(jwt->claims, "sub"), "u");
  EXPECT_TRUE(is_signed_hs256(*jwt, "key"));
  EXPECT_FALSE(is_signed_hs256(*jwt, "other"));
  EXPECT_FALSE(is_signed_hs256(*read_jwt(sign_hs256(Json::object(), "")), ""));
}

TEST(Jwt, KnowsTheSampleOfTheStandard) {
  // RFC 7515, appendix A.1.
  const auto jwt = read_jwt(
      "eyJ0eXAiOiJKV1QiLA0KICJhbGciOiJIUzI1NiJ9."
      "eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFt"
      "cGxlLmNvbS9pc19yb290Ijp0cnVlfQ.dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk");
  const auto key = from_base64url(
      "AyM1SysPpbyDfgZld3umj1qzKObwVMkoqQ-EstJQLr_T-1qS0gZH75aKtMN3Yj0iPS4hcgUuTwjAzZr1Z9CAow");
  ASSERT_TRUE(jwt && key);
  EXPECT_TRUE(is_signed_hs256(*jwt, *key));
  EXPECT_EQ(text_at(jwt->claims, "iss"), "joe");
}

TEST(Jwt, ChecksRsaAndNeverTakesAPublicKeyForASecret) {
  const Json jwk = rsa_signer().jwk("k");
  const auto jwt = read_jwt(rsa_signer().token({{"alg", "RS256"}}, {{"a", 1}}));
  ASSERT_TRUE(jwt);
  EXPECT_TRUE(is_signed_rs256(*jwt, jwk));
  Jwt other = *jwt;
  other.claims["a"] = 2;
  other.signing_input += "x";
  EXPECT_FALSE(is_signed_rs256(other, jwk));
  EXPECT_FALSE(is_signed_rs256(*jwt, RsaSigner(2048).jwk("k")));
  EXPECT_FALSE(is_signed_rs256(*jwt, Json()));
  // The attacker's choice: a digest with the public modulus as its key, or no signature at all.
  const auto forged = read_jwt(sign_hs256({{"a", 1}}, text_at(jwk, "n")));
  EXPECT_FALSE(is_signed_rs256(*forged, jwk));
  EXPECT_FALSE(is_signed_rs256(*read_jwt(rsa_signer().token({{"alg", "none"}}, {{"a", 1}})), jwk));
  const RsaSigner weak(1024);
  EXPECT_FALSE(is_signed_rs256(*read_jwt(weak.token({{"alg", "RS256"}}, {{"a", 1}})), weak.jwk("k")));
}

TEST(Jwt, RefusesWhatIsNoToken) {
  for (const char* text : {"", ".", "..", "a.b", "a.b.c", "e30.e30.e30.e30", "e30.W10.", "!.e30.e30"})
    EXPECT_FALSE(read_jwt(text)) << text;
  EXPECT_TRUE(read_jwt("e30.e30."));
}

TEST(Jwt, KeepsTheTimeWithinTheSkew) {
  const auto at = [](Json claims, TimeMs now) {
    return is_in_time(Jwt{Json::object(), std::move(claims), "", ""}, now, 300'000);
  };
  EXPECT_TRUE(at({{"exp", 1000}}, 1'300'000));
  EXPECT_FALSE(at({{"exp", 1000}}, 1'300'001));
  EXPECT_TRUE(at({{"exp", 2000}, {"nbf", 1000}}, 700'000));
  EXPECT_FALSE(at({{"exp", 2000}, {"nbf", 1000}}, 699'999));
  EXPECT_FALSE(at(Json::object(), 0)) << "it must end some day";
  EXPECT_FALSE(at({{"exp", 9'000'000'000'000'000'000}}, 0));
}

TEST(Jwt, FindsTheKeyByItsName) {
  const Json set = {{"keys", {{{"kid", "a"}}, {{"kid", "b"}, {"n", "1"}}}}};
  EXPECT_EQ(text_at(jwk_of(set, "b"), "n"), "1");
  EXPECT_TRUE(jwk_of(set, "c").is_null());
  EXPECT_TRUE(jwk_of(Json(), "a").is_null());
  EXPECT_TRUE(jwk_of(set, "").is_null());
}

}  // namespace
}  // namespace yingda::channels::test
