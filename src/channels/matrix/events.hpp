#pragma once
// What a transaction of a Matrix homeserver tells. Protocol: https://spec.matrix.org/latest/client-server-api

#include <string_view>
#include <vector>

#include "channels/message.hpp"

namespace yingda::channels {

// `ours` is the user that we write as; what it sent reads as outgoing.
std::vector<Inbound> read_matrix(const Json& transaction, std::string_view ours);

}  // namespace yingda::channels
