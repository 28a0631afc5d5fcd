#pragma once
// How values that are more than a number or a text lie in a column. The stored form is the store's own: it
// stays readable when the API's form or its limits change, and missing keys take their defaults.

#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "core/business_hours.hpp"
#include "core/channels/types.hpp"
#include "core/conversations/parts.hpp"
#include "core/knowledge/types.hpp"
#include "core/workspaces/types.hpp"

namespace yingda::storage {

std::string pack(const Json& json);
std::string pack(const std::vector<std::string>& texts);
std::string pack(const BotSettings& bot);
std::string pack(const BusinessHours& hours);
std::string pack(const ChannelSettings& settings);
std::string pack(const Parts& parts);
std::string pack(const std::vector<Answer>& answers);

// The way back. What cannot be read throws: then the database is damaged or was edited by hand.
Json unpack_json(const std::string& column);
std::vector<std::string> unpack_texts(const std::string& column);
BotSettings unpack_bot(const std::string& column);
BusinessHours unpack_hours(const std::string& column);
ChannelSettings unpack_settings(const std::string& column);
Parts unpack_parts(const std::string& column);
std::vector<Answer> unpack_answers(const std::string& column);

template <class Tag>
std::string pack_ids(const std::vector<Id<Tag>>& ids) {
  Json json = Json::array();
  for (const auto id : ids) json.push_back(id.value);
  return pack(json);
}
template <class IdType>
std::vector<IdType> unpack_ids(const std::string& column) {
  std::vector<IdType> ids;
  for (const auto& value : unpack_json(column)) ids.push_back(IdType{value.get<std::int64_t>()});
  return ids;
}

// The value behind a stored name: known(parse_role(text)).
template <class T>
T known(std::optional<T> value) {
  if (!value) throw std::runtime_error("a column holds a name that this program does not know");
  return *value;
}

// A LIKE pattern (ESCAPE '\') for texts that contain `part`.
std::string like_containing(std::string_view part);

}  // namespace yingda::storage
