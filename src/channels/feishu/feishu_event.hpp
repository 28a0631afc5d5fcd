#pragma once
// Feishu's events.

#include "channels/channel.hpp"

namespace yingda::channels {

// Both schemas and card callbacks. `host` is where files are fetched. Never fails: what is unknown is of type
// ignore; one event may tell of several messages.
std::vector<Inbound> read_feishu_event(const Json& event, const std::string& host);
// Whether it is a callback of a card in its older form.
bool is_feishu_card(const Json& event);

}  // namespace yingda::channels
