#include "base/crypto.hpp"

#include <sodium.h>

#include <array>
#include <new>
#include <stdexcept>

namespace yingda {
namespace {

// OWASP's second choice: as strong as 46 MiB with one pass, and it keeps a small server small.
constexpr unsigned long long kPasswordPasses = 2;
constexpr std::size_t kPasswordMemory = std::size_t{19} * 1024 * 1024;

constexpr int kBase64 = sodium_base64_VARIANT_URLSAFE_NO_PADDING;

// Idempotent and thread-safe, as libsodium promises; it picks the CPU's fastest code, so it must run first.
void ready() {
  static const bool ok = sodium_init() >= 0;
  if (!ok) throw std::runtime_error("libsodium does not start: the system gives no random numbers");
}

const unsigned char* bytes_of(std::string_view text) {
  return reinterpret_cast<const unsigned char*>(text.data());
}
unsigned char* bytes_of(std::string& text) { return reinterpret_cast<unsigned char*>(text.data()); }

std::string random_of(std::string_view alphabet, std::size_t length) {
  ready();
  std::string text(length, '\0');
  for (auto& c : text) c = alphabet[randombytes_uniform(static_cast<std::uint32_t>(alphabet.size()))];
  return text;
}

void check_key(std::string_view key) {
  if (key.size() != crypto_secretbox_KEYBYTES) throw std::logic_error("a sealing key has 32 bytes");
}

}  // namespace

std::string random_bytes(std::size_t count) {
  ready();
  std::string bytes(count, '\0');
  randombytes_buf(bytes.data(), bytes.size());
  return bytes;
}

std::string random_text(std::size_t length) {
  return random_of("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789", length);
}

std::string random_password() { return random_of("abcdefghjkmnpqrstuvwxyz23456789", 16); }

std::string sha256(std::string_view bytes) {
  std::string digest(crypto_hash_sha256_BYTES, '\0');
  crypto_hash_sha256(bytes_of(digest), bytes_of(bytes), bytes.size());
  return digest;
}

std::string blake2b(std::string_view bytes) {
  ready();
  std::string digest(crypto_generichash_BYTES, '\0');
  crypto_generichash(bytes_of(digest), digest.size(), bytes_of(bytes), bytes.size(), nullptr, 0);
  return digest;
}

std::string to_hex(std::string_view bytes) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string text;
  text.reserve(bytes.size() * 2);
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    text += kDigits[byte >> 4U];
    text += kDigits[byte & 15U];
  }
  return text;
}

std::string to_base64url(std::string_view bytes) {
  std::string text(sodium_base64_encoded_len(bytes.size(), kBase64), '\0');
  sodium_bin2base64(text.data(), text.size(), bytes_of(bytes), bytes.size(), kBase64);
  text.pop_back();  // the terminating zero
  return text;
}

std::optional<std::string> from_base64url(std::string_view text) {
  std::string bytes(text.size(), '\0');
  std::size_t length = 0;
  const char* end = nullptr;
  const int failed = sodium_base642bin(bytes_of(bytes), bytes.size(), text.data(), text.size(), nullptr,
                                       &length, &end, kBase64);
  if (failed != 0 || end != text.data() + text.size()) return std::nullopt;
  bytes.resize(length);
  return bytes;
}

bool equal_secrets(std::string_view a, std::string_view b) {
  return a.size() == b.size() && sodium_memcmp(a.data(), b.data(), a.size()) == 0;
}

std::string seal(std::string_view plain, std::string_view key) {
  check_key(key);
  std::string sealed = random_bytes(crypto_secretbox_NONCEBYTES);
  sealed.resize(crypto_secretbox_NONCEBYTES + crypto_secretbox_MACBYTES + plain.size());
  crypto_secretbox_easy(bytes_of(sealed) + crypto_secretbox_NONCEBYTES, bytes_of(plain), plain.size(),
                        bytes_of(sealed), bytes_of(key));
  return sealed;
}

std::optional<std::string> unseal(std::string_view sealed, std::string_view key) {
  check_key(key);
  constexpr auto kOverhead = crypto_secretbox_NONCEBYTES + crypto_secretbox_MACBYTES;
  if (sealed.size() < kOverhead) return std::nullopt;
  std::string plain(sealed.size() - kOverhead, '\0');
  const auto* box = bytes_of(sealed) + crypto_secretbox_NONCEBYTES;
  const auto box_size = sealed.size() - crypto_secretbox_NONCEBYTES;
  if (crypto_secretbox_open_easy(bytes_of(plain), box, box_size, bytes_of(sealed), bytes_of(key)) != 0) {
    return std::nullopt;
  }
  return plain;
}

std::string hash_password(const std::string& password) {
  ready();
  std::array<char, crypto_pwhash_STRBYTES> hash{};
  const int failed = crypto_pwhash_str_alg(hash.data(), password.data(), password.size(), kPasswordPasses,
                                           kPasswordMemory, crypto_pwhash_ALG_ARGON2ID13);
  if (failed != 0) throw std::bad_alloc();  // its only way to fail
  return hash.data();
}

bool verify_password(const std::string& hash, const std::string& password) {
  ready();
  return crypto_pwhash_str_verify(hash.c_str(), password.data(), password.size()) == 0;
}

}  // namespace yingda
