#include "core/routing/teams.hpp"

#include <algorithm>

#include "core/store.hpp"

namespace yingda {

std::optional<Team> team_for(Tx& tx, const Channel& channel) {
  if (channel.settings.team) {
    if (auto team = tx.members().team(channel.workspace, channel.settings.team)) return team;
  }
  auto teams = tx.members().teams(channel.workspace);
  if (teams.empty()) return std::nullopt;
  const auto chosen =
      std::find_if(teams.begin(), teams.end(), [](const Team& team) { return team.is_default; });
  return chosen == teams.end() ? teams.front() : *chosen;
}

bool people_available(const std::optional<Team>& team, TimeMs now) {
  return team && is_open(team->hours, now);
}

std::optional<int> queue_place(Tx& tx, const Conversation& conversation) {
  if (conversation.handler != Handler::queue || conversation.status != ConversationStatus::open)
    return std::nullopt;
  return tx.conversations().queue_place(conversation);
}

bool is_assignable(const Member& member) {
  return member.active &&
         (member.role == Role::admin || member.role == Role::supervisor || member.role == Role::agent);
}

}  // namespace yingda
