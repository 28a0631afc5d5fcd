#pragma once
// What the web hook of the WhatsApp Cloud API says.

#include "channels/channel.hpp"

namespace yingda::channels {

// Messages, echoes of the phone app and statuses of every entry; unknown changes are of type ignore.
std::vector<Inbound> read_whatsapp(const Account& account, const Json& body);

}  // namespace yingda::channels
