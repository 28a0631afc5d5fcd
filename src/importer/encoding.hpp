#pragma once
// The character encoding of a text file.

#include <string>
#include <string_view>

namespace yingda::importer {

// The text as UTF-8: UTF-8 and UTF-16 by their marks, otherwise UTF-8 or GB18030, whichever the bytes are.
// Bytes that belong to neither are left as they are, so that only the rows that hold them are refused. Pure.
std::string to_utf8(std::string_view bytes);

}  // namespace yingda::importer
