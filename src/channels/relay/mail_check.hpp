#pragma once
// Whether an e-mail account's two servers let us in.

#include <vector>

#include "channels/relay/context.hpp"

namespace yingda::channels {

// Two steps, IMAP and SMTP. Nothing is read or sent.
async::Task<std::vector<CheckStep>> check_mail(Account account, std::string token);

}  // namespace yingda::channels
