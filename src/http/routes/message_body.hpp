#pragma once
// What a message body or frame says, as `text` or as `parts`.

#include "base/error.hpp"
#include "base/json.hpp"
#include "core/conversations/parts.hpp"

namespace yingda::http {

// `body` has exactly one of the two. Error: {invalid, "invalid_message_part"}.
inline Result<Parts> parts_of(const Json& body) {
  if (const auto text = body.find("text"); text != body.end()) {
    return Parts{TextPart{text->get<std::string>()}};
  }
  return parse_parts(body.value("parts", Json::array()));
}

}  // namespace yingda::http
