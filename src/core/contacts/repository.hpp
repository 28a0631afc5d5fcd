#pragma once
// Port to stored contacts and identities.

#include <optional>
#include <string>
#include <vector>

#include "core/contacts/types.hpp"

namespace yingda {

class ContactRepository {
 public:
  virtual ~ContactRepository() = default;
  virtual void insert(const Contact& contact) = 0;
  virtual void update(const Contact& contact) = 0;
  virtual std::optional<Contact> find(WorkspaceId workspace, ContactId id) = 0;
  // Newest first, id < before (0 = from the newest). `query` filters name, e-mail and phone by substring; ""
  // = all.
  virtual std::vector<Contact> list(WorkspaceId workspace, const std::string& query, ContactId before,
                                    int limit) = 0;

  virtual void insert_identity(const Identity& identity) = 0;
  virtual std::optional<Identity> identity(ChannelId channel, const std::string& external_id) = 0;
  virtual std::vector<Identity> identities(WorkspaceId workspace, ContactId contact) = 0;
};

}  // namespace yingda
