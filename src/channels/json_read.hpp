#pragma once
// Reading JSON of somebody else's making: whatever is missing or of another type reads as empty.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/json.hpp"

namespace yingda::channels {

// Nothing for a text that is not JSON, or nested too deep to be a platform's.
std::optional<Json> read_json(std::string_view text);

// `path` names keys and list indexes, separated by '/': "event/message/0/id". A null value where it leads
// nowhere.
const Json& at(const Json& json, std::string_view path);
// Text as it is; whole numbers, which some platforms use for ids, as their digits; anything else "".
std::string text_at(const Json& json, std::string_view path);
// Also of a number written as text.
std::int64_t number_at(const Json& json, std::string_view path, std::int64_t otherwise = 0);
double real_at(const Json& json, std::string_view path, double otherwise = 0);
bool true_at(const Json& json, std::string_view path);

}  // namespace yingda::channels
