#pragma once
// The transfer encodings of MIME (RFC 2045, 6). Pure and total: what is not of the encoding is passed over.

#include <string>
#include <string_view>

namespace yingda::channels::mail {

// By the value of Content-Transfer-Encoding; an unknown one leaves the bytes as they are.
std::string decode_transfer(std::string_view bytes, std::string_view encoding);

std::string decode_quoted_printable(std::string_view text);
// Ends at the first padding.
std::string decode_base64(std::string_view text);

// Of text with '\n' as its line end; the result has CRLF and lines of at most 76 characters.
std::string encode_quoted_printable(std::string_view text);
// In lines of 76 characters.
std::string encode_base64_lines(std::string_view bytes);

// The value of a hexadecimal digit, -1 for any other character.
int hex_value(char c);

}  // namespace yingda::channels::mail
