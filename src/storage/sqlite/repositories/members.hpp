#pragma once

#include "core/members/repository.hpp"
#include "storage/sqlite/sql.hpp"

namespace yingda::storage {

class SqliteMembers final : public MemberRepository {
 public:
  explicit SqliteMembers(Connection& db) : db_(db) {}

  bool insert_account(const Account& account) override;
  void update_account(const Account& account) override;
  std::optional<Account> account(AccountId id) override;
  std::optional<Account> account_by_email(const std::string& email) override;
  std::int64_t account_count() override;

  // A member's name and e-mail are always the account's: they are joined, not copied.
  bool insert_member(const Member& member) override;
  void update_member(const Member& member) override;
  std::optional<Member> member(WorkspaceId workspace, MemberId id) override;
  std::optional<Member> member_of(WorkspaceId workspace, AccountId account) override;
  std::vector<Member> members(WorkspaceId workspace) override;
  std::vector<Member> memberships(AccountId account) override;

  void insert_team(const Team& team) override;
  void update_team(const Team& team) override;
  bool delete_team(WorkspaceId workspace, TeamId id) override;
  std::optional<Team> team(WorkspaceId workspace, TeamId id) override;
  std::vector<Team> teams(WorkspaceId workspace) override;

  void insert_session(const Session& session) override;
  std::optional<Session> session(const std::string& token_hash) override;
  void extend_session(const std::string& token_hash, TimeMs expires_at) override;
  void delete_session(const std::string& token_hash) override;
  void delete_sessions_of(AccountId account) override;
  void delete_sessions_before(TimeMs expired) override;

  void insert_api_key(const ApiKey& key) override;
  void update_api_key(const ApiKey& key) override;
  std::optional<ApiKey> api_key(ApiKeyId id) override;
  std::vector<ApiKey> api_keys(WorkspaceId workspace) override;

 private:
  Connection& db_;
};

}  // namespace yingda::storage
