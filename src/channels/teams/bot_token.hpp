#pragma once
// Who called: the tokens of the Bot Framework, and the digests of outgoing web hooks.

#include "channels/channel.hpp"

namespace yingda::channels {

// settings: app_id, jwks, issuer; or security_token for "HMAC …". `activity` is the body as JSON, needed for
// the former alone.
std::optional<Refusal> check_teams(const Account& account, std::string_view authorization,
                                   std::string_view body, const Json& activity, TimeMs now);
// The value of Authorization that an outgoing web hook sends with this body.
std::string teams_digest(const Account& account, std::string_view body);

}  // namespace yingda::channels
