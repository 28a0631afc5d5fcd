#pragma once
// Contact as api/openapi.yaml shows it.

#include <vector>

#include "base/json.hpp"
#include "core/contacts/types.hpp"
#include "http/views/names.hpp"

namespace yingda::http::views {

// Without identities: for lists and inside conversations.
Json contact(const Contact& contact);
// With identities, each with its channel's name.
Json contact(const Contact& contact, const std::vector<Identity>& identities, const Names& names);

}  // namespace yingda::http::views
