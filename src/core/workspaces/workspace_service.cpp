#include "core/workspaces/workspace_service.hpp"

#include <algorithm>
#include <utility>

#include "core/channels/channel_service.hpp"
#include "core/journal.hpp"
#include "core/members/team_service.hpp"
#include "core/store_await.hpp"

namespace yingda {
namespace {

bool is_slug(const std::string& text) {
  if (text.size() < 2 || text.size() > 32 || text.front() == '-') return false;
  return std::ranges::all_of(
      text, [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'; });
}

Member owner_of(const Workspace& workspace, const Account& account) {
  Member member;
  member.id = new_id<MemberId>();
  member.workspace = workspace.id;
  member.account = account.id;
  member.name = account.name;
  member.email = account.email;
  member.role = Role::admin;
  member.presence = Presence::online;  // counts once a console is open
  member.created_at = workspace.created_at;
  return member;
}

Status check(const Workspace& workspace) {
  if (workspace.bot.clarify_threshold > workspace.bot.answer_threshold) {
    return fail(ErrorKind::invalid, "thresholds_crossed",
                "The threshold to ask back must not lie above the threshold to answer.",
                "/bot/clarify_threshold");
  }
  return check_time_zone(workspace.time_zone, "/time_zone");
}

Team first_team(const Workspace& workspace) {
  Team team;
  team.id = new_id<TeamId>();
  team.workspace = workspace.id;
  team.name = workspace.locale == "en" ? "Customer service" : "客服组";
  team.is_default = true;
  team.created_at = workspace.created_at;
  return team;
}

}  // namespace

Result<CreatedWorkspace> create_workspace(Tx& tx, const NewWorkspace& wanted, const Account* owner,
                                          const Actor& actor) {
  // Paths take an id or a slug; what could be either would be ambiguous.
  if (!is_slug(wanted.slug) || id_from_text(wanted.slug)) {
    return fail(ErrorKind::invalid, "invalid_slug",
                "The short name '" + wanted.slug +
                    "' must be 2 to 32 small letters, digits and hyphens, begin with no hyphen and not read "
                    "like an id.",
                "/slug");
  }
  CreatedWorkspace made;
  made.workspace.id = new_id<WorkspaceId>();
  made.workspace.slug = wanted.slug;
  made.workspace.name = wanted.name;
  made.workspace.locale = wanted.locale;
  made.workspace.created_at = now_ms();
  if (!tx.workspaces().insert(made.workspace)) {
    return fail(ErrorKind::conflict, "slug_taken",
                "Another workspace has the short name '" + wanted.slug + "' already.", "/slug");
  }
  made.team = first_team(made.workspace);
  if (owner != nullptr) {
    made.owner = owner_of(made.workspace, *owner);
    made.team.members.push_back(made.owner->id);
    tx.members().insert_member(*made.owner);
  }
  tx.members().insert_team(made.team);
  record(tx, made.workspace.id, actor, "workspace.created", wanted.slug);
  announce(tx, made.workspace.id, EventType::workspace_changed, made.workspace.id.value);

  Channel channel;
  channel.workspace = made.workspace.id;
  channel.name = wanted.locale == "en" ? "Website" : "网站";
  auto stored = create_channel(tx, std::move(channel), actor);
  if (!stored) return std::unexpected(std::move(stored.error()));
  made.channel = std::move(*stored);
  return made;
}

async::Task<Result<CreatedWorkspace>> WorkspaceService::create(NewWorkspace wanted, AccountId owner,
                                                               Actor actor) {
  co_return co_await write<CreatedWorkspace>(
      store_,
      [wanted = std::move(wanted), owner, actor = std::move(actor)](Tx& tx) -> Result<CreatedWorkspace> {
        const auto account = tx.members().account(owner);
        if (!account) return fail(ErrorKind::not_found, "account_not_found", "The account does not exist.");
        return create_workspace(tx, wanted, &*account, actor);
      });
}

async::Task<Result<std::vector<Workspace>>> WorkspaceService::list_for(AccountId account) {
  co_return co_await read<std::vector<Workspace>>(
      store_, [account](Tx& tx) -> Result<std::vector<Workspace>> {
        std::vector<Workspace> found;
        for (const Member& member : tx.members().memberships(account)) {
          if (!member.active) continue;
          if (auto workspace = tx.workspaces().find(member.workspace)) found.push_back(std::move(*workspace));
        }
        std::ranges::sort(found, {}, &Workspace::name);
        return found;
      });
}

async::Task<Result<Workspace>> WorkspaceService::update(WorkspaceId workspace, Edit<Workspace> edit,
                                                        Actor actor) {
  co_return co_await write<Workspace>(
      store_,
      [workspace, edit = std::move(edit), actor = std::move(actor)](Tx& tx) mutable -> Result<Workspace> {
        auto stored = tx.workspaces().find(workspace);
        if (!stored) {
          return fail(ErrorKind::not_found, "workspace_not_found", "The workspace does not exist.");
        }
        if (auto edited = edit(*stored); !edited) return std::unexpected(std::move(edited.error()));
        if (auto checked = check(*stored); !checked) return std::unexpected(std::move(checked.error()));
        tx.workspaces().update(*stored);
        record(tx, workspace, actor, "workspace.updated", stored->slug);
        announce(tx, workspace, EventType::workspace_changed, workspace.value);
        return std::move(*stored);
      });
}

}  // namespace yingda
