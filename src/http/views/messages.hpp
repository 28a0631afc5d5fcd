#pragma once
// Messages as api/openapi.yaml shows them: Message to members, PublicMessage to the customer.

#include <vector>

#include "core/conversations/repository.hpp"
#include "http/views/names.hpp"

namespace yingda::http::views {

Json message(const Message& message, Names& names);
Json messages(const std::vector<Message>& messages, Names& names);

// Never to be called with a note: those are for members only.
Json public_message(const Message& message, Names& names);
// Leaves notes out.
Json public_messages(const std::vector<Message>& messages, Names& names);

Json search_hit(const MessageHit& hit, const Conversation& conversation, Names& names);

}  // namespace yingda::http::views
