#pragma once
// Stored channels as the adapters know them.

#include "channels/channel.hpp"
#include "core/channels/secret_box.hpp"
#include "core/channels/types.hpp"

namespace yingda::channels {

// With its secrets in clear: never to be logged. Code: channel_secret_unreadable.
Result<Account> account_of(const Channel& channel, const SecretBox& box);

// What an owner entered, put into the channel: `config` and `secrets` as the contract says, null members
// remove. Unknown names, values that are no texts and too long ones are refused: unknown_field, wrong_type,
// too_long with the JSON pointer.
Status put_fields(Channel& channel, const Adapter& adapter, const SecretBox& box, const Json& config,
                  const Json& secrets);

// Names of the secret fields that are set; empty where the box does not open.
std::vector<std::string> secrets_set(const Channel& channel, const SecretBox& box);

// What identifies a customer inside of us: the platform's id, or its digest where it is too long.
std::string visitor_of(std::string_view user_id);

}  // namespace yingda::channels
