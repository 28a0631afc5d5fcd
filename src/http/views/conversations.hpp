#pragma once
// Conversation and ConversationCounts as api/openapi.yaml shows them to members.

#include <vector>

#include "core/conversations/repository.hpp"
#include "http/views/names.hpp"

namespace yingda::http::views {

Json conversation(const Conversation& conversation, Names& names);
Json conversations(const std::vector<Conversation>& conversations, Names& names);
Json counts(const ConversationCounts& counts);

}  // namespace yingda::http::views
