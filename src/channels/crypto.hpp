#pragma once
// The digests and ciphers that platforms sign and seal with. Thread-safe. Over OpenSSL, since libsodium has
// no SHA-1, MD5 or CBC.

#include <optional>
#include <string>
#include <string_view>

namespace yingda::channels {

enum class Hash { md5, sha1, sha256, sha512 };

std::string digest(Hash hash, std::string_view bytes);                      // raw bytes
std::string hmac(Hash hash, std::string_view key, std::string_view bytes);  // raw bytes

std::string to_base64(std::string_view bytes);  // with padding
// Standard alphabet; padding may be missing. Nothing for other characters.
std::optional<std::string> from_base64(std::string_view text);
std::optional<std::string> from_hex(std::string_view text);

// AES-CBC with a key of 16 or 32 bytes and an IV of 16, without padding: the length must be a multiple of 16.
std::optional<std::string> aes_cbc_decrypt(std::string_view key, std::string_view iv, std::string_view bytes);
std::optional<std::string> aes_cbc_encrypt(std::string_view key, std::string_view iv, std::string_view bytes);
// AES-CTR, which is its own inverse, with a key of 16 or 32 bytes and a first counter of 16.
std::optional<std::string> aes_ctr(std::string_view key, std::string_view counter, std::string_view bytes);
// PKCS#7 for blocks of 1–255 bytes; nothing where the padding is not one.
std::optional<std::string> unpad(std::string_view bytes, std::size_t block);
std::string pad(std::string_view bytes, std::size_t block);

// As part of a query or form: unreserved characters of RFC 3986 stay.
std::string percent_encode(std::string_view text);

}  // namespace yingda::channels
