#pragma once
// Cards where a platform has none, or only parts of one. Pure.

#include <string>

#include "core/conversations/parts.hpp"

namespace yingda::channels {

// Title, text and buttons, a line each; a button with a link as "label: address".
std::string card_words(const Card& card);
// All of them, with an empty line between two.
std::string card_words(const CardPart& part);
// Title and text alone.
std::string card_head(const Card& card);
// The only card where its only button is a link: what platforms show as an article. Else null.
const Card* article_of(const CardPart& part);
// The first button's address, "" where none has one.
std::string card_link(const Card& card);
// The picture's address where it is one that the platform can reach, else "".
std::string card_picture(const Card& card);

}  // namespace yingda::channels
