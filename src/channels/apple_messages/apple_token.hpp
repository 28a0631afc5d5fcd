#pragma once
// The tokens of Apple Messages for Business: JWT with HS256 under the provider's secret.
// Protocol: https://register.apple.com/resources/messages/msp-rest-api

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace yingda::channels {

// Ours, for calls to Apple. `seconds` since 1970 UTC; nothing where the secret is not base64.
std::optional<std::string> apple_token(std::string_view msp_id, std::string_view secret,
                                       std::int64_t seconds);

enum class AppleToken { good, bad, expired };
// Apple's, for pushes to us: it is made out to `msp_id`.
AppleToken check_apple_token(std::string_view token, std::string_view msp_id, std::string_view secret,
                             std::int64_t now_seconds);

}  // namespace yingda::channels
