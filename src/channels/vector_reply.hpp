#pragma once
// What run_vector() of several adapters need besides vector_inputs.hpp.

#include <optional>
#include <string_view>

#include "channels/channel.hpp"

namespace yingda::channels {

// push_of(), with the signature of the entry under `name` unless its "headers" have it. An entry writes the
// value in "signature", or alone in "header", which else is the header's name.
Push signed_push(const Json& inputs, std::string_view name);

// {"valid"}, and where it is not: {"reason","status"}.
Json signature_result(std::optional<Refusal> refusal, int status = 403);

// {"status","content_type","body"}, and "body_json" of a body that is JSON. The type is without parameters.
Json reply_json(const Reply& reply);

}  // namespace yingda::channels
