#include "channels/generic_webhook/signing.hpp"

#include "base/crypto.hpp"
#include "channels/crypto.hpp"

namespace yingda::channels {
namespace {

constexpr std::string_view kSecretPrefix = "whsec_";

// "" where it is no base64.
std::string standard_key(std::string_view secret) {
  if (secret.starts_with(kSecretPrefix)) secret.remove_prefix(kSecretPrefix.size());
  return from_base64(secret).value_or("");
}

}  // namespace

std::string standard_signature(std::string_view secret, std::string_view id, std::string_view timestamp,
                               std::string_view body) {
  const std::string text = std::string(id) + "." + std::string(timestamp) + "." + std::string(body);
  return "v1," + to_base64(hmac(Hash::sha256, standard_key(secret), text));
}

bool is_standard_signed(std::string_view secret, std::string_view id, std::string_view timestamp,
                        std::string_view body, std::string_view signatures) {
  if (id.empty() || timestamp.empty() || standard_key(secret).empty()) return false;
  const std::string right = standard_signature(secret, id, timestamp, body);
  bool found = false;
  while (!signatures.empty()) {
    const auto end = std::min(signatures.find(' '), signatures.size());
    found = equal_secrets(signatures.substr(0, end), right) || found;
    signatures.remove_prefix(std::min(end + 1, signatures.size()));
  }
  return found;
}

std::string github_signature(std::string_view secret, std::string_view body) {
  return "sha256=" + to_hex(hmac(Hash::sha256, secret, body));
}

std::string identifier_hash(std::string_view secret, std::string_view identifier) {
  return to_hex(hmac(Hash::sha256, secret, identifier));
}

std::string websocket_accept(std::string_view key) {
  return to_base64(digest(Hash::sha1, std::string(key) + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11"));
}

}  // namespace yingda::channels
