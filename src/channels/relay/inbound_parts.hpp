#pragma once
// What a customer sent over a platform as a message of ours. Pure.

#include <optional>
#include <string>
#include <vector>

#include "channels/message.hpp"
#include "core/conversations/parts.hpp"

namespace yingda::channels {

// `files`: our copies of the media, in their order; nothing for one that could not be had, which a text then
// stands for. Empty where there is nothing to say.
Parts parts_of(const Inbound& inbound, const std::vector<std::optional<FilePart>>& files, bool chinese);

// A file name for a medium that has none, by its type.
std::string media_name(const Inbound& inbound, const Media& media);

}  // namespace yingda::channels
