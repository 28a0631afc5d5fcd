#include "storage/sqlite/repositories/contacts.hpp"

#include "storage/sqlite/columns.hpp"
#include "storage/sqlite/repositories/rows.hpp"

namespace yingda::storage {
namespace {

Contact read_contact(Query& row) {
  Contact contact;
  contact.id = row.id<ContactId>();
  contact.workspace = row.id<WorkspaceId>();
  contact.name = row.text();
  contact.email = row.text();
  contact.phone = row.text();
  contact.language = row.text();
  contact.attributes = unpack_json(row.text());
  contact.notes = row.text();
  contact.created_at = row.int64();
  contact.last_seen_at = row.int64();
  return contact;
}

Identity read_identity(Query& row) {
  Identity identity;
  identity.channel = row.id<ChannelId>();
  identity.external_id = row.text();
  identity.workspace = row.id<WorkspaceId>();
  identity.contact = row.id<ContactId>();
  return identity;
}

}  // namespace

void SqliteContacts::insert(const Contact& contact) {
  db_.run("INSERT INTO contacts VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", contact.id, contact.workspace,
          contact.name, contact.email, contact.phone, contact.language, pack(contact.attributes),
          contact.notes, contact.created_at, contact.last_seen_at);
}

void SqliteContacts::update(const Contact& contact) {
  expect_changed(
      db_.run("UPDATE contacts SET name = ?, email = ?, phone = ?, language = ?, attributes = ?, notes = ?, "
              "last_seen_at = ? WHERE id = ? AND workspace = ?",
              contact.name, contact.email, contact.phone, contact.language, pack(contact.attributes),
              contact.notes, contact.last_seen_at, contact.id, contact.workspace),
      "contact");
}

std::optional<Contact> SqliteContacts::find(WorkspaceId workspace, ContactId id) {
  auto rows = db_.query("SELECT * FROM contacts WHERE id = ? AND workspace = ?", id, workspace);
  return first_row(rows, read_contact);
}

std::vector<Contact> SqliteContacts::list(WorkspaceId workspace, const std::string& query, ContactId before,
                                          int limit) {
  const auto below = before ? before.value : INT64_MAX;
  if (query.empty()) {
    auto rows = db_.query("SELECT * FROM contacts WHERE workspace = ? AND id < ? ORDER BY id DESC LIMIT ?",
                          workspace, below, limit);
    return all_rows(rows, read_contact);
  }
  auto rows = db_.query(
      "SELECT * FROM contacts WHERE workspace = ?1 AND id < ?2 AND (name LIKE ?3 ESCAPE '\\' OR "
      "email LIKE ?3 ESCAPE '\\' OR phone LIKE ?3 ESCAPE '\\') ORDER BY id DESC LIMIT ?4",
      workspace, below, like_containing(query), limit);
  return all_rows(rows, read_contact);
}

void SqliteContacts::insert_identity(const Identity& identity) {
  db_.run("INSERT INTO identities VALUES (?, ?, ?, ?)", identity.channel, identity.external_id,
          identity.workspace, identity.contact);
}

std::optional<Identity> SqliteContacts::identity(ChannelId channel, const std::string& external_id) {
  auto rows =
      db_.query("SELECT * FROM identities WHERE channel = ? AND external_id = ?", channel, external_id);
  return first_row(rows, read_identity);
}

std::vector<Identity> SqliteContacts::identities(WorkspaceId workspace, ContactId contact) {
  auto rows =
      db_.query("SELECT * FROM identities WHERE contact = ? AND workspace = ? ORDER BY channel, external_id",
                contact, workspace);
  return all_rows(rows, read_identity);
}

}  // namespace yingda::storage
