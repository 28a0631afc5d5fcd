#pragma once
// Text of any charset of MIME as UTF-8, by ICU. Pure; the result is always well-formed UTF-8.

#include <string>
#include <string_view>

namespace yingda::channels::mail {

// `charset` as it stands in the message, whatever its case. Bytes that are none of its characters become
// U+FFFD. Without a charset, or with one that nobody knows: UTF-8 where the bytes are, else GB18030 where
// they are, else Windows-1252.
std::string to_utf8(std::string_view bytes, std::string_view charset);

}  // namespace yingda::channels::mail
