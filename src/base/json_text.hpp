#pragma once
// JSON as text, written straight into a string: several times as fast as nlohmann's serializer, and the same
// bytes for all but unusual floating-point numbers. Never fails: what is not UTF-8 inside strings is replaced
// by U+FFFD, what is no number (NaN, infinite) becomes null.

#include <string>
#include <string_view>

#include "base/json.hpp"

namespace yingda {

std::string json_text(const Json& value);
void append_json(std::string& out, const Json& value);
// A string with its quotation marks.
void append_json_string(std::string& out, std::string_view text);

}  // namespace yingda
