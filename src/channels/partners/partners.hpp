#pragma once
// Platforms whose signatures and pushes we can check and make, but that let no third party read and answer
// private messages; docs/channels/left-out.md tells why. They are no channels.

#include <optional>
#include <string_view>

#include "base/json.hpp"

namespace yingda::channels {

// One entry of a vectors file, as Adapter::run_vector(). Nothing for a platform that is not here.
std::optional<Json> run_partner_vector(std::string_view platform, std::string_view kind, const Json& inputs,
                                       const Json& expected);

}  // namespace yingda::channels
