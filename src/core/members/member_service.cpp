#include "core/members/member_service.hpp"

#include <algorithm>
#include <utility>

#include "async/offload.hpp"
#include "base/crypto.hpp"
#include "base/text.hpp"
#include "core/journal.hpp"
#include "core/members/team_service.hpp"
#include "core/store_await.hpp"

namespace yingda {
namespace {

// A new password with its hash, made before the unit of work: hashing would hold the writer up.
struct Password {
  std::string plain;
  std::string hash;
};

Result<Password> make_password() {
  Password password;
  password.plain = random_password();
  password.hash = hash_password(password.plain);
  return password;
}

std::unexpected<Error> member_not_found() {
  return fail(ErrorKind::not_found, "member_not_found", "The workspace has no member with this id.");
}

template <class IdType>
bool holds(const std::vector<IdType>& ids, IdType id) {
  return std::ranges::find(ids, id) != ids.end();
}

bool talks_to_customers(Role role) {
  return role == Role::agent || role == Role::supervisor || role == Role::admin;
}

MemberDetails details_of(Tx& tx, Member member) {
  MemberDetails details;
  for (const Team& team : tx.members().teams(member.workspace)) {
    if (holds(team.members, member.id)) details.teams.push_back(team.id);
  }
  for (const auto& [id, load] : tx.conversations().loads(member.workspace)) {
    if (id == member.id) details.load = load;
  }
  details.member = std::move(member);
  return details;
}

std::vector<MemberDetails> all_details(Tx& tx, WorkspaceId workspace) {
  const auto teams = tx.members().teams(workspace);
  const auto loads = tx.conversations().loads(workspace);
  std::vector<MemberDetails> all;
  for (Member& member : tx.members().members(workspace)) {
    MemberDetails details;
    for (const Team& team : teams) {
      if (holds(team.members, member.id)) details.teams.push_back(team.id);
    }
    const auto load = std::ranges::find(loads, member.id, &std::pair<MemberId, int>::first);
    if (load != loads.end()) details.load = load->second;
    details.member = std::move(member);
    all.push_back(std::move(details));
  }
  return all;
}

// Makes the member belong to exactly these teams.
Status set_teams(Tx& tx, const Member& member, const std::vector<TeamId>& wanted) {
  auto teams = tx.members().teams(member.workspace);
  for (const TeamId id : wanted) {
    if (std::ranges::find(teams, id, &Team::id) != teams.end()) continue;
    return fail(ErrorKind::not_found, "team_not_found",
                "The workspace has no team with the id " + to_text(id) + ".", "/team_ids");
  }
  for (Team& team : teams) {
    const bool is_in = holds(team.members, member.id);
    const bool should_be = holds(wanted, team.id);
    if (is_in == should_be) continue;
    if (should_be) {
      team.members.push_back(member.id);
    } else {
      std::erase(team.members, member.id);
    }
    tx.members().update_team(team);
    announce(tx, member.workspace, EventType::team_changed, team.id.value);
  }
  return {};
}

bool is_active_admin(const Member& member) { return member.active && member.role == Role::admin; }

bool has_other_admin(Tx& tx, const Member& than) {
  return std::ranges::any_of(tx.members().members(than.workspace),
                             [&](const Member& each) { return each.id != than.id && is_active_admin(each); });
}

// Whoever sets an account's password can use all of its memberships, so he must be admin of each of them.
bool may_reset(Tx& tx, WorkspaceId workspace, const Actor& actor, AccountId account) {
  const auto own = actor.member ? tx.members().member(workspace, actor.member) : std::nullopt;
  return std::ranges::all_of(tx.members().memberships(account), [&](const Member& membership) {
    if (membership.workspace == workspace) return true;
    const auto admin = own ? tx.members().member_of(membership.workspace, own->account) : std::nullopt;
    return admin && is_active_admin(*admin);
  });
}

Account new_account(const NewMember& wanted, const std::string& email, std::string hash) {
  Account account;
  account.id = new_id<AccountId>();
  account.email = email;
  account.name = wanted.name;
  account.password_hash = std::move(hash);
  account.must_change_password = true;
  account.created_at = now_ms();
  return account;
}

Result<CreatedMember> create_member(Tx& tx, WorkspaceId workspace, const NewMember& wanted,
                                    const Password& password, const Actor& actor) {
  CreatedMember made;
  const std::string email = ascii_lower(wanted.email);
  auto account = tx.members().account_by_email(email);
  if (!account) {
    account = new_account(wanted, email, password.hash);
    tx.members().insert_account(*account);
    made.temporary_password = password.plain;
  }
  Member member;
  member.id = new_id<MemberId>();
  member.workspace = workspace;
  member.account = account->id;
  member.name = account->name;
  member.email = account->email;
  member.role = wanted.role;
  member.capacity = wanted.capacity;
  member.auto_accept = wanted.auto_accept;
  member.presence = Presence::online;  // counts once a console is open
  member.created_at = now_ms();
  if (!tx.members().insert_member(member)) {
    return fail(ErrorKind::conflict, "member_exists",
                "'" + email + "' is a member of this workspace already.", "/email");
  }
  auto teams = wanted.teams;
  if (teams.empty() && talks_to_customers(wanted.role)) teams.push_back(default_team(tx, workspace).id);
  if (auto set = set_teams(tx, member, teams); !set) return std::unexpected(std::move(set.error()));
  record(tx, workspace, actor, "member.created", to_text(member.id));
  announce(tx, workspace, EventType::member_changed, member.id.value);
  made.details = details_of(tx, std::move(member));
  return made;
}

Result<MemberDetails> update_member(Tx& tx, WorkspaceId workspace, MemberId id, const MemberPatch& patch,
                                    const Actor& actor) {
  auto member = tx.members().member(workspace, id);
  if (!member) return member_not_found();
  const bool was_admin = is_active_admin(*member);
  member->role = patch.role.value_or(member->role);
  member->capacity = patch.capacity.value_or(member->capacity);
  member->auto_accept = patch.auto_accept.value_or(member->auto_accept);
  member->active = patch.active.value_or(member->active);
  if (was_admin && !is_active_admin(*member) && !has_other_admin(tx, *member)) {
    return fail(ErrorKind::conflict, "last_admin", "The workspace must keep at least one active admin.");
  }
  tx.members().update_member(*member);
  if (patch.teams) {
    if (auto set = set_teams(tx, *member, *patch.teams); !set) return std::unexpected(std::move(set.error()));
  }
  record(tx, workspace, actor, "member.updated", to_text(id));
  announce(tx, workspace, EventType::member_changed, id.value);
  return details_of(tx, std::move(*member));
}

Result<std::string> reset_password_of(Tx& tx, WorkspaceId workspace, MemberId id, const Password& password,
                                      const Actor& actor) {
  const auto member = tx.members().member(workspace, id);
  auto account = member ? tx.members().account(member->account) : std::nullopt;
  if (!account) return member_not_found();
  if (!may_reset(tx, workspace, actor, account->id)) {
    return fail(
        ErrorKind::conflict, "account_shared",
        "The account also belongs to a workspace that you do not administer; its owner must change the "
        "password.");
  }
  account->password_hash = password.hash;
  account->must_change_password = true;
  tx.members().update_account(*account);
  tx.members().delete_sessions_of(account->id);
  record(tx, workspace, actor, "member.password_reset", to_text(id));
  return password.plain;
}

}  // namespace

async::Task<Result<std::vector<MemberDetails>>> MemberService::list(WorkspaceId workspace) {
  co_return co_await read<std::vector<MemberDetails>>(
      store_,
      [workspace](Tx& tx) -> Result<std::vector<MemberDetails>> { return all_details(tx, workspace); });
}

async::Task<Result<MemberDetails>> MemberService::get(WorkspaceId workspace, MemberId member) {
  co_return co_await read<MemberDetails>(store_, [workspace, member](Tx& tx) -> Result<MemberDetails> {
    auto found = tx.members().member(workspace, member);
    if (!found) return member_not_found();
    return details_of(tx, std::move(*found));
  });
}

async::Task<Result<CreatedMember>> MemberService::create(WorkspaceId workspace, NewMember wanted,
                                                         Actor actor) {
  auto password = co_await offload_.run<Password>(make_password);
  if (!password) co_return std::unexpected(std::move(password.error()));
  co_return co_await write<CreatedMember>(
      store_,
      [workspace, wanted = std::move(wanted), password = std::move(*password),
       actor = std::move(actor)](Tx& tx) { return create_member(tx, workspace, wanted, password, actor); });
}

async::Task<Result<MemberDetails>> MemberService::update(WorkspaceId workspace, MemberId member,
                                                         MemberPatch patch, Actor actor) {
  co_return co_await write<MemberDetails>(
      store_, [workspace, member, patch = std::move(patch), actor = std::move(actor)](Tx& tx) {
        return update_member(tx, workspace, member, patch, actor);
      });
}

async::Task<Result<std::string>> MemberService::reset_password(WorkspaceId workspace, MemberId member,
                                                               Actor actor) {
  auto password = co_await offload_.run<Password>(make_password);
  if (!password) co_return std::unexpected(std::move(password.error()));
  co_return co_await write<std::string>(
      store_, [workspace, member, password = std::move(*password), actor = std::move(actor)](Tx& tx) {
        return reset_password_of(tx, workspace, member, password, actor);
      });
}

}  // namespace yingda
