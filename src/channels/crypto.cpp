#include "channels/crypto.hpp"

#include <openssl/evp.h>
#include <openssl/hmac.h>

#include <array>
#include <memory>
#include <stdexcept>

namespace yingda::channels {
namespace {

const EVP_MD* method_of(Hash hash) {
  switch (hash) {
    case Hash::md5:
      return EVP_md5();
    case Hash::sha1:
      return EVP_sha1();
    case Hash::sha256:
      return EVP_sha256();
    case Hash::sha512:
      return EVP_sha512();
  }
  throw std::invalid_argument("hash");
}

const unsigned char* bytes_of(std::string_view text) {
  return reinterpret_cast<const unsigned char*>(text.data());
}
unsigned char* bytes_of(std::string& text) { return reinterpret_cast<unsigned char*>(text.data()); }

std::optional<std::string> aes_cbc(bool encrypt, std::string_view key, std::string_view iv,
                                   std::string_view bytes) {
  const EVP_CIPHER* cipher = key.size() == 32   ? EVP_aes_256_cbc()
                             : key.size() == 16 ? EVP_aes_128_cbc()
                                                : nullptr;
  if (cipher == nullptr || iv.size() != 16 || bytes.size() % 16 != 0 || bytes.empty()) return std::nullopt;
  const std::unique_ptr<EVP_CIPHER_CTX, decltype(&EVP_CIPHER_CTX_free)> context(EVP_CIPHER_CTX_new(),
                                                                                &EVP_CIPHER_CTX_free);
  std::string out(bytes.size() + 16, '\0');
  int done = 0;
  int rest = 0;
  const bool ok =
      EVP_CipherInit_ex(context.get(), cipher, nullptr, bytes_of(key), bytes_of(iv), encrypt ? 1 : 0) == 1 &&
      EVP_CIPHER_CTX_set_padding(context.get(), 0) == 1 &&
      EVP_CipherUpdate(context.get(), bytes_of(out), &done, bytes_of(bytes),
                       static_cast<int>(bytes.size())) == 1 &&
      EVP_CipherFinal_ex(context.get(), bytes_of(out) + done, &rest) == 1;
  if (!ok) return std::nullopt;
  out.resize(static_cast<std::size_t>(done) + static_cast<std::size_t>(rest));
  return out;
}

int digit_of(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

}  // namespace

std::string digest(Hash hash, std::string_view bytes) {
  std::array<unsigned char, EVP_MAX_MD_SIZE> out{};
  unsigned int size = 0;
  if (EVP_Digest(bytes.data(), bytes.size(), out.data(), &size, method_of(hash), nullptr) != 1)
    throw std::runtime_error("digest");
  return {reinterpret_cast<const char*>(out.data()), size};
}

std::string hmac(Hash hash, std::string_view key, std::string_view bytes) {
  std::array<unsigned char, EVP_MAX_MD_SIZE> out{};
  unsigned int size = 0;
  // A key without bytes must still be a pointer.
  const char* at = key.empty() ? "" : key.data();
  if (HMAC(method_of(hash), at, static_cast<int>(key.size()), bytes_of(bytes), bytes.size(), out.data(),
           &size) == nullptr)
    throw std::runtime_error("hmac");
  return {reinterpret_cast<const char*>(out.data()), size};
}

std::string to_base64(std::string_view bytes) {
  std::string out(4 * ((bytes.size() + 2) / 3), '\0');
  if (!out.empty()) EVP_EncodeBlock(bytes_of(out), bytes_of(bytes), static_cast<int>(bytes.size()));
  return out;
}

std::optional<std::string> from_base64(std::string_view text) {
  while (text.ends_with('=')) text.remove_suffix(1);
  std::string out;
  out.reserve(text.size() * 3 / 4);
  unsigned int bits = 0;
  int count = 0;
  for (const char c : text) {
    constexpr std::string_view kAlphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    const auto at = kAlphabet.find(c);
    if (at == std::string_view::npos) return std::nullopt;
    bits = (bits << 6U) | static_cast<unsigned int>(at);
    count += 6;
    if (count < 8) continue;
    count -= 8;
    out += static_cast<char>((bits >> static_cast<unsigned int>(count)) & 0xFFU);
  }
  if (text.size() % 4 == 1) return std::nullopt;
  return out;
}

std::optional<std::string> from_hex(std::string_view text) {
  if (text.size() % 2 != 0) return std::nullopt;
  std::string out;
  for (std::size_t i = 0; i < text.size(); i += 2) {
    const int high = digit_of(text[i]);
    const int low = digit_of(text[i + 1]);
    if (high < 0 || low < 0) return std::nullopt;
    out += static_cast<char>(high * 16 + low);
  }
  return out;
}

std::optional<std::string> aes_cbc_decrypt(std::string_view key, std::string_view iv,
                                           std::string_view bytes) {
  return aes_cbc(false, key, iv, bytes);
}

std::optional<std::string> aes_cbc_encrypt(std::string_view key, std::string_view iv,
                                           std::string_view bytes) {
  return aes_cbc(true, key, iv, bytes);
}

std::optional<std::string> aes_ctr(std::string_view key, std::string_view counter, std::string_view bytes) {
  const EVP_CIPHER* cipher = key.size() == 32   ? EVP_aes_256_ctr()
                             : key.size() == 16 ? EVP_aes_128_ctr()
                                                : nullptr;
  if (cipher == nullptr || counter.size() != 16) return std::nullopt;
  const std::unique_ptr<EVP_CIPHER_CTX, decltype(&EVP_CIPHER_CTX_free)> context(EVP_CIPHER_CTX_new(),
                                                                                &EVP_CIPHER_CTX_free);
  std::string out(bytes.size(), '\0');
  int done = 0;
  const bool ok = EVP_EncryptInit_ex(context.get(), cipher, nullptr, bytes_of(key), bytes_of(counter)) == 1 &&
                  EVP_EncryptUpdate(context.get(), bytes_of(out), &done, bytes_of(bytes),
                                    static_cast<int>(bytes.size())) == 1;
  if (!ok) return std::nullopt;
  return out;
}

std::optional<std::string> unpad(std::string_view bytes, std::size_t block) {
  if (bytes.empty()) return std::nullopt;
  const auto count = static_cast<std::size_t>(static_cast<unsigned char>(bytes.back()));
  if (count == 0 || count > block || count > bytes.size()) return std::nullopt;
  for (const char c : bytes.substr(bytes.size() - count)) {
    if (c != bytes.back()) return std::nullopt;
  }
  return std::string(bytes.substr(0, bytes.size() - count));
}

std::string pad(std::string_view bytes, std::size_t block) {
  const std::size_t count = block - bytes.size() % block;
  return std::string(bytes) + std::string(count, static_cast<char>(count));
}

std::string percent_encode(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const bool plain = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                       c == '-' || c == '_' || c == '.' || c == '~';
    if (plain) {
      out += c;
    } else {
      constexpr std::string_view kDigits = "0123456789ABCDEF";
      const auto value = static_cast<unsigned char>(c);
      out += '%';
      out += kDigits[value >> 4U];
      out += kDigits[value & 15U];
    }
  }
  return out;
}

}  // namespace yingda::channels
