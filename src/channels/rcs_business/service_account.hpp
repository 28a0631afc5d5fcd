#pragma once
// Google's access tokens for service accounts: a JWT signed with the account's key is exchanged for one.
// Protocol: https://developers.google.com/identity/protocols/oauth2/service-account

#include <optional>
#include <string>
#include <string_view>

#include "base/clock.hpp"

namespace yingda::channels {

struct ServiceAccount {
  std::string email;
  std::string private_key;  // PEM
};
// From the text of the key file.
std::optional<ServiceAccount> read_service_account(std::string_view key_file);

// The JWT for `scope`, valid for an hour. Nothing where the key is not an RSA key.
std::optional<std::string> service_assertion(const ServiceAccount& account, std::string_view scope,
                                             std::string_view audience, TimeMs now);

}  // namespace yingda::channels
