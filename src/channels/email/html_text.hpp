#pragma once
// The words of an HTML mail. Pure and total.

#include <string>
#include <string_view>

namespace yingda::channels::mail {

// Blocks and rows are lines, list items start with "- ", quoted blocks with "> ", a link is followed by its
// address where that is not its own text. Scripts, styles and hidden elements are left out.
std::string html_to_text(std::string_view html);

}  // namespace yingda::channels::mail
