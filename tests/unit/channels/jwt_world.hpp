#pragma once
// A private key and the tokens that it signs, for tests.

#include <openssl/core_names.h>
#include <openssl/evp.h>
#include <openssl/rsa.h>

#include <memory>
#include <stdexcept>

#include "base/crypto.hpp"
#include "base/json.hpp"

namespace yingda::channels::test {

class RsaSigner {
 public:
  explicit RsaSigner(unsigned int bits = 2048) : key_(EVP_RSA_gen(bits), &EVP_PKEY_free) {
    if (!key_) throw std::runtime_error("rsa");
  }

  Json jwk(const std::string& kid) const {
    return {{"kty", "RSA"},
            {"kid", kid},
            {"n", number(OSSL_PKEY_PARAM_RSA_N)},
            {"e", number(OSSL_PKEY_PARAM_RSA_E)},
            {"endorsements", {"msteams"}}};
  }

  std::string token(const Json& header, const Json& claims) const {
    const std::string input = to_base64url(header.dump()) + "." + to_base64url(claims.dump());
    const std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context(EVP_MD_CTX_new(), &EVP_MD_CTX_free);
    const auto* bytes = reinterpret_cast<const unsigned char*>(input.data());
    std::string out(static_cast<std::size_t>(EVP_PKEY_get_size(key_.get())), '\0');
    std::size_t size = out.size();
    if (EVP_DigestSignInit(context.get(), nullptr, EVP_sha256(), nullptr, key_.get()) != 1 ||
        EVP_DigestSign(context.get(), reinterpret_cast<unsigned char*>(out.data()), &size, bytes,
                       input.size()) != 1)
      throw std::runtime_error("sign");
    out.resize(size);
    return input + "." + to_base64url(out);
  }

 private:
  std::string number(const char* name) const {
    BIGNUM* value = nullptr;
    if (EVP_PKEY_get_bn_param(key_.get(), name, &value) != 1) throw std::runtime_error(name);
    const std::unique_ptr<BIGNUM, decltype(&BN_free)> held(value, &BN_free);
    std::string out(static_cast<std::size_t>(BN_num_bytes(value)), '\0');
    BN_bn2bin(value, reinterpret_cast<unsigned char*>(out.data()));
    return to_base64url(out);
  }

  std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)> key_;
};

inline const RsaSigner& rsa_signer() {
  static const RsaSigner kSigner;
  return kSigner;
}

}  // namespace yingda::channels::test
