#pragma once
// What the service itself says to customers, where the company has written nothing.

#include <optional>
#include <string>
#include <string_view>

#include "core/channels/types.hpp"
#include "core/members/types.hpp"

namespace yingda::texts {

// When a person is wanted and the team is closed: the channel's text or a default, and when it opens next.
// `language` is a tag.
std::string offhours(const Channel& channel, const Team& team, TimeMs now, std::string_view language);
// To somebody who writes while he waits. `place` from 1.
std::string in_queue(int place, std::optional<int> expected_s, std::string_view language);
// To somebody who writes while he waits and the team is closed.
std::string waiting_for_opening(const Team& team, TimeMs now, std::string_view language);
// When a person is called without the bot having said so.
std::string calling_person(std::string_view language);
// After the off-hours form.
std::string contact_received(const std::optional<Team>& team, TimeMs now, std::string_view language);

}  // namespace yingda::texts
