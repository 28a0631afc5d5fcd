// Accounts, members and teams; sessions and API keys are in credentials.cpp.
#include "storage/sqlite/repositories/members.hpp"

#include "storage/sqlite/columns.hpp"
#include "storage/sqlite/repositories/rows.hpp"

namespace yingda::storage {
namespace {

Account read_account(Query& row) {
  Account account;
  account.id = row.id<AccountId>();
  account.email = row.text();
  account.name = row.text();
  account.password_hash = row.text();
  account.locale = row.text();
  account.must_change_password = row.boolean();
  account.created_at = row.int64();
  return account;
}

// The columns in the order of read_member; a WHERE follows.
constexpr std::string_view kMembers =
    "SELECT m.id, m.workspace, m.account, a.name, a.email, m.role, m.capacity, m.auto_accept, m.active, "
    "m.presence, "
    "m.created_at FROM members m JOIN accounts a ON a.id = m.account WHERE ";

std::string members_where(std::string_view condition) { return std::string(kMembers).append(condition); }

Member read_member(Query& row) {
  Member member;
  member.id = row.id<MemberId>();
  member.workspace = row.id<WorkspaceId>();
  member.account = row.id<AccountId>();
  member.name = row.text();
  member.email = row.text();
  member.role = known(parse_role(row.text()));
  member.capacity = row.integer();
  member.auto_accept = row.boolean();
  member.active = row.boolean();
  member.presence = known(parse_presence(row.text()));
  member.created_at = row.int64();
  return member;
}

Team read_team(Query& row) {
  Team team;
  team.id = row.id<TeamId>();
  team.workspace = row.id<WorkspaceId>();
  team.name = row.text();
  team.hours = unpack_hours(row.text());
  team.is_default = row.boolean();
  team.members = unpack_ids<MemberId>(row.text());
  team.created_at = row.int64();
  return team;
}

}  // namespace

bool SqliteMembers::insert_account(const Account& account) {
  return db_.run("INSERT INTO accounts VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (email) DO NOTHING",
                 account.id, account.email, account.name, account.password_hash, account.locale,
                 account.must_change_password, account.created_at) == 1;
}

void SqliteMembers::update_account(const Account& account) {
  expect_changed(db_.run("UPDATE accounts SET email = ?, name = ?, password_hash = ?, locale = ?, "
                         "must_change_password = ? WHERE id = ?",
                         account.email, account.name, account.password_hash, account.locale,
                         account.must_change_password, account.id),
                 "account");
}

std::optional<Account> SqliteMembers::account(AccountId id) {
  auto rows = db_.query("SELECT * FROM accounts WHERE id = ?", id);
  return first_row(rows, read_account);
}

std::optional<Account> SqliteMembers::account_by_email(const std::string& email) {
  auto rows = db_.query("SELECT * FROM accounts WHERE email = ?", email);
  return first_row(rows, read_account);
}

std::int64_t SqliteMembers::account_count() { return db_.number("SELECT count(*) FROM accounts"); }

bool SqliteMembers::insert_member(const Member& member) {
  return db_.run(
             "INSERT INTO members VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (workspace, account) DO "
             "NOTHING",
             member.id, member.workspace, member.account, to_text(member.role), member.capacity,
             member.auto_accept, member.active, to_text(member.presence), member.created_at) == 1;
}

void SqliteMembers::update_member(const Member& member) {
  expect_changed(
      db_.run("UPDATE members SET role = ?, capacity = ?, auto_accept = ?, active = ?, presence = ? "
              "WHERE id = ? AND workspace = ?",
              to_text(member.role), member.capacity, member.auto_accept, member.active,
              to_text(member.presence), member.id, member.workspace),
      "member");
}

std::optional<Member> SqliteMembers::member(WorkspaceId workspace, MemberId id) {
  auto rows = db_.query(members_where("m.id = ? AND m.workspace = ?"), id, workspace);
  return first_row(rows, read_member);
}

std::optional<Member> SqliteMembers::member_of(WorkspaceId workspace, AccountId account) {
  auto rows = db_.query(members_where("m.workspace = ? AND m.account = ?"), workspace, account);
  return first_row(rows, read_member);
}

std::vector<Member> SqliteMembers::members(WorkspaceId workspace) {
  auto rows = db_.query(members_where("m.workspace = ? ORDER BY m.id"), workspace);
  return all_rows(rows, read_member);
}

std::vector<Member> SqliteMembers::memberships(AccountId account) {
  auto rows = db_.query(members_where("m.account = ? ORDER BY m.id"), account);
  return all_rows(rows, read_member);
}

void SqliteMembers::insert_team(const Team& team) {
  db_.run("INSERT INTO teams VALUES (?, ?, ?, ?, ?, ?, ?)", team.id, team.workspace, team.name,
          pack(team.hours), team.is_default, pack_ids(team.members), team.created_at);
}

void SqliteMembers::update_team(const Team& team) {
  expect_changed(
      db_.run("UPDATE teams SET name = ?, hours = ?, is_default = ?, members = ? "
              "WHERE id = ? AND workspace = ?",
              team.name, pack(team.hours), team.is_default, pack_ids(team.members), team.id, team.workspace),
      "team");
}

bool SqliteMembers::delete_team(WorkspaceId workspace, TeamId id) {
  return db_.run("DELETE FROM teams WHERE id = ? AND workspace = ?", id, workspace) == 1;
}

std::optional<Team> SqliteMembers::team(WorkspaceId workspace, TeamId id) {
  auto rows = db_.query("SELECT * FROM teams WHERE id = ? AND workspace = ?", id, workspace);
  return first_row(rows, read_team);
}

std::vector<Team> SqliteMembers::teams(WorkspaceId workspace) {
  auto rows = db_.query("SELECT * FROM teams WHERE workspace = ? ORDER BY id", workspace);
  return all_rows(rows, read_team);
}

}  // namespace yingda::storage
