#pragma once
// How web hooks without a platform are signed. Protocol: https://www.standardwebhooks.com,
// https://docs.github.com/webhooks (X-Hub-Signature-256) and RFC 6455.

#include <cstdint>
#include <string>
#include <string_view>

namespace yingda::channels {

// The entry "v1,…" of webhook-signature. The secret is base64, with or without "whsec_" before it.
std::string standard_signature(std::string_view secret, std::string_view id, std::string_view timestamp,
                               std::string_view body);
// Whether one of the entries, separated by spaces, is right. Other versions than v1 are skipped.
bool is_standard_signed(std::string_view secret, std::string_view id, std::string_view timestamp,
                        std::string_view body, std::string_view signatures);

// "sha256=…" of the body.
std::string github_signature(std::string_view secret, std::string_view body);

// How a page proves who its visitor is: HMAC-SHA256 of the identifier as hex.
std::string identifier_hash(std::string_view secret, std::string_view identifier);

// Sec-WebSocket-Accept for a Sec-WebSocket-Key.
std::string websocket_accept(std::string_view key);

}  // namespace yingda::channels
