#pragma once
// Message objects of LINE.

#include "channels/channel.hpp"

namespace yingda::channels {

inline constexpr std::size_t kLineChoices = 13;
inline constexpr std::size_t kLineLabel = 20;

// One message: text with quick replies, an image, or cards as a Flex carousel.
Json line_message(const Outgoing& message);
// A UUID that is the same for the same message.
std::string line_retry_key(const std::string& message_id);

}  // namespace yingda::channels
