#pragma once
// Message objects of Viber.

#include "channels/channel.hpp"

namespace yingda::channels {

inline constexpr std::size_t kViberChoices = 12;
inline constexpr std::size_t kViberLabel = 60;

// The part of the send call that depends on what is said: type, text, media, keyboard.
Json viber_content(const Outgoing& message);

}  // namespace yingda::channels
