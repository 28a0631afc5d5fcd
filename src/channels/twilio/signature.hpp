#pragma once
// X-Twilio-Signature. Protocol: https://www.twilio.com/docs/usage/security

#include <optional>
#include <string>
#include <string_view>

#include "channels/exchange.hpp"

namespace yingda::channels {

// base64(HMAC-SHA1(token, url and the sorted names each with its values)); a name's values are sorted and
// each stands once.
std::string twilio_signature(std::string_view token, std::string_view url, const Fields& form);

// Twilio signs the address sometimes with and sometimes without its port, so both pass. Without a form the
// body is signed by its digest in the address (bodySHA256).
bool twilio_is_signed(std::string_view token, std::string_view url, const std::optional<Fields>& form,
                      std::string_view body, std::string_view given);

}  // namespace yingda::channels
