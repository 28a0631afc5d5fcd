#pragma once
// What the set-up page is told about a channel's account.

#include "channels/relay/context.hpp"

namespace yingda::channels {

async::Task<std::vector<CheckStep>> check_account(Context& context, Opened opened, std::string webhook_url);

}  // namespace yingda::channels
