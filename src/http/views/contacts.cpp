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

Json contact_with_identities(const Contact& contact, Names& names) {
  Json view = views::contact(contact);
  Json identities = Json::array();
  for (const Identity& identity : names.identities(contact.id)) {
    Json row = {{"channel_id", to_text(identity.channel)}, {"external_id", identity.external_id}};
    if (const Channel* channel = names.channel(identity.channel)) row["channel_name"] = channel->name;
    identities.push_back(std::move(row));
  }
  if (!identities.empty()) view["identities"] = std::move(identities);
  return view;
}

}  // namespace yingda::http::views
