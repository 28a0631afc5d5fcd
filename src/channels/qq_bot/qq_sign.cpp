#include "channels/qq_bot/qq_sign.hpp"

#include <sodium.h>

#include <array>

#include "base/crypto.hpp"
#include "channels/crypto.hpp"

namespace yingda::channels {
namespace {

struct QqKeys {
  std::array<unsigned char, crypto_sign_PUBLICKEYBYTES> open{};
  std::array<unsigned char, crypto_sign_SECRETKEYBYTES> secret{};
};

const unsigned char* qq_bytes(std::string_view text) {
  return reinterpret_cast<const unsigned char*>(text.data());
}

// `app_secret` is not empty.
QqKeys qq_keys(std::string_view app_secret) {
  QqKeys keys;
  crypto_sign_seed_keypair(keys.open.data(), keys.secret.data(), qq_bytes(qq_seed(app_secret)));
  return keys;
}

}  // namespace

std::string qq_seed(std::string_view app_secret) {
  std::string seed(app_secret);
  if (seed.empty()) return seed;
  while (seed.size() < crypto_sign_SEEDBYTES) seed += seed;
  seed.resize(crypto_sign_SEEDBYTES);
  return seed;
}

std::string qq_public_key(std::string_view app_secret) {
  if (app_secret.empty()) return "";
  const QqKeys keys = qq_keys(app_secret);
  return {reinterpret_cast<const char*>(keys.open.data()), keys.open.size()};
}

std::string qq_sign(std::string_view app_secret, std::string_view text) {
  if (app_secret.empty()) return "";
  const QqKeys keys = qq_keys(app_secret);
  std::array<unsigned char, crypto_sign_BYTES> out{};
  crypto_sign_detached(out.data(), nullptr, qq_bytes(text), text.size(), keys.secret.data());
  return to_hex({reinterpret_cast<const char*>(out.data()), out.size()});
}

bool is_qq_signed(std::string_view app_secret, std::string_view text, std::string_view signature_hex) {
  constexpr unsigned char kHighBits = 0xE0;
  const auto signature = from_hex(signature_hex);
  if (app_secret.empty() || !signature || signature->size() != crypto_sign_BYTES) return false;
  if ((static_cast<unsigned char>(signature->back()) & kHighBits) != 0) return false;
  const QqKeys keys = qq_keys(app_secret);
  return crypto_sign_verify_detached(qq_bytes(*signature), qq_bytes(text), text.size(), keys.open.data()) ==
         0;
}

}  // namespace yingda::channels
