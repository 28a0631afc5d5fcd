#pragma once
// What an agent sees first when a conversation comes to him.

#include <vector>

#include "bot/snapshot.hpp"
#include "core/conversations/types.hpp"

namespace yingda::bot {

// `messages` ascending by seq; notes are ignored.
// {"who","asked":[…],"answered":[{"question","kind","title"}],
// "reason","reason_text":{"zh","en"},"mood","language","message_count","text":{"zh","en"}}.
// "asked" holds the customer's questions, shortened to 80 code points, newest last, at most 10; "who" the
// contact's id, which the caller replaces by a name where it knows one.
Json summarise(const Conversation& conversation, const std::vector<Message>& messages,
               const Snapshot& snapshot);

}  // namespace yingda::bot
