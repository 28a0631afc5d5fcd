#pragma once
// A contact is a customer of the company; an identity is how a channel knows that customer.

#include <string>

#include "base/clock.hpp"
#include "base/id.hpp"
#include "base/json.hpp"

namespace yingda {

struct Contact {
  ContactId id;
  WorkspaceId workspace;
  std::string name;  // empty until known
  std::string email;
  std::string phone;
  std::string language;              // of the last message, "" until known
  Json attributes = Json::object();  // what the site or an agent says: page, order count, …
  std::string notes;
  TimeMs created_at = 0;
  TimeMs last_seen_at = 0;
};

struct Identity {
  WorkspaceId workspace;
  ChannelId channel;
  std::string external_id;  // the widget's visitor id, an open id, a phone number …
  ContactId contact;
};

}  // namespace yingda
