#pragma once
// Conversation, ConversationCounts and SearchHit as api/openapi.yaml shows them to members, and PublicState
// as it shows it to the customer.

#include <optional>

#include "base/json.hpp"
#include "core/contacts/types.hpp"
#include "core/conversations/desk_service.hpp"
#include "core/conversations/public_state.hpp"
#include "http/views/names.hpp"

namespace yingda::http::views {

Json conversation(const Conversation& conversation, const Contact& contact, std::optional<int> queue_place,
                  const Names& names);
Json conversation(const DeskConversation& shown, const Names& names);
Json counts(const ConversationCounts& counts);
Json search_hit(const DeskHit& hit, const Names& names);

Json public_state(const PublicState& state);

}  // namespace yingda::http::views
