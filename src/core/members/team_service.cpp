#include "core/members/team_service.hpp"

#include <unicode/ucal.h>

#include <algorithm>
#include <stdexcept>
#include <utility>

#include "core/journal.hpp"
#include "core/store_await.hpp"

namespace yingda {
namespace {

std::unexpected<Error> team_not_found() {
  return fail(ErrorKind::not_found, "team_not_found", "The workspace has no team with this id.");
}

bool is_date(const std::string& text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return false;
  const auto time = from_rfc3339(text + "T00:00:00Z");
  // A day that the month does not have would come back as another one.
  return time && to_rfc3339(*time).substr(0, 10) == text;
}

Status check_members(Tx& tx, Team& team) {
  std::ranges::sort(team.members);
  const auto repeated = std::ranges::unique(team.members);
  team.members.erase(repeated.begin(), repeated.end());
  for (const MemberId member : team.members) {
    if (tx.members().member(team.workspace, member)) continue;
    return fail(ErrorKind::not_found, "member_not_found",
                "The workspace has no member with the id " + to_text(member) + ".", "/member_ids");
  }
  return {};
}

Status check_team(Tx& tx, Team& team) {
  if (auto checked = check_hours(team.hours); !checked) return checked;
  return check_members(tx, team);
}

// Takes the default from the team that has it.
void take_default(Tx& tx, const Team& from) {
  for (Team& other : tx.members().teams(from.workspace)) {
    if (!other.is_default || other.id == from.id) continue;
    other.is_default = false;
    tx.members().update_team(other);
    announce(tx, other.workspace, EventType::team_changed, other.id.value);
  }
}

Result<Team> create_team(Tx& tx, Team team, const Actor& actor) {
  team.id = new_id<TeamId>();
  team.created_at = now_ms();
  if (auto checked = check_team(tx, team); !checked) return std::unexpected(std::move(checked.error()));
  if (team.is_default) take_default(tx, team);
  tx.members().insert_team(team);
  record(tx, team.workspace, actor, "team.created", to_text(team.id));
  announce(tx, team.workspace, EventType::team_changed, team.id.value);
  return team;
}

Result<Team> update_team(Tx& tx, WorkspaceId workspace, TeamId id, Edit<Team>& edit, const Actor& actor) {
  auto team = tx.members().team(workspace, id);
  if (!team) return team_not_found();
  const bool was_default = team->is_default;
  if (auto edited = edit(*team); !edited) return std::unexpected(std::move(edited.error()));
  if (was_default && !team->is_default) {
    return fail(ErrorKind::conflict, "default_team",
                "One team must be the default; make another team the default instead.", "/is_default");
  }
  if (auto checked = check_team(tx, *team); !checked) return std::unexpected(std::move(checked.error()));
  if (team->is_default && !was_default) take_default(tx, *team);
  tx.members().update_team(*team);
  record(tx, workspace, actor, "team.updated", to_text(id));
  announce(tx, workspace, EventType::team_changed, id.value);
  return std::move(*team);
}

// The team's open conversations, a page at a time: each page leaves the filter by its move.
void move_conversations(Tx& tx, WorkspaceId workspace, TeamId from, TeamId to) {
  ConversationFilter filter;
  filter.teams = {from};
  for (;;) {
    auto page = tx.conversations().list(workspace, filter, std::nullopt, 500);
    if (page.empty()) return;
    for (Conversation& conversation : page) {
      conversation.team = to;
      ++conversation.version;
      tx.conversations().update(conversation);
      if (conversation.status != ConversationStatus::open) continue;
      Event event;
      event.workspace = workspace;
      event.type = EventType::conversation_updated;
      event.conversation = conversation.id;
      event.ref = conversation.id.value;
      event.at = now_ms();
      tx.events().append(event);
    }
  }
}

void move_channels(Tx& tx, WorkspaceId workspace, TeamId from) {
  for (Channel& channel : tx.channels().list(workspace)) {
    if (channel.settings.team != from) continue;
    channel.settings.team = TeamId{};
    tx.channels().update(channel);
    announce(tx, workspace, EventType::channel_changed, channel.id.value);
  }
}

Status remove_team(Tx& tx, WorkspaceId workspace, TeamId id, const Actor& actor) {
  const auto team = tx.members().team(workspace, id);
  if (!team) return team_not_found();
  if (team->is_default) {
    return fail(ErrorKind::conflict, "default_team",
                "The default team cannot be removed; make another team the default first.");
  }
  move_conversations(tx, workspace, id, default_team(tx, workspace).id);
  move_channels(tx, workspace, id);
  tx.members().delete_team(workspace, id);
  record(tx, workspace, actor, "team.removed", to_text(id));
  announce(tx, workspace, EventType::team_changed, id.value);
  return {};
}

}  // namespace

Team default_team(Tx& tx, WorkspaceId workspace) {
  for (Team& team : tx.members().teams(workspace)) {
    if (team.is_default) return std::move(team);
  }
  throw std::logic_error("workspace " + to_text(workspace) + " has no default team");
}

Status check_time_zone(const std::string& name, const std::string& field) {
  const std::u16string wide(name.begin(), name.end());
  UChar canonical[128];
  UBool is_system = 0;
  UErrorCode error = U_ZERO_ERROR;
  ucal_getCanonicalTimeZoneID(wide.data(), static_cast<std::int32_t>(wide.size()), canonical, 128, &is_system,
                              &error);
  if (U_SUCCESS(error) && is_system) return {};
  return fail(ErrorKind::invalid, "unknown_time_zone",
              "'" + name + "' is no time zone of the IANA database (such as Asia/Shanghai).", field);
}

Status check_hours(const BusinessHours& hours) {
  for (std::size_t i = 0; i < hours.spans.size(); ++i) {
    if (hours.spans[i].from < hours.spans[i].to) continue;
    return fail(ErrorKind::invalid, "invalid_hours", "Opening hours must end after they begin.",
                "/hours/spans/" + std::to_string(i));
  }
  for (std::size_t i = 0; i < hours.holidays.size(); ++i) {
    if (is_date(hours.holidays[i])) continue;
    return fail(ErrorKind::invalid, "invalid_hours", "'" + hours.holidays[i] + "' is no date.",
                "/hours/holidays/" + std::to_string(i));
  }
  return check_time_zone(hours.time_zone, "/hours/time_zone");
}

async::Task<Result<std::vector<Team>>> TeamService::list(WorkspaceId workspace) {
  co_return co_await read<std::vector<Team>>(
      store_, [workspace](Tx& tx) -> Result<std::vector<Team>> { return tx.members().teams(workspace); });
}

async::Task<Result<Team>> TeamService::create(WorkspaceId workspace, Team wanted, Actor actor) {
  wanted.workspace = workspace;
  co_return co_await write<Team>(
      store_, [wanted = std::move(wanted), actor = std::move(actor)](Tx& tx) mutable -> Result<Team> {
        return create_team(tx, std::move(wanted), actor);
      });
}

async::Task<Result<Team>> TeamService::update(WorkspaceId workspace, TeamId team, Edit<Team> edit,
                                              Actor actor) {
  co_return co_await write<Team>(
      store_, [workspace, team, edit = std::move(edit), actor = std::move(actor)](Tx& tx) mutable {
        return update_team(tx, workspace, team, edit, actor);
      });
}

async::Task<Status> TeamService::remove(WorkspaceId workspace, TeamId team, Actor actor) {
  co_return co_await write<void>(store_, [workspace, team, actor = std::move(actor)](Tx& tx) {
    return remove_team(tx, workspace, team, actor);
  });
}

}  // namespace yingda
