#include "http/views/contacts.hpp"

#include "http/views/json_fields.hpp"

namespace yingda::http::views {

Json contact(const Contact& contact) {
  Json view = {
      {"id", to_text(contact.id)}, {"name", contact.name}, {"created_at", to_rfc3339(contact.created_at)}};
  put_text(view, "email", contact.email);
  put_text(view, "phone", contact.phone);
  put_text(view, "language", contact.language);
  put_text(view, "notes", contact.notes);
  put_time(view, "last_seen_at", contact.last_seen_at);
  if (contact.attributes.is_object() && !contact.attributes.empty()) view["attributes"] = contact.attributes;
  return view;
}

Json contact(const Contact& contact, const std::vector<Identity>& identities, const Names& names) {
  Json view = views::contact(contact);
  Json rows = Json::array();
  for (const Identity& identity : identities) {
    Json row = {{"channel_id", to_text(identity.channel)}, {"external_id", identity.external_id}};
    if (const auto channel = names.channel(identity.channel)) row["channel_name"] = channel->name;
    rows.push_back(std::move(row));
  }
  if (!rows.empty()) view["identities"] = std::move(rows);
  return view;
}

}  // namespace yingda::http::views
