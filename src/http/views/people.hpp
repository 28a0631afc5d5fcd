#pragma once
// Accounts, workspaces, members, teams, keys and channels in the JSON forms of api/openapi.yaml, and the
// settings objects back from JSON. The parse functions take bodies that were validated against their schema;
// what they refuse is what a schema cannot say.

#include <vector>

#include "base/clock.hpp"
#include "base/id.hpp"
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
BusinessHours parse_business_hours(const Json& json);
// Keys that are absent keep the value of `current`.
BotSettings parse_bot_settings(const Json& json, BotSettings current);
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

}  // namespace yingda::http
