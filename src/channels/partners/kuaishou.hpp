#pragma once
// Kuaishou: call-backs of mini-programs. Protocol: https://open.kuaishou.com/docs/develop/server/payment

#include <string>
#include <string_view>

#include "channels/message.hpp"

namespace yingda::channels {

// The header kwaisign: MD5 of body and secret as hex.
std::string kuaishou_signature(std::string_view secret, std::string_view body);
bool is_kuaishou_signed(std::string_view secret, std::string_view body, std::string_view given);

Inbound read_kuaishou(const Json& body);
// What the platform wants to hear.
Json kuaishou_answer(const Json& body);

}  // namespace yingda::channels
