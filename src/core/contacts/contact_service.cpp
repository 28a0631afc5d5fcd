#include "core/contacts/contact_service.hpp"

#include "core/store.hpp"
#include "core/store_await.hpp"

namespace yingda {
namespace {

Result<Contact> update_contact(Tx& tx, WorkspaceId workspace, ContactId id, Edit<Contact>& edit,
                               const Actor& actor) {
  auto contact = tx.contacts().find(workspace, id);
  if (!contact) {
    return fail(ErrorKind::not_found, "contact_not_found", "The workspace has no contact with this id.");
  }
  if (Status edited = edit(*contact); !edited) return std::unexpected(std::move(edited.error()));
  tx.contacts().update(*contact);
  const TimeMs now = now_ms();
  Event event;
  event.workspace = workspace;
  event.type = EventType::contact_updated;
  event.ref = id.value;
  event.at = now;
  tx.events().append(event);
  tx.audit({workspace, now, actor.name, "contact.updated", to_text(id)});
  return *contact;
}

}  // namespace

async::Task<Result<Contact>> ContactService::update(WorkspaceId workspace, ContactId contact,
                                                    Edit<Contact> edit, Actor actor) {
  co_return co_await write<Contact>(
      store_, [workspace, contact, edit = std::move(edit), actor = std::move(actor)](Tx& tx) mutable {
        return update_contact(tx, workspace, contact, edit, actor);
      });
}

}  // namespace yingda
