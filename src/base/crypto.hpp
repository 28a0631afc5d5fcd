#pragma once
// Random secrets, digests and passwords, by libsodium. Thread-safe.

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace yingda {

// Cryptographically random bytes.
std::string random_bytes(std::size_t count);
// Random text of [A-Za-z0-9], without bias: 5.95 bits a character.
std::string random_text(std::size_t length);
// A password for a person to type once: 16 characters without those that look alike (79 bits).
std::string random_password();

// The 32 bytes of SHA-256.
std::string sha256(std::string_view bytes);
// The 32 bytes of BLAKE2b-256: as strong, and several times faster on large files.
std::string blake2b(std::string_view bytes);
std::string to_hex(std::string_view bytes);
// Base64 with '-' and '_' and without padding; 32 bytes become 43 characters.
std::string to_base64url(std::string_view bytes);
std::optional<std::string> from_base64url(std::string_view text);
// In a time that depends on the lengths alone.
bool equal_secrets(std::string_view a, std::string_view b);

// Authenticated encryption with a key of 32 bytes; the result starts with its random nonce.
std::string seal(std::string_view plain, std::string_view key);
// Nothing when the key is another one or the text was changed.
std::optional<std::string> unseal(std::string_view sealed, std::string_view key);

// argon2id with 19 MiB and 2 passes: about 20 ms of a core and 19 MiB while it runs, so run both on
// async::Offload. The form "$argon2id$…" holds its salt and costs.
std::string hash_password(const std::string& password);
bool verify_password(const std::string& hash, const std::string& password);

}  // namespace yingda
