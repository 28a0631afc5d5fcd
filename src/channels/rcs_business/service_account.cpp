#include "channels/rcs_business/service_account.hpp"

#include <openssl/evp.h>
#include <openssl/pem.h>

#include <memory>

#include "base/crypto.hpp"
#include "base/json_text.hpp"
#include "channels/json_read.hpp"

namespace yingda::channels {
namespace {

// RSASSA-PKCS1-v1_5 with SHA-256.
std::optional<std::string> rsa_sign(std::string_view pem, std::string_view text) {
  const std::unique_ptr<BIO, decltype(&BIO_free)> source(
      BIO_new_mem_buf(pem.data(), static_cast<int>(pem.size())), &BIO_free);
  const std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)> key(
      source ? PEM_read_bio_PrivateKey(source.get(), nullptr, nullptr, nullptr) : nullptr, &EVP_PKEY_free);
  if (!key || EVP_PKEY_base_id(key.get()) != EVP_PKEY_RSA) return std::nullopt;
  const std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context(EVP_MD_CTX_new(), &EVP_MD_CTX_free);
  std::string out(static_cast<std::size_t>(EVP_PKEY_size(key.get())), '\0');
  std::size_t size = out.size();
  const bool ok = EVP_DigestSignInit(context.get(), nullptr, EVP_sha256(), nullptr, key.get()) == 1 &&
                  EVP_DigestSign(context.get(), reinterpret_cast<unsigned char*>(out.data()), &size,
                                 reinterpret_cast<const unsigned char*>(text.data()), text.size()) == 1;
  if (!ok) return std::nullopt;
  out.resize(size);
  return out;
}

}  // namespace

std::optional<ServiceAccount> read_service_account(std::string_view key_file) {
  const auto json = read_json(key_file);
  if (!json) return std::nullopt;
  ServiceAccount out{text_at(*json, "client_email"), text_at(*json, "private_key")};
  if (out.email.empty() || out.private_key.empty()) return std::nullopt;
  return out;
}

std::optional<std::string> service_assertion(const ServiceAccount& account, std::string_view scope,
                                             std::string_view audience, TimeMs now) {
  constexpr TimeMs kSecond = 1000;
  constexpr TimeMs kHour = 3600;
  const TimeMs issued = now / kSecond;
  const Json header = {{"alg", "RS256"}, {"typ", "JWT"}};
  const Json claims = {
      {"iss", account.email}, {"scope", scope}, {"aud", audience}, {"iat", issued}, {"exp", issued + kHour}};
  const std::string text = to_base64url(json_text(header)) + "." + to_base64url(json_text(claims));
  const auto signature = rsa_sign(account.private_key, text);
  if (!signature) return std::nullopt;
  return text + "." + to_base64url(*signature);
}

}  // namespace yingda::channels
