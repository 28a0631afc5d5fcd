#pragma once
// Whose queue a conversation belongs in, and its place there.

#include <optional>

#include "core/channels/types.hpp"
#include "core/conversations/types.hpp"
#include "core/members/types.hpp"

namespace yingda {

class Tx;

// The channel's team, otherwise the workspace's default, otherwise its oldest one; nothing in a workspace
// without teams.
std::optional<Team> team_for(Tx& tx, const Channel& channel);
// Whether people of that team are there at `now`; without a team nobody is.
bool people_available(const std::optional<Team>& team, TimeMs now);

// From 1; nothing while it is in no queue.
std::optional<int> queue_place(Tx& tx, const Conversation& conversation);

// Whether a member may have conversations at all.
bool is_assignable(const Member& member);

}  // namespace yingda
