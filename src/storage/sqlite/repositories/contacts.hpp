#pragma once

#include "core/contacts/repository.hpp"
#include "storage/sqlite/sql.hpp"

namespace yingda::storage {

class SqliteContacts final : public ContactRepository {
 public:
  explicit SqliteContacts(Connection& db) : db_(db) {}
  void insert(const Contact& contact) override;
  void update(const Contact& contact) override;
  std::optional<Contact> find(WorkspaceId workspace, ContactId id) override;
  std::vector<Contact> list(WorkspaceId workspace, const std::string& query, ContactId before,
                            int limit) override;
  void insert_identity(const Identity& identity) override;
  std::optional<Identity> identity(ChannelId channel, const std::string& external_id) override;
  std::vector<Identity> identities(WorkspaceId workspace, ContactId contact) override;

 private:
  Connection& db_;
};

}  // namespace yingda::storage
