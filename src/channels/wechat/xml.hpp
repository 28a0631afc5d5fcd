#pragma once
// XML of somebody else's making as the JSON that the readers know.

#include <optional>
#include <string_view>

#include "base/json.hpp"

namespace yingda::channels {

// The children of the root element: texts by their names, elements with children as objects, the first where
// a name stands twice, at most a few levels deep. Nothing for a text that is not UTF-8 or not XML. Document
// types and entities of the sender's own are not read.
std::optional<Json> read_xml(std::string_view text);

}  // namespace yingda::channels
