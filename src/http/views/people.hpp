#pragma once
// Accounts, workspaces, members, teams, keys and channels in the JSON forms of api/openapi.yaml, and the
// settings objects back from JSON. The parse functions take bodies that were validated against their schema;
// what they refuse is what a schema cannot say.

#include <vector>

#include "base/clock.hpp"
#include "base/error.hpp"
#include "base/json.hpp"
#include "core/channels/types.hpp"
#include "core/members/types.hpp"
#include "core/workspaces/types.hpp"

namespace yingda::http {

Json to_json(const Localized& text);
Json to_json(const BusinessHours& hours);
Json to_json(const BotSettings& bot);
Json to_json(const ChannelSettings& settings);
Json to_json(const Account& account);
Json to_json(const Workspace& workspace);
Json to_json(const Member& member, Presence effective, int load, const std::vector<TeamId>& teams);
Json to_json(const Team& team, TimeMs now);
Json to_json(const ApiKey& key);
Json to_json(const Channel& channel);

Localized parse_localized(const Json& json);
// {invalid, "unknown_time_zone" | "bad_format" | "out_of_range"} with the field below `at`.
Result<BusinessHours> parse_business_hours(const Json& json, const std::string& at);
// Keys that are absent keep the value of `current`. {invalid, "out_of_range"} when the thresholds cross.
Result<BotSettings> parse_bot_settings(const Json& json, BotSettings current, const std::string& at);
ChannelSettings parse_channel_settings(const Json& json, ChannelSettings current);
// Ids of an array of strings; the pattern has been checked.
template <class IdType>
std::vector<IdType> parse_ids(const Json& array) {
  std::vector<IdType> ids;
  for (const auto& item : array) {
    if (const auto id = parse_id<IdType>(item.get_ref<const std::string&>())) ids.push_back(*id);
  }
  return ids;
}

// {invalid, "unknown_time_zone"} unless the name is one of the IANA database.
Status check_time_zone(const std::string& name, const std::string& field);

}  // namespace yingda::http
