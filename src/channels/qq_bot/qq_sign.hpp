#pragma once
// The Ed25519 key pair that QQ makes of a bot's secret; it signs pushes with it, and a bot shows by it that
// it knows the secret. Pure.

#include <string>
#include <string_view>

namespace yingda::channels {

// The secret, doubled until it is long enough, cut to 32 bytes; empty for an empty secret.
std::string qq_seed(std::string_view app_secret);
// 32 bytes; empty for an empty secret.
std::string qq_public_key(std::string_view app_secret);
// Lower-case hex of 64 bytes.
std::string qq_sign(std::string_view app_secret, std::string_view text);
bool is_qq_signed(std::string_view app_secret, std::string_view text, std::string_view signature_hex);

}  // namespace yingda::channels
