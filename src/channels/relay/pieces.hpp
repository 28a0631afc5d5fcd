#pragma once
// A message in the pieces that a channel can carry: what it does not show is degraded to what it does. Pure.

#include <string>
#include <vector>

#include "channels/capabilities.hpp"
#include "core/conversations/parts.hpp"

namespace yingda::channels {

// One call to the platform.
struct Piece {
  Part part;
  std::string text;  // of quick replies: what is said above them; otherwise the words in short
};

// Texts are split; cards become a picture, a text and choices; choices that are too many become numbered
// lines, which the customer answers by their number; files become their names and addresses. Notices of what
// happened are not sent. `base_url` is where our files can be fetched, "" where that is not known.
std::vector<Piece> pieces_of(const Parts& parts, const Capabilities& can, bool chinese,
                             const std::string& base_url);

}  // namespace yingda::channels
