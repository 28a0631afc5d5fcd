#pragma once
// What customers send, from JSON that has been validated; the same for requests and for WebSocket frames.

#include <string>
#include <string_view>

#include "base/error.hpp"
#include "base/json.hpp"
#include "core/conversations/inbox_service.hpp"

namespace yingda::http {

// Of a PublicMessageIn. Error: {invalid, "invalid_message_part"}.
Result<VisitorMessage> visitor_message(const Json& body, std::string visitor_id);

// "delivered" or "read"; "up" or "down".
ReadMark read_mark(std::string_view text);
Feedback feedback_value(std::string_view text);

}  // namespace yingda::http
