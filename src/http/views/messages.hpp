#pragma once
// Messages as api/openapi.yaml shows them: Message to members, PublicMessage to the customer.

#include <vector>

#include "base/json.hpp"
#include "core/conversations/types.hpp"
#include "http/views/names.hpp"

namespace yingda::http::views {

Json message(const Message& message, const Names& names);
Json messages(const std::vector<Message>& messages, const Names& names);

// Never to be called with a note: those are for members only.
Json public_message(const Message& message, const Names& names);
// Leaves notes out.
Json public_messages(const std::vector<Message>& messages, const Names& names);

}  // namespace yingda::http::views
