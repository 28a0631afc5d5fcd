#include "http/routes/public_message.hpp"

#include "http/routes/message_body.hpp"

namespace yingda::http {

Result<VisitorMessage> visitor_message(const Json& body, std::string visitor_id) {
  auto parts = parts_of(body);
  if (!parts) return std::unexpected(parts.error());
  VisitorMessage message;
  message.visitor_id = std::move(visitor_id);
  message.client_message_id = body.value("client_message_id", "");
  message.parts = std::move(*parts);
  if (const auto context = body.find("context"); context != body.end()) {
    message.context = *context;
    message.language = context->value("language", "");
    message.context.erase("language");
  }
  return message;
}

ReadMark read_mark(std::string_view text) { return text == "read" ? ReadMark::read : ReadMark::delivered; }

Feedback feedback_value(std::string_view text) { return text == "up" ? Feedback::up : Feedback::down; }

}  // namespace yingda::http
