#pragma once
// Use cases on contacts.

#include "async/task.hpp"
#include "base/error.hpp"
#include "core/actor.hpp"
#include "core/contacts/types.hpp"

namespace yingda {

class Store;

// Thread-safe.
class ContactService {
 public:
  explicit ContactService(Store& store) : store_(store) {}

  // Changes what members know of a contact. Codes: contact_not_found, and what `edit` refuses.
  async::Task<Result<Contact>> update(WorkspaceId workspace, ContactId contact, Edit<Contact> edit,
                                      Actor actor);

 private:
  Store& store_;
};

}  // namespace yingda
