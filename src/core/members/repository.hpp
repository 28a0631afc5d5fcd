#pragma once
// Port to stored accounts, members, teams, sessions and API keys. All calls run inside a transaction
// (core/store.hpp).

#include <optional>
#include <vector>

#include "core/members/types.hpp"

namespace yingda {

class MemberRepository {
 public:
  virtual ~MemberRepository() = default;

  // Accounts. insert gives false when the e-mail is taken.
  virtual bool insert_account(const Account& account) = 0;
  virtual void update_account(const Account& account) = 0;
  virtual std::optional<Account> account(AccountId id) = 0;
  virtual std::optional<Account> account_by_email(const std::string& email) = 0;
  virtual std::int64_t account_count() = 0;

  // Members. insert gives false when the account is a member already.
  virtual bool insert_member(const Member& member) = 0;
  virtual void update_member(const Member& member) = 0;
  virtual std::optional<Member> member(WorkspaceId workspace, MemberId id) = 0;
  virtual std::optional<Member> member_of(WorkspaceId workspace, AccountId account) = 0;
  virtual std::vector<Member> members(WorkspaceId workspace) = 0;
  virtual std::vector<Member> memberships(AccountId account) = 0;

  // Teams; the member list is stored with the team.
  virtual void insert_team(const Team& team) = 0;
  virtual void update_team(const Team& team) = 0;
  virtual bool delete_team(WorkspaceId workspace, TeamId id) = 0;
  virtual std::optional<Team> team(WorkspaceId workspace, TeamId id) = 0;
  virtual std::vector<Team> teams(WorkspaceId workspace) = 0;

  virtual void insert_session(const Session& session) = 0;
  virtual std::optional<Session> session(const std::string& token_hash) = 0;
  virtual void extend_session(const std::string& token_hash, TimeMs expires_at) = 0;
  virtual void delete_session(const std::string& token_hash) = 0;
  virtual void delete_sessions_of(AccountId account) = 0;
  virtual void delete_sessions_before(TimeMs expired) = 0;

  virtual void insert_api_key(const ApiKey& key) = 0;
  virtual void update_api_key(const ApiKey& key) = 0;  // name, last_used_at, revoked_at
  virtual std::optional<ApiKey> api_key(ApiKeyId id) = 0;
  virtual std::vector<ApiKey> api_keys(WorkspaceId workspace) = 0;
};

}  // namespace yingda
