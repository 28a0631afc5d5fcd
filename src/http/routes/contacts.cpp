// Contacts in the console.

#include "http/views/contacts.hpp"

#include <array>

#include "core/contacts/contact_service.hpp"
#include "core/store_await.hpp"
#include "http/routes/actor.hpp"
#include "http/routes/cursor.hpp"
#include "http/routes/route_table.hpp"
#include "http/routes/routes.hpp"

namespace yingda::http {
namespace {

RouteTask list_contacts(Services& services, Request request);
RouteTask get_contact(Services& services, Request request);
RouteTask update_contact(Services& services, Request request);

constexpr std::array kContactsRoutes = {
    RouteRow{"listContacts", list_contacts},
    RouteRow{"getContact", get_contact},
    RouteRow{"updateContact", update_contact},
};

RouteTask list_contacts(Services& services, Request request) {
  const auto before = cursor_id<ContactId>(request.text("cursor"));
  if (!before) co_return std::unexpected(before.error());
  const int limit = static_cast<int>(request.integer("limit", 50));
  auto page = co_await read<Json>(services.store,
                                  [workspace = request.workspace(), query = request.text("q"),
                                   before = *before, limit](Tx& tx) -> Result<Json> {
                                    // One more than asked tells whether there is another page.
                                    auto contacts = tx.contacts().list(workspace, query, before, limit + 1);
                                    const bool more = std::ssize(contacts) > limit;
                                    if (more) contacts.pop_back();
                                    Json items = Json::array();
                                    for (const Contact& each : contacts)
                                      items.push_back(views::contact(each));
                                    Json body = {{"items", std::move(items)}};
                                    if (more) body["next_cursor"] = encode_cursor({contacts.back().id.value});
                                    return body;
                                  });
  if (!page) co_return std::unexpected(page.error());
  co_return json_response(*page);
}

async::Task<Result<Json>> view_of(Services& services, WorkspaceId workspace, ContactId id) {
  return read<Json>(services.store, [workspace, id, &names = services.names](Tx& tx) -> Result<Json> {
    const auto contact = tx.contacts().find(workspace, id);
    if (!contact) {
      return fail(ErrorKind::not_found, "contact_not_found", "The workspace has no contact with this id.");
    }
    return views::contact(*contact, tx.contacts().identities(workspace, id), names);
  });
}

RouteTask get_contact(Services& services, Request request) {
  auto view = co_await view_of(services, request.workspace(), request.id<ContactId>("contact"));
  if (!view) co_return std::unexpected(view.error());
  co_return json_response(*view);
}

RouteTask update_contact(Services& services, Request request) {
  const auto id = request.id<ContactId>("contact");
  Edit<Contact> edit = [body = request.body](Contact& contact) -> Status {
    contact.name = body.value("name", contact.name);
    contact.email = body.value("email", contact.email);
    contact.phone = body.value("phone", contact.phone);
    contact.notes = body.value("notes", contact.notes);
    if (const auto attributes = body.find("attributes"); attributes != body.end()) {
      contact.attributes = *attributes;
    }
    return {};
  };
  auto updated =
      co_await services.contacts.update(request.workspace(), id, std::move(edit), actor_of(request));
  if (!updated) co_return std::unexpected(updated.error());
  auto view = co_await view_of(services, request.workspace(), id);
  if (!view) co_return std::unexpected(view.error());
  co_return json_response(*view);
}

}  // namespace

void add_contact_routes(Router& router, Services& services) { add_routes(router, services, kContactsRoutes); }

}  // namespace yingda::http
